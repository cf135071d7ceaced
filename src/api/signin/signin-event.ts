/**
 * What the history tells of sign-in, which is not what was sent.
 *
 * AWS: CloudTrail User Guide, "AWS Management Console sign-in events": a password that is right where MFA is assigned is a `CheckMfa`,
 * every end of it a `ConsoleLogin`; no parameters are shown; a name that is not there is not repeated.
 */
import { heldBy } from '#account/held-by.ts';
import type { World } from '#account/world.ts';
import { isAwsError, type AwsError } from '../aws-error.ts';
import type { Parameters, Response } from '../call.ts';
import type { Recorded } from '../operation.ts';
import { claimsOf } from './signin-proof.ts';
import { accountNamed, holderNamed, holderOf, type Holder } from './signing-in.ts';

export function recordedSignIn(parameters: Parameters, outcome: Response | AwsError, world: World): Recorded {
  const holder = whoSignsIn(parameters, world);
  if (holder === undefined) return nobody(parameters, world);
  const about = { accountId: holder.accountId, callerArn: holder.arn, parameters: {} };
  const challenge = isAwsError(outcome) ? undefined : outcome['Challenge'];
  if (challenge === 'Mfa') {
    return { ...about, operation: 'CheckMfa', additionalEventData: { MfaType: 'Virtual MFA' } };
  }
  if (challenge !== undefined) return { ...about, isSilent: true };
  return {
    ...about,
    operation: 'ConsoleLogin',
    additionalEventData: mfaOf(holder, parameters, world, !isAwsError(outcome)),
    ...(isAwsError(outcome) && { error: { code: 'Failure', message: 'Failed authentication' } }),
  };
}

function mfaOf(
  { arn }: Holder,
  parameters: Parameters,
  world: World,
  isProven: boolean,
): Readonly<Record<string, string>> {
  const device = textIn(parameters, 'SerialNumber') ?? (isProven ? deviceProven(parameters) : undefined);
  const MFAUsed = heldBy(world.mfaDevices, arn).length > 0 ? 'Yes' : 'No';
  return { MFAUsed, ...(device !== undefined && { MFAIdentifier: device }) };
}

/** After a new password the proof tells with which device the sign-in began. */
function deviceProven(parameters: Parameters): string | undefined {
  return claimsOf(textIn(parameters, 'SigninToken') ?? '').mfa?.serialNumber;
}

/** AWS hides a name that it does not know: it may be a password in the wrong field. */
function nobody(parameters: Parameters, world: World): Recorded {
  const accountId = accountNamed(world, textIn(parameters, 'Account') ?? '');
  return {
    ...(accountId !== undefined && { accountId }),
    operation: 'ConsoleLogin',
    parameters: {},
    additionalEventData: { MFAUsed: 'No' },
    error: { code: 'Failure', message: 'No username found in supplied account' },
  };
}

function whoSignsIn(parameters: Parameters, world: World): Holder | undefined {
  const token = textIn(parameters, 'SigninToken');
  if (token !== undefined) return holderOf(world, claimsOf(token).holder);
  const [Email, Account, UserName] = ['Email', 'Account', 'UserName'].map((name) => textIn(parameters, name));
  return holderNamed(world, {
    ...(Email !== undefined && { Email }),
    ...(Account !== undefined && { Account }),
    ...(UserName !== undefined && { UserName }),
  });
}

function textIn(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === 'string' ? value : undefined;
}
