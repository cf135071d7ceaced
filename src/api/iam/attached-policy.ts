/**
 * Managed policies on users, groups and roles: attached, detached, listed.
 *
 * AWS: IAM API Reference, "AttachUserPolicy", "DetachGroupPolicy", "ListAttachedRolePolicies" and their siblings.
 * Not here: permissions boundaries (permissions-boundary.ts), who has a policy (policy-use.ts).
 */
import type { ArnText } from '#account/arn.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import { put, type World } from '#account/world.ts';
import { AwsError, isAwsError, noSuchEntity } from '../aws-error.ts';
import { done, type Ask, type Operation, type Scope } from '../operation.ts';
import { exceeded, type QuotaName } from '../quotas.ts';
import { optional } from '../shape.ts';
import {
  holderBoundaryKeys,
  holderKinds,
  holderOperation,
  withHolder,
  type Holder,
  type HolderKind,
} from './holder.ts';
import { arn, paging, policyPath } from './iam-shapes.ts';
import { notPolicyArn, readablePolicy } from './managed-policy-by-arn.ts';
import { paged } from './paging.ts';

interface WithPolicy {
  readonly PolicyArn: ArnText;
}

const policyQuotas = {
  User: 'PoliciesPerUser',
  Group: 'PoliciesPerGroup',
  Role: 'PoliciesPerRole',
} as const satisfies Record<HolderKind['type'], QuotaName>;

/** What may be attached can be limited by policy and by boundary. */
function attachmentKeys({ PolicyArn }: WithPolicy, holder: Holder | undefined): NonNullable<Ask['keys']> {
  return { 'iam:PolicyARN': PolicyArn, ...holderBoundaryKeys(holder) };
}

function attachPolicy(kind: HolderKind): Operation {
  return holderOperation<WithPolicy>(kind, {
    name: `Attach${kind.type}Policy`,
    parameters: { PolicyArn: arn },
    keys: attachmentKeys,
    run: async (name, { PolicyArn }, scope) => {
      const holder = holderToChange(kind, name, PolicyArn, scope);
      if (isAwsError(holder)) return holder;
      const policy = await attachablePolicy(kind, PolicyArn, scope);
      if (isAwsError(policy)) return policy;
      if (holder.attachedPolicies.includes(PolicyArn)) return done(scope.world);
      const attachedPolicies = [...holder.attachedPolicies, PolicyArn];
      const account = scope.world.accounts.get(scope.accountId);
      const tooMany = exceeded(account, policyQuotas[kind.type], attachedPolicies.length);
      if (tooMany !== undefined) return tooMany;
      const world = put(scope.world, 'managedPolicies', policy);
      return done(withHolder(world, kind, holder, { attachedPolicies }));
    },
  });
}

function holderToChange(kind: HolderKind, name: string, policyArn: ArnText, scope: Scope): Holder | AwsError {
  return notPolicyArn(scope, policyArn) ?? kind.findToChange(scope, name);
}

/** AWS: policies of service-linked roles are for those alone, which their service makes. */
async function attachablePolicy(
  { type }: HolderKind,
  policyArn: ArnText,
  scope: Scope,
): Promise<ManagedPolicy | AwsError> {
  const policy = await readablePolicy(scope, policyArn);
  if (policy === undefined) {
    return noSuchEntity(`Policy ${policyArn} does not exist or is not attachable.`);
  }
  return policy.accountId === 'aws' && policy.path.startsWith('/aws-service-role/')
    ? new AwsError('PolicyNotAttachable', 400, `Cannot attach a Service Role Policy to a Customer ${type}.`)
    : policy;
}

function detachPolicy(kind: HolderKind): Operation {
  return holderOperation<WithPolicy>(kind, {
    name: `Detach${kind.type}Policy`,
    parameters: { PolicyArn: arn },
    keys: attachmentKeys,
    run: (name, { PolicyArn }, scope) => {
      const holder = holderToChange(kind, name, PolicyArn, scope);
      if (isAwsError(holder)) return holder;
      if (!holder.attachedPolicies.includes(PolicyArn)) {
        return noSuchEntity(`Policy ${PolicyArn} was not found.`);
      }
      const attachedPolicies = holder.attachedPolicies.filter((each) => each !== PolicyArn);
      return done(withHolder(scope.world, kind, holder, { attachedPolicies }));
    },
  });
}

function listAttachedPolicies(kind: HolderKind): Operation {
  return holderOperation<{ readonly PathPrefix?: string }>(kind, {
    name: `ListAttached${kind.type}Policies`,
    parameters: { PathPrefix: optional(policyPath), ...paging },
    run: (name, { PathPrefix = '/', ...page }, scope) => {
      const holder = kind.find(scope, name);
      if (isAwsError(holder)) return holder;
      const attached = holder.attachedPolicies.map((policyArn) => placeOf(scope.world, policyArn));
      const fitting = attached.filter(({ path }) => path.startsWith(PathPrefix));
      const response = paged('AttachedPolicies', fitting, page, (policy) => ({
        PolicyName: policy.name,
        PolicyArn: policy.arn,
      }));
      return isAwsError(response) ? response : done(scope.world, response);
    },
  });
}

/** A ready world may attach policies of AWS's that it does not hold: their ARN tells all that is asked here. */
function placeOf(world: World, policyArn: ArnText): Pick<ManagedPolicy, 'arn' | 'name' | 'path'> {
  const record = world.managedPolicies.get(policyArn);
  if (record !== undefined) return record;
  const path = policyArn.slice(policyArn.indexOf('/'), policyArn.lastIndexOf('/') + 1);
  return { arn: policyArn, name: policyArn.slice(policyArn.lastIndexOf('/') + 1), path };
}

export const attachedPolicyOperations: readonly Operation[] = holderKinds.flatMap((kind) => [
  attachPolicy(kind),
  detachPolicy(kind),
  listAttachedPolicies(kind),
]);
