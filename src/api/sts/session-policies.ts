/**
 * Session policies as they are passed: one document, up to ten managed policies, and how much room they take.
 *
 * AWS: STS API Reference, "Policy", "PolicyArns", "PackedPolicySize"; IAM User Guide, "IAM and STS quotas". AWS does not
 * publish how it packs; here the share is that of the characters of policies and tags in twice what documents may have.
 */
import { partitionIn } from '#account/arn.ts';
import type { Tags } from '#account/tag.ts';
import { put, type World } from '#account/world.ts';
import { AwsError, validationError } from '../aws-error.ts';
import { managedPolicyOf } from '../iam/entity.ts';
import { malformedPolicy } from '../iam/policy-text.ts';
import type { Scope } from '../operation.ts';

export interface PassedPolicies {
  readonly Policy?: string;
  readonly PolicyArns?: readonly { readonly arn: string }[];
}

/** What a session keeps of them. */
interface SessionPolicies {
  readonly policy?: string;
  readonly policyArns: readonly string[];
}

const mostCharacters = 2048;
const mostPolicies = 10;
const packedSpace = 4096;

export function sessionPolicies({ Policy, PolicyArns = [] }: PassedPolicies): SessionPolicies {
  const policyArns = PolicyArns.map(({ arn }) => arn);
  return { policyArns, ...(Policy !== undefined && { policy: Policy }) };
}

/** The world in which these policies can limit a session of this account (policies of AWS's come into it), or what is wrong. */
export async function withPassedPolicies(
  scope: Scope,
  accountId: string,
  { policy, policyArns }: SessionPolicies,
): Promise<World | AwsError> {
  const partition = partitionIn(scope.world, accountId);
  const malformed = policy === undefined ? undefined : malformedPolicy(policy, 'inline', partition);
  const problem = malformed ?? tooMany(policyArns);
  if (problem !== undefined) return problem;
  let { world } = scope;
  for (const arn of policyArns) {
    const record = await managedPolicyOf(scope, arn);
    const isNear = record?.accountId === accountId || record?.accountId === 'aws';
    if (record === undefined || !isNear) return validationError(`ARN ${arn} is not valid.`);
    world = put(world, 'managedPolicies', record);
  }
  return world;
}

function tooMany(policyArns: readonly string[]): AwsError | undefined {
  if (policyArns.length <= mostPolicies) return undefined;
  return validationError(
    "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: " +
      `Member must have length less than or equal to ${mostPolicies}`,
  );
}

/** PackedPolicySize where something is packed, or AWS's error when it is too much. */
export function packedSize(
  policies: SessionPolicies,
  tags: Tags,
): { readonly PackedPolicySize?: number } | AwsError {
  const documents = charactersIn([policies.policy ?? '', ...policies.policyArns]);
  const all = documents + charactersIn(Object.entries(tags).flat());
  if (all === 0) return {};
  const share = Math.ceil((all * 100) / packedSpace);
  const percent = documents > mostCharacters ? Math.ceil((documents * 100) / mostCharacters) : share;
  return percent > 100 ? packedPolicyTooLarge(percent) : { PackedPolicySize: percent };
}

function charactersIn(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function packedPolicyTooLarge(percent: number): AwsError {
  const words = `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`;
  return new AwsError('PackedPolicyTooLarge', 400, words);
}
