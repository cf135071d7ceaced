/**
 * MFA devices of the root user: assigned and synchronized at the console, by root itself. No call of IAM does that.
 *
 * AWS: IAM User Guide, "Multi-factor authentication for AWS account root user"; IAM API Reference, "EnableMFADevice", whose UserName is
 * the name of an IAM user. The history has IAM's own events for it, without a user name. Not here: what IAM does for root
 * as well, once root calls: making, deactivating and deleting devices (iam/mfa-device.ts, iam/mfa-assignment.ts).
 */
import { rootArnIn, type ArnText } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { AwsError, isAwsError } from '../aws-error.ts';
import { authenticationCode, serialNumber } from '../iam/iam-shapes.ts';
import { withDeviceEnabled, withDeviceSynchronized, type Codes } from '../iam/mfa-assignment.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object } from '../shape.ts';

const rootOnly = new AwsError('AccessDenied', 403, 'Sign in as the root user to manage its MFA devices.');

/** Root at the console: not a program with a key of root's, and no session that another account took of it. */
function isRootAtConsole({ caller, accessKeyId }: Scope): boolean {
  if (caller?.principal.kind !== 'root') return false;
  return accessKeyId === undefined || caller.session?.isConsole === true;
}

function rootOf({ world, accountId }: Scope): ArnText {
  return rootArnIn(world, accountId);
}

const withCodes = object({
  SerialNumber: serialNumber,
  AuthenticationCode1: authenticationCode,
  AuthenticationCode2: authenticationCode,
});

type Act = (scope: Scope, serial: string, holder: ArnText, codes: Codes) => World | AwsError;

/** `event` as the history names it. */
function rootOperation(name: string, event: 'EnableMFADevice' | 'ResyncMFADevice', act: Act): Operation {
  return operation({
    service: 'signin',
    name,
    consoleOnly: true,
    parameters: withCodes,
    // A policy of the organization binds root of a member account.
    asks: (_, scope) => (isRootAtConsole(scope) ? [{ action: `iam:${event}`, resource: rootOf(scope) }] : []),
    run: ({ SerialNumber, AuthenticationCode1, AuthenticationCode2 }, scope) => {
      if (!isRootAtConsole(scope)) return rootOnly;
      const codes = [AuthenticationCode1, AuthenticationCode2] as const;
      const world = act(scope, SerialNumber, rootOf(scope), codes);
      return isAwsError(world) ? world : done(world);
    },
    recorded: ({ SerialNumber }) => ({
      service: 'iam',
      operation: event,
      parameters: { SerialNumber: String(SerialNumber) },
    }),
  });
}

export const rootMfaOperations: readonly Operation[] = [
  rootOperation('EnableRootMFADevice', 'EnableMFADevice', withDeviceEnabled),
  rootOperation('ResyncRootMFADevice', 'ResyncMFADevice', withDeviceSynchronized),
];
