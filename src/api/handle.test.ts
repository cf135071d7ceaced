/** Where the history notes what nobody signed. */
import { expect, it } from 'vitest';
import { put } from '#account/world.ts';
import type { Call } from './call.ts';
import { handle } from './handle.ts';
import { accountId, emptyAccount, testMoment } from './test-api.ts';

const other = '444455556666';
const world = put(emptyAccount, 'accounts', { id: other, name: 'Other' });
const token = { RoleSessionName: 's1', WebIdentityToken: 'x.y.z' };

it.each<readonly [why: string, operation: string, parameters: object, where: string]>([
  ['of the role', 'AssumeRoleWithWebIdentity', { ...token, RoleArn: roleIn(other) }, other],
  [
    'of the role, first of all',
    'AssumeRoleWithWebIdentity',
    { ...token, RoleArn: roleIn(accountId) },
    accountId,
  ],
  ['of the role, though parameters are missing', 'AssumeRoleWithSAML', { RoleArn: roleIn(other) }, other],
  [
    'none of this world’s',
    'AssumeRoleWithWebIdentity',
    { ...token, RoleArn: roleIn('777788889999') },
    accountId,
  ],
  ['none', 'AssumeRoleWithWebIdentity', token, accountId],
  ['no ARN', 'AssumeRoleWithWebIdentity', { ...token, RoleArn: 7 }, accountId],
])('an unsigned call that failed is noted in an account: %s', async (_, operation, parameters, where) => {
  const credentials = { kind: 'anonymous' } as const;
  const call: Call = { service: 'sts', operation, parameters: parameters as Call['parameters'], credentials };
  const { event, error } = await handle(world, call, testMoment());
  expect(error).toBeDefined();
  expect(event.accountId).toBe(where);
});

function roleIn(account: string): string {
  return `arn:aws:iam::${account}:role/deploy`;
}
