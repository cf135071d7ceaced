/**
 * Switching to a role in the console, and back.
 *
 * AWS: IAM User Guide, "Switch from a user to an IAM role (console)": an AssumeRole without tags, external id and source identity, for
 * what is left of the person's own twelve hours at most; not for root. The console asks with the credentials of whoever
 * signed in, also out of another role. Not here: AssumeRole itself (sts/assume-role.ts).
 */
import { parseArn } from '#account/arn.ts';
import { secondsBetween } from '#account/iso-time.ts';
import type { Session } from '#account/session.ts';
import { put } from '#account/world.ts';
import { accessDeniedError, AwsError, isAwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object, optional, text } from '../shape.ts';
import { accountArn } from '../iam/entity.ts';
import { assumeRoleOperations } from '../sts/assume-role.ts';
import { consoleSeconds } from './console-session.ts';
import { typed } from './signin-shapes.ts';
import { accountNamed } from './signing-in.ts';

interface Given {
  readonly Account: string;
  readonly RoleName: string;
  readonly DisplayName?: string;
}

/** AWS: path and name together. */
export const mostOfRoleName = 64;

/** AWS: a chain of roles lasts an hour, also in the console. */
const mostSecondsInChain = 3600;

const rootMayNot = accessDeniedError('Roles may not be assumed by root accounts.');
const notAtConsole = new AwsError('AccessDenied', 403, 'Sign in to the console to switch roles.');

const [assumeRole] = assumeRoleOperations;

const switchRole = operation<Given>({
  service: 'signin',
  name: 'SwitchRole',
  consoleOnly: true,
  parameters: object({
    Account: typed,
    RoleName: text({ min: 1, max: mostOfRoleName, pattern: /^[\w+=,.@/-]+$/, shown: '[\\w+=,.@/-]+' }),
    DisplayName: optional(text({ max: 64 })),
  }),
  asks: (given, scope) =>
    mayNot(scope) === undefined ? (assumeRole?.asks(assuming(given, scope), scope) ?? []) : [],
  run: async (given, scope) => {
    const outcome = mayNot(scope) ?? (await assumeRole?.run(assuming(given, scope), scope));
    if (outcome === undefined || isAwsError(outcome)) return outcome ?? notAtConsole;
    const { Credentials } = outcome.response as { readonly Credentials: Readonly<Record<string, string>> };
    const session = outcome.world.sessions.get(Credentials['AccessKeyId'] ?? '');
    const parentId = scope.caller?.session?.id;
    if (session === undefined || parentId === undefined) return notAtConsole;
    const switched: Session = { ...session, isConsole: true, parentId };
    const response = { SessionId: session.id, Expiration: session.expiresAt, Arn: session.principalArn };
    return done(put(outcome.world, 'sessions', switched), response);
  },
  recorded: (_, outcome, _world, caller) => {
    if (isAwsError(outcome)) return { parameters: {} };
    const callerArn = String(outcome['Arn']);
    const accountId = parseArn(callerArn)?.account;
    const from = caller === undefined ? {} : { additionalEventData: { SwitchFrom: caller } };
    return { parameters: {}, callerArn, ...(accountId !== undefined && { accountId }), ...from };
  },
});

function mayNot({ caller }: Scope): AwsError | undefined {
  if (caller?.principal.kind === 'root') return rootMayNot;
  return caller?.session?.isConsole === true ? undefined : notAtConsole;
}

/** What the console asks of AssumeRole. The session bears the name of the person. */
function assuming({ Account, RoleName }: Given, scope: Scope): never {
  const { world, caller } = scope;
  const accountId = accountNamed(world, Account) ?? Account.trim();
  const RoleArn = accountArn({ world, accountId }, `role/${RoleName.replace(/^\//, '')}`);
  const RoleSessionName = caller?.user?.name ?? caller?.session?.name ?? '';
  return { RoleArn, RoleSessionName, DurationSeconds: duration(RoleArn, scope) } as never;
}

/** Seconds that the switched session lasts: those of the role, those that are left of the person's own session. */
function duration(roleArn: string, { world, caller, moment }: Scope): number {
  const { session, principal } = caller ?? {};
  const left = session === undefined ? consoleSeconds : secondsBetween(moment.now, session.expiresAt);
  const ofRole = world.roles.get(roleArn)?.maxSessionDuration ?? consoleSeconds;
  const ofChain = principal?.kind === 'roleSession' ? mostSecondsInChain : consoleSeconds;
  return Math.min(left, ofRole, ofChain);
}

const exitRole = operation({
  service: 'signin',
  name: 'ExitRole',
  consoleOnly: true,
  parameters: object({}),
  asks: () => [],
  run: (_, { world, caller }) => {
    const parent = world.sessions.get(caller?.session?.parentId ?? '');
    return parent?.isConsole === true
      ? done(world, { SessionId: parent.id, Expiration: parent.expiresAt })
      : new AwsError('InvalidAction', 400, 'This session was not switched to.');
  },
});

export const switchRoleOperations: readonly Operation[] = [switchRole, exitRole];
