/**
 * What each kind of credentials may call at all, whatever policies say: every operation of STS, and one of IAM.
 *
 * AWS: IAM User Guide, "Comparing the AWS STS API operations". `yes`: gets as far as its parameters and policies.
 */
import { describe, expect, it } from 'vitest';
import type { Session } from '#account/session.ts';
import { put } from '#account/world.ts';
import type { Credentials } from '../call.ts';
import { operations } from '../operations.ts';
import { accountId, root } from '../test-api.ts';
import { alice, allow, roleRecord, stsAccount, trust } from './test-sts.ts';

const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const rootArn = `arn:aws:iam::${accountId}:root`;
const federatedArn = `arn:aws:sts::${accountId}:federated-user/bob`;
const role = roleRecord('r', trust(accountId), { inlinePolicies: [{ name: 'p', document: allow('*') }] });
const roleSessionArn = `arn:aws:sts::${accountId}:assumed-role/r/s`;
const noon = '2026-03-01T12:00:00Z';

const key = {
  id: 'AKIAIOSFODNN7EXAMPLE',
  accountId,
  holder: aliceArn,
  status: 'Active',
  createdAt: noon,
} as const;

type Kind = Pick<Session, 'operation' | 'principalArn' | 'issuerArn'> & Partial<Session>;

/** The sessions that there are, by what people call them. */
const kinds = {
  AssumeRole: { operation: 'AssumeRole', principalArn: roleSessionArn, issuerArn: role.arn },
  AssumeRoleWithSAML: { operation: 'AssumeRoleWithSAML', principalArn: roleSessionArn, issuerArn: role.arn },
  'a role, in the console': {
    operation: 'AssumeRole',
    principalArn: roleSessionArn,
    issuerArn: role.arn,
    isConsole: true,
  },
  GetSessionToken: { operation: 'GetSessionToken', principalArn: aliceArn, issuerArn: aliceArn },
  'GetSessionToken with MFA': {
    operation: 'GetSessionToken',
    principalArn: aliceArn,
    issuerArn: aliceArn,
    mfaAuthenticatedAt: noon,
  },
  'GetSessionToken of root': { operation: 'GetSessionToken', principalArn: rootArn, issuerArn: rootArn },
  GetFederationToken: { operation: 'GetFederationToken', principalArn: federatedArn, issuerArn: aliceArn },
  'GetFederationToken of root': {
    operation: 'GetFederationToken',
    principalArn: federatedArn,
    issuerArn: rootArn,
  },
  'GetFederationToken, in the console': {
    operation: 'GetFederationToken',
    principalArn: federatedArn,
    issuerArn: aliceArn,
    isConsole: true,
  },
  'a password, in the console': {
    operation: 'ConsoleLogin',
    principalArn: aliceArn,
    issuerArn: aliceArn,
    isConsole: true,
  },
} as const satisfies Readonly<Record<string, Kind>>;

const longTerm: Readonly<Record<string, Credentials>> = { 'a user’s key': alice, 'root’s key': root };

const parameters: Readonly<Record<string, object>> = {
  AssumeRole: { RoleArn: role.arn, RoleSessionName: 's1' },
  GetFederationToken: { Name: 'carl' },
  GetAccessKeyInfo: { AccessKeyId: key.id },
  DecodeAuthorizationMessage: { EncodedMessage: 'x' },
  GetWebIdentityToken: { Audience: ['https://api.example.com'], SigningAlgorithm: 'ES384' },
};

const signed = operations.filter(({ service, unsigned }) => service === 'sts' && unsigned !== true);
const columns = [
  'GetCallerIdentity',
  'AssumeRole',
  'GetSessionToken',
  'GetFederationToken',
  'GetAccessKeyInfo',
  'DecodeAuthorizationMessage',
  'GetWebIdentityToken',
  'iam:ListUsers',
] as const;

const unknownToken = 'InvalidClientTokenId 403: The security token included in the request is invalid.';

/** `no`: as if the token were unknown. `session`: because it is one. `federated`: because it is of a federated user. */
type Cell = 'yes' | 'no' | 'session' | 'federated';

function expected(cell: Cell, operation: string): string {
  if (cell === 'yes') return 'yes';
  if (cell === 'federated') return `AccessDenied 403: ${operation} does not support federated user sessions`;
  return cell === 'no' ? unknownToken : `AccessDenied 403: Cannot call ${operation} with session credentials`;
}

async function answerOf(kind: string, operation: string): Promise<string> {
  const account = stsAccount(allow('*'), role);
  account.world = put(account.world, 'accessKeys', key);
  const session: Session | undefined =
    kind in kinds
      ? {
          id: 'ASIAOFTHESESSION',
          accountId,
          name: 's',
          policy: allow('*'),
          policyArns: [],
          tags: {},
          token: 't',
          issuedAt: noon,
          expiresAt: '2026-03-01T13:00:00Z',
          ...kinds[kind as keyof typeof kinds],
        }
      : undefined;
  if (session !== undefined) account.world = put(account.world, 'sessions', session);
  const credentials: Credentials = longTerm[kind] ?? {
    kind: 'accessKey',
    accessKeyId: 'ASIAOFTHESESSION',
    sessionToken: 't',
  };
  const [service = 'sts', name = operation] = operation.includes(':') ? operation.split(':') : [];
  const called = service === 'sts' ? `sts:${name}` : name;
  const answer = await account.call(called, { ...parameters[name] }, credentials);
  return typeof answer === 'string' ? answer : 'yes';
}

describe.each<readonly [string, ...Cell[]]>([
  // In the order of the columns.
  ['a user’s key', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['root’s key', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['AssumeRole', 'yes', 'yes', 'session', 'session', 'yes', 'yes', 'yes', 'yes'],
  ['AssumeRoleWithSAML', 'yes', 'yes', 'session', 'session', 'yes', 'yes', 'yes', 'yes'],
  ['a role, in the console', 'yes', 'yes', 'session', 'session', 'yes', 'yes', 'yes', 'yes'],
  ['GetSessionToken', 'yes', 'yes', 'session', 'session', 'no', 'no', 'yes', 'no'],
  ['GetSessionToken with MFA', 'yes', 'yes', 'session', 'session', 'no', 'no', 'yes', 'yes'],
  ['GetSessionToken of root', 'yes', 'yes', 'session', 'session', 'no', 'no', 'yes', 'no'],
  ['GetFederationToken', 'yes', 'no', 'session', 'session', 'no', 'no', 'federated', 'no'],
  ['GetFederationToken of root', 'yes', 'no', 'session', 'session', 'no', 'no', 'federated', 'no'],
  [
    'GetFederationToken, in the console',
    'yes',
    'yes',
    'session',
    'session',
    'yes',
    'yes',
    'federated',
    'yes',
  ],
  ['a password, in the console', 'yes', 'yes', 'session', 'session', 'yes', 'yes', 'yes', 'yes'],
])('credentials of %s', (kind, ...cells) => {
  const row = (operation: string, index: number): readonly [string, Cell] => [
    operation,
    (cells as readonly Cell[])[index] ?? 'yes',
  ];
  it.each(columns.map(row))('%s: %s', async (operation, cell) => {
    const answer = await answerOf(kind, operation);
    const refusals = (['no', 'session', 'federated'] as const).map((each) => expected(each, operation));
    expect(refusals.includes(answer) ? answer : 'yes').toBe(expected(cell, operation));
  });
});

it('every kind of session and every operation that is signed stands in the table', () => {
  const asked: readonly string[] = columns;
  expect(signed.map(({ name }) => name).filter((name) => !asked.includes(name))).toEqual([]);
});
