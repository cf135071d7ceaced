/**
 * Signing in to the console: the password, then the code of an MFA device, in as many pages.
 *
 * AWS: IAM User Guide, "How IAM users sign in to AWS", "Sign in with MFA"; what the history shows of it: CloudTrail User Guide, "AWS
 * Management Console sign-in events". No policy is asked: who may do nothing signs in all the same. Not here: a new
 * password (new-password.ts), sign-in by somebody else's word (sts/).
 */
import { heldBy } from '#account/held-by.ts';
import type { MfaDevice } from '#account/mfa-device.ts';
import { put } from '#account/world.ts';
import { AwsError, isAwsError } from '../aws-error.ts';
import { authenticationCode, password, serialNumber } from '../iam/iam-shapes.ts';
import { done, operation, type Operation, type Outcome, type Scope } from '../operation.ts';
import { object, optional } from '../shape.ts';
import { afterAuthentication } from './console-session.ts';
import { afterCode, afterPair, authenticationFailed, wrongCode } from './mfa-code.ts';
import { proofOver, proofText, readProof } from './signin-proof.ts';
import { signinToken, typed } from './signin-shapes.ts';
import { holderNamed, type SignInName } from './signing-in.ts';
import { recordedSignIn } from './signin-event.ts';

/** One message, whatever does not hold: it does not tell which accounts and users there are. */
const failed = new AwsError('AuthenticationFailed', 401, authenticationFailed);

interface Given extends SignInName {
  readonly Password?: string;
  readonly SigninToken?: string;
}

const consoleLogin = operation<Given>({
  service: 'signin',
  name: 'ConsoleLogin',
  consoleOnly: true,
  unsigned: true,
  parameters: object({
    Email: optional(typed),
    Account: optional(typed),
    UserName: optional(typed),
    Password: optional(password),
    SigninToken: optional(signinToken),
  }),
  asks: () => [],
  run: (given, scope) =>
    given.SigninToken === undefined ? withPassword(given, scope) : completed(given.SigninToken, scope),
  recorded: recordedSignIn,
});

async function withPassword(given: Given, scope: Scope): Promise<Outcome> {
  const { world, moment } = scope;
  const holder = holderNamed(world, given);
  const profile = world.loginProfiles.get(holder?.arn ?? '');
  if (profile?.password === undefined) return failed;
  const isRight = await moment.passwords.matches(given.Password ?? '', profile.password);
  if (!isRight) return failed;
  const devices = heldBy(world.mfaDevices, profile.holder);
  if (devices.length === 0) return afterAuthentication(scope, world, profile, undefined);
  const SigninToken = await proofText({ holder: profile.holder, stage: 'mfa' }, profile, moment.now);
  return done(world, {
    Challenge: 'Mfa',
    SigninToken,
    Devices: devices.map(({ serialNumber }) => serialNumber),
  });
}

/** After a new password: all that was asked for is there. */
async function completed(token: string, scope: Scope): Promise<Outcome> {
  const proof = await readProof(scope.world, token, 'complete', scope.moment.now);
  if (isAwsError(proof)) return proof;
  const profile = scope.world.loginProfiles.get(proof.holder);
  return profile === undefined ? proofOver : afterAuthentication(scope, scope.world, profile, proof.mfa);
}

/** The sign-in goes on with the device as its codes left it, or does not. */
async function withDevice(
  scope: Scope,
  { SigninToken, SerialNumber }: { readonly SigninToken: string; readonly SerialNumber: string },
  change: (device: MfaDevice, now: string) => MfaDevice | AwsError,
): Promise<Outcome> {
  const { world, moment } = scope;
  const proof = await readProof(world, SigninToken, 'mfa', moment.now);
  if (isAwsError(proof)) return proof;
  const device = world.mfaDevices.get(SerialNumber);
  const profile = world.loginProfiles.get(proof.holder);
  if (profile === undefined || device?.holder !== proof.holder) return wrongCode;
  const changed = change(device, moment.now);
  if (isAwsError(changed)) return changed;
  const mfa = { serialNumber: SerialNumber, at: moment.now };
  return afterAuthentication(scope, put(world, 'mfaDevices', changed), profile, mfa);
}

const answerMfa = operation({
  service: 'signin',
  name: 'AnswerMfa',
  consoleOnly: true,
  unsigned: true,
  parameters: object({ SigninToken: signinToken, SerialNumber: serialNumber, TokenCode: authenticationCode }),
  asks: () => [],
  run: (given, scope) => withDevice(scope, given, (device, now) => afterCode(device, given.TokenCode, now)),
  recorded: recordedSignIn,
});

const resyncMfa = operation({
  service: 'signin',
  name: 'ResyncMfa',
  consoleOnly: true,
  unsigned: true,
  parameters: object({
    SigninToken: signinToken,
    SerialNumber: serialNumber,
    AuthenticationCode1: authenticationCode,
    AuthenticationCode2: authenticationCode,
  }),
  asks: () => [],
  run: (given, scope) =>
    withDevice(scope, given, (device, now) =>
      afterPair(device, [given.AuthenticationCode1, given.AuthenticationCode2], now),
    ),
  recorded: recordedSignIn,
});

export const consoleLoginOperations: readonly Operation[] = [consoleLogin, answerMfa, resyncMfa];
