/**
 * What is said of a policy beside its name: what it is here, where it hangs, and whether it can be edited.
 *
 * Not here: its name (ui/decision/policy-name.ts), its size (quota.ts).
 */
import type { PolicyRef } from '#account/policy-ref.ts';
import type { ResourceType } from '#account/resource.ts';
import type { World } from '#account/world.ts';
import type { Question, Via } from '#authorize/decision.ts';
import type { CheckOptions } from '#policy/findings/check-policy.ts';
import type { PolicyType } from '#policy/policy-type.ts';
import { policyKind, viaName } from '#ui/decision/policy-name.ts';

/** The badge; a managed policy says what it serves as where that is not plain. */
export function policyRole(ref: PolicyRef, asks: Question, world: World): string {
  if (ref.kind === 'managed' && asks === 'permissionsBoundary') return 'boundary';
  if (ref.kind === 'managed' && asks === 'sessionPolicy') return 'session policy';
  return policyKind(ref, world);
}

/** `on group developers`, `on OU Production`, `of alice and 3 others`; empty where the name says it. */
export function policyPlace(
  ref: PolicyRef,
  reachedThrough: readonly Via[],
  asks: Question,
  world: World,
): string {
  if (ref.kind === 'managed' && asks === 'permissionsBoundary')
    return boundaryHolders(world, ref.arn, reachedThrough);
  const [nearest] = reachedThrough;
  if (nearest === undefined || ref.kind === 'resource' || ref.kind === 'trust' || ref.kind === 'vpcEndpoint')
    return '';
  return `on ${viaName(nearest)}`;
}

function boundaryHolders(world: World, arn: string, [first]: readonly Via[]): string {
  let others = 0;
  for (const holders of [world.users, world.roles]) {
    for (const holder of holders.values()) {
      if (holder.permissionsBoundary === arn && holder.arn !== first?.id) others += 1;
    }
  }
  const rest = others === 0 ? '' : others === 1 ? ' and 1 other' : ` and ${others} others`;
  return `of ${first?.name ?? 'nobody'}${rest}`;
}

/** `version 3 of 3`; empty for a policy that has no other versions. */
export function policyVersion(ref: PolicyRef, world: World): string {
  const policy = ref.kind === 'managed' ? world.managedPolicies.get(ref.arn) : undefined;
  if (policy === undefined || policy.accountId === 'aws') return '';
  const number = Number(policy.defaultVersionId.slice(1));
  const newest = Math.max(...policy.versions.map(({ versionId }) => Number(versionId.slice(1))));
  return newest > 1 ? `version ${number} of ${newest}` : '';
}

/** Why a text cannot be edited; `undefined` when it can. */
export function readOnlyBecause(ref: PolicyRef, world: World): string | undefined {
  if (ref.kind === 'given') return 'was handed in';
  if (ref.kind === 'managed') {
    const policy = world.managedPolicies.get(ref.arn);
    return policy === undefined || policy.accountId === 'aws' ? 'AWS keeps it' : undefined;
  }
  if (ref.kind === 'organization') {
    return world.organizationPolicies.get(ref.id)?.awsManaged === true ? 'AWS keeps it' : undefined;
  }
  return undefined;
}

const cloudFormationNames: Readonly<Record<ResourceType, string | undefined>> = {
  's3:bucket': 'AWS::S3::Bucket',
  'kms:key': 'AWS::KMS::Key',
  'sqs:queue': 'AWS::SQS::Queue',
  'sns:topic': 'AWS::SNS::Topic',
  'lambda:function': 'AWS::Lambda::Function',
  'secretsmanager:secret': 'AWS::SecretsManager::Secret',
  other: undefined,
};

/** What the checks are to know of a policy besides its text. */
export function checkOptionsOf(ref: PolicyRef, world: World): CheckOptions {
  const type = policyTypeOf(ref, world);
  const held = ref.kind === 'resource' ? world.resources.get(ref.resource) : undefined;
  const resourceType = held && cloudFormationNames[held.type];
  return resourceType === undefined ? { type } : { type, resourceType };
}

/** Which grammar the text must follow. */
export function policyTypeOf(ref: PolicyRef, world: World): PolicyType {
  switch (ref.kind) {
    case 'trust':
    case 'resource':
    case 'session':
    case 'vpcEndpoint':
      return ref.kind;
    case 'organization':
      return world.organizationPolicies.get(ref.id)?.type === 'RESOURCE_CONTROL_POLICY'
        ? 'resourceControl'
        : 'serviceControl';
    default:
      return 'identity';
  }
}
