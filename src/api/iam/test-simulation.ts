/**
 * For tests of the simulator: policies and results in one line.
 *
 * Nothing here leaves the tests.
 */
import { put, type World } from '#account/world.ts';
import { accountId, emptyAccount, TestAccount } from '../test-api.ts';

export interface Result {
  readonly EvalDecision: string;
  readonly MatchedStatements: readonly { readonly StartPosition: object; readonly EndPosition: object }[];
}

export const alice = `arn:aws:iam::${accountId}:user/alice`;
export const identity = { accountId, path: '/', attachedPolicies: [], inlinePolicies: [] };

export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export const allowS3 = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
export const denyDelete = { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' };

/** Alice with this policy. */
export function withUser(document: string, world: World = emptyAccount): World {
  const inlinePolicies = [{ name: 'p', document }];
  const names = { arn: alice, id: 'AIDAALICE', name: 'alice' };
  return put(world, 'users', { ...identity, ...names, inlinePolicies, groups: [], tags: {} });
}

/** The results of a simulation that must succeed. */
export async function results(
  operation: string,
  parameters: object,
  world = emptyAccount,
): Promise<readonly Result[]> {
  const answer = await new TestAccount(world).call(operation, { ...parameters });
  if (typeof answer === 'string') throw new Error(answer);
  return (answer as { readonly EvaluationResults: readonly Result[] }).EvaluationResults;
}
