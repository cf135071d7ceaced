/**
 * Finds the managed policy that a call names by its ARN, or says in AWS's words why it cannot be had.
 *
 * AWS: IAM API Reference, errors of "GetPolicy", "CreatePolicyVersion", "DeletePolicy". AWS's own policies can be read in
 * every account and changed in none.
 */
import { partitionIn, partitionOfArn } from '#account/arn.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import { withoutDraft } from '#account/policy-document.ts';
import type { World } from '#account/world.ts';
import { accessDeniedError, noSuchEntity, validationError, type AwsError } from '../aws-error.ts';
import type { Ask, Scope } from '../operation.ts';
import { managedPolicyOf } from './entity.ts';

/** AWS's words for a text that is no ARN of a managed policy, or one of another partition than the account's. */
export function notPolicyArn({ world, accountId }: Scope, text: string): AwsError | undefined {
  if (!isPolicyArn(text)) return validationError(`ARN ${text} is not valid.`);
  return partitionOfArn(text) === partitionIn(world, accountId)
    ? undefined
    : validationError('Invalid ARN partition');
}

function isPolicyArn(text: string): boolean {
  return /^arn:[^:]+:iam::(?:\d{12}|aws):policy\/./.test(text);
}

/** Asks for permission on a policy; without an ARN there is nothing to ask for, and the call fails by itself. */
export function policyAsk(action: string, policyArn: string, keys: Ask['keys'] = {}): readonly Ask[] {
  return isPolicyArn(policyArn) ? [{ action, resource: policyArn, keys }] : [];
}

/** The policy of this ARN, this account's or AWS's own. */
export async function policyWithArn(scope: Scope, policyArn: string): Promise<ManagedPolicy | AwsError> {
  const policy = notPolicyArn(scope, policyArn) ?? (await readablePolicy(scope, policyArn));
  return policy ?? noSuchEntity(`Policy ${policyArn} was not found.`);
}

/** Other accounts' policies are as if they were not there. */
export async function readablePolicy(scope: Scope, policyArn: string): Promise<ManagedPolicy | undefined> {
  const policy = await managedPolicyOf(scope, policyArn);
  return policy?.accountId === scope.accountId || policy?.accountId === 'aws' ? policy : undefined;
}

/** A policy that this account may change, with AWS's words for what is to be done, e.g. `delete policies`. */
export async function ownPolicyWithArn(
  scope: Scope,
  policyArn: string,
  change: string,
): Promise<ManagedPolicy | AwsError> {
  const problem = notPolicyArn(scope, policyArn);
  if (problem !== undefined) return problem;
  if (!policyArn.includes(`:${scope.accountId}:`)) {
    return accessDeniedError(`Cannot ${change} outside your own account.`);
  }
  return policyWithArn(scope, policyArn);
}

/** Text that was never saved goes with its version. */
export function withoutVersionDraft(world: World, policyArn: string, versionId = ''): World {
  return withoutDraft(world, { kind: 'managed', arn: policyArn, versionId });
}
