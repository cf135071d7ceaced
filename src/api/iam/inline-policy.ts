/**
 * Inline policies of users, groups and roles: put, read, listed, deleted.
 *
 * AWS: IAM API Reference, "PutUserPolicy", "GetGroupPolicy", "ListRolePolicies", "DeleteRolePolicy" and their siblings.
 * Not here: how a text may be (policy-text.ts, policy-size.ts), managed policies (attached-policy.ts).
 */
import { partitionIn } from '#account/arn.ts';
import type { InlinePolicy } from '#account/identity.ts';
import { withoutDraft } from '#account/policy-document.ts';
import type { World } from '#account/world.ts';
import { isAwsError, noSuchEntity, type AwsError } from '../aws-error.ts';
import { done, type Operation } from '../operation.ts';
import {
  holderBoundaryKeys,
  holderKinds,
  holderOperation,
  withHolder,
  type Holder,
  type HolderKind,
} from './holder.ts';
import { paging, policyDocument, policyName } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { inlinePoliciesTooLong } from './policy-size.ts';
import { malformedPolicy } from './policy-text.ts';

interface Named {
  readonly PolicyName: string;
}

function putPolicy(kind: HolderKind): Operation {
  return holderOperation<Named & { readonly PolicyDocument: string }>(kind, {
    name: `Put${kind.type}Policy`,
    parameters: { PolicyName: policyName, PolicyDocument: policyDocument },
    keys: (_, holder) => holderBoundaryKeys(holder),
    run: (name, { PolicyName, PolicyDocument }, scope) => {
      const { world, accountId } = scope;
      const holder = kind.findToChange(scope, name);
      if (isAwsError(holder)) return holder;
      const policies = withPolicy(holder.inlinePolicies, { name: PolicyName, document: PolicyDocument });
      const problem =
        malformedPolicy(PolicyDocument, 'inline', partitionIn(world, accountId)) ??
        inlinePoliciesTooLong(world.accounts.get(accountId), kind.word, holder.name, policies);
      if (problem !== undefined) return problem;
      return done(withInline(world, kind, holder, policies, PolicyName));
    },
  });
}

/** A policy of the same name is replaced where it stands. */
function withPolicy(policies: readonly InlinePolicy[], policy: InlinePolicy): readonly InlinePolicy[] {
  return policies.some(({ name }) => name === policy.name)
    ? policies.map((each) => (each.name === policy.name ? policy : each))
    : [...policies, policy];
}

/** A text that was never saved ends with the one it was to replace. */
function withInline(
  world: World,
  kind: HolderKind,
  holder: Holder,
  inlinePolicies: readonly InlinePolicy[],
  name: string,
): World {
  const settled = withoutDraft(world, { kind: 'inline', holder: holder.arn, name });
  return withHolder(settled, kind, holder, { inlinePolicies });
}

function getPolicy(kind: HolderKind): Operation {
  return holderOperation<Named>(kind, {
    name: `Get${kind.type}Policy`,
    parameters: { PolicyName: policyName },
    run: (name, { PolicyName }, scope) => {
      const holder = kind.find(scope, name);
      if (isAwsError(holder)) return holder;
      const policy = inlinePolicyNamed(kind, holder, PolicyName);
      if (isAwsError(policy)) return policy;
      const { document } = policy;
      return done(scope.world, { [kind.parameter]: holder.name, PolicyName, PolicyDocument: document });
    },
  });
}

function inlinePolicyNamed({ word }: HolderKind, holder: Holder, name: string): InlinePolicy | AwsError {
  return (
    holder.inlinePolicies.find((policy) => policy.name === name) ??
    noSuchEntity(`The ${word} policy with name ${name} cannot be found.`)
  );
}

function deletePolicy(kind: HolderKind): Operation {
  return holderOperation<Named>(kind, {
    name: `Delete${kind.type}Policy`,
    parameters: { PolicyName: policyName },
    keys: (_, holder) => holderBoundaryKeys(holder),
    run: (name, { PolicyName }, scope) => {
      const holder = kind.findToChange(scope, name);
      if (isAwsError(holder)) return holder;
      const policy = inlinePolicyNamed(kind, holder, PolicyName);
      if (isAwsError(policy)) return policy;
      const left = holder.inlinePolicies.filter((each) => each !== policy);
      return done(withInline(scope.world, kind, holder, left, PolicyName));
    },
  });
}

function listPolicies(kind: HolderKind): Operation {
  return holderOperation<object>(kind, {
    name: `List${kind.type}Policies`,
    parameters: paging,
    run: (name, page, scope) => {
      const holder = kind.find(scope, name);
      if (isAwsError(holder)) return holder;
      const response = paged('PolicyNames', holder.inlinePolicies, page, (policy) => policy.name);
      return isAwsError(response) ? response : done(scope.world, response);
    },
  });
}

export const inlinePolicyOperations: readonly Operation[] = holderKinds.flatMap((kind) => [
  putPolicy(kind),
  getPolicy(kind),
  deletePolicy(kind),
  listPolicies(kind),
]);
