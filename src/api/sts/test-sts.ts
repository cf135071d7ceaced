/**
 * For tests of STS: users, roles and the credentials of a session, each in one line.
 *
 * Records are put into the world as they are; nothing here leaves the tests.
 */
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';
import { put } from '#account/world.ts';
import type { Call, Credentials, Parameters } from '../call.ts';
import { handle } from '../handle.ts';
import { codeAt, stepAt } from '../iam/totp.ts';
import { accountId, emptyAccount, TestAccount } from '../test-api.ts';

export const otherAccountId = '444455556666';
export const alice: Credentials = { kind: 'console', principal: `arn:aws:iam::${accountId}:user/alice` };
export const administrator: Credentials = { kind: 'administrator', accountId };

export function allow(action: string | readonly string[], resource = '*'): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
  });
}

/** A trust policy that lets this principal assume the role, and the actions besides. */
export function trust(principal: string, condition?: object, ...besides: readonly string[]): string {
  const action = ['sts:AssumeRole', ...besides];
  const statement = { Effect: 'Allow', Principal: { AWS: principal }, Action: action };
  const Statement = [condition === undefined ? statement : { ...statement, Condition: condition }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

export function userRecord(name: string, policy?: string): User {
  return {
    arn: `arn:aws:iam::${accountId}:user/${name}`,
    id: `AIDA${name.toUpperCase()}`,
    accountId,
    name,
    path: '/',
    inlinePolicies: policy === undefined ? [] : [{ name: 'p', document: policy }],
    attachedPolicies: [],
    groups: [],
    tags: {},
  };
}

export function roleRecord(name: string, trustPolicy: string, fields: Partial<Role> = {}): Role {
  const owner = fields.accountId ?? accountId;
  return {
    arn: `arn:aws:iam::${owner}:role${fields.path ?? '/'}${name}`,
    id: `AROA${name.toUpperCase()}`,
    accountId: owner,
    name,
    path: '/',
    inlinePolicies: [],
    attachedPolicies: [],
    tags: {},
    assumeRolePolicyDocument: trustPolicy,
    maxSessionDuration: 3600,
    ...fields,
  };
}

/** Two accounts, in the first of which Alice has this policy. */
export function stsAccount(policy: string | undefined, ...roles: readonly Role[]): TestAccount {
  const both = put(emptyAccount, 'accounts', { id: otherAccountId, name: 'Other' });
  const inhabited = put(both, 'users', userRecord('alice', policy));
  return new TestAccount(roles.reduce((world, role) => put(world, 'roles', role), inhabited));
}

/** The answer of a call of STS that must succeed. */
export interface Answered {
  readonly Credentials: Readonly<
    Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken' | 'Expiration', string>
  >;
  readonly PackedPolicySize?: number;
}

/** A call to another endpoint than that of us-east-1: the response, or the error as `TestAccount.call` has it. */
export async function callAt(
  account: TestAccount,
  place: Pick<Call, 'region' | 'endpoint'>,
  operation: string,
  parameters: Parameters,
  credentials: Credentials,
): Promise<unknown> {
  const [service, name] = operation.split(':') as ['iam' | 'sts', string];
  const call = { service, operation: name, parameters, credentials, ...place };
  const { world, error, response } = await handle(account.world, call, account.moment);
  account.world = world;
  return error === undefined ? response : `${error.code} ${error.httpStatus}: ${error.message ?? ''}`;
}

const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** An authenticator app of Alice's, or of whoever has this ARN. */
export function withDevice(
  account: TestAccount,
  holder = `arn:aws:iam::${accountId}:user/alice`,
): TestAccount {
  account.world = put(account.world, 'mfaDevices', {
    serialNumber: `arn:aws:iam::${accountId}:mfa/phone`,
    accountId,
    name: 'phone',
    path: '/',
    seed,
    createdAt: '2026-01-01T00:00:00Z',
    holder,
    drift: 0,
    tags: {},
  });
  return account;
}

/** What the app shows at noon, with its serial number. */
export const mfa = {
  SerialNumber: `arn:aws:iam::${accountId}:mfa/phone`,
  TokenCode: codeAt(seed, stepAt('2026-03-01T12:00:00Z')),
};

/** Makes a call that hands out credentials, and answers them ready for use. */
export async function session(
  account: TestAccount,
  operation: string,
  parameters: Parameters,
  as: Credentials,
): Promise<Credentials> {
  const answer = await account.call(`sts:${operation}`, parameters, as);
  if (typeof answer === 'string') throw new Error(answer);
  const { AccessKeyId, SessionToken } = (answer as Answered).Credentials;
  return { kind: 'accessKey', accessKeyId: AccessKeyId, sessionToken: SessionToken };
}
