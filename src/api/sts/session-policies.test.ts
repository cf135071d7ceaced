import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Credentials } from '../call.ts';
import { authorize } from '#authorize/authorize.ts';
import type { Verdict } from '#authorize/decision.ts';
import { describe } from '#authorize/describe.ts';
import { accountId, type TestAccount } from '../test-api.ts';
import { alice, roleRecord, session, stsAccount, trust } from './test-sts.ts';

const actions = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage'];
const resources = ['arn:aws:s3:::b/one', 'arn:aws:s3:::b/two', '*'];

const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Action: fc.constantFrom(...actions, 's3:*', '*'),
  Resource: fc.constantFrom(...resources, 'arn:aws:s3:::b/*'),
});

const policy = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((Statement) => JSON.stringify({ Version: '2012-10-17', Statement }));

const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const call = { RoleArn: `arn:aws:iam::${accountId}:role/r`, RoleSessionName: 's1' };

function verdict({ world }: TestAccount, who: Credentials, action: string, resource: string): Verdict {
  const principal = who.kind === 'accessKey' ? who.accessKeyId : '';
  const described = describe(world, { id: 'x', principal, action, resource, overrides: {} });
  if (!described.ready) throw new Error(described.problem.code);
  return authorize(described.request, described.policies).verdict;
}

it('a session is allowed nothing that its role is not, and nothing that its own policy does not allow', async () => {
  await fc.assert(
    fc.asyncProperty(policy, policy, async (ofRole, passed) => {
      const inlinePolicies = [{ name: 'p', document: ofRole }];
      const limits = [{ name: 'p', document: passed }];
      const account = stsAccount(
        undefined,
        roleRecord('r', trust(aliceArn), { inlinePolicies }),
        roleRecord('limits', trust(aliceArn), { inlinePolicies: limits }),
      );
      const whole = await session(account, 'AssumeRole', call, alice);
      const limited = await session(account, 'AssumeRole', { ...call, Policy: passed }, alice);
      const other = { ...call, RoleArn: `arn:aws:iam::${accountId}:role/limits` };
      const onlyPassed = await session(account, 'AssumeRole', other, alice);
      for (const action of actions) {
        for (const resource of resources) {
          const both = [whole, onlyPassed].every(
            (who) => verdict(account, who, action, resource) === 'Allowed',
          );
          expect(verdict(account, limited, action, resource) === 'Allowed').toBe(both);
        }
      }
    }),
    { numRuns: 100 },
  );
});

it('takes managed policies of the account and of AWS, which come into the world', async () => {
  const account = stsAccount(undefined, roleRecord('r', trust(aliceArn)));
  const PolicyArns = [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }];
  expect(await account.call('sts:AssumeRole', { ...call, PolicyArns }, alice)).toMatchObject({
    PackedPolicySize: 1,
  });
  expect(account.world.managedPolicies.has('arn:aws:iam::aws:policy/ReadOnlyAccess')).toBe(true);
  const many = Array.from({ length: 11 }, () => PolicyArns[0]);
  expect(await account.call('sts:AssumeRole', { ...call, PolicyArns: many }, alice)).toContain(
    "ValidationError 400: 1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must",
  );
});
