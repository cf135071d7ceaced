/**
 * Managed policies: made, read, listed, deleted.
 *
 * AWS: IAM API Reference, "CreatePolicy", "GetPolicy", "ListPolicies", "DeletePolicy"; IAM User Guide, "Managed policies and inline policies".
 * Not here: versions (policy-version.ts), tags (policy-tag.ts), on whom policies are (attached-policy.ts, policy-use.ts), their texts (policy-text.ts).
 */
import { partitionIn, partitionOfArn } from '#account/arn.ts';
import { findByName } from '#account/find-by-name.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import { put, remove } from '#account/world.ts';
import { deleteConflict, entityAlreadyExists, isAwsError, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { boolean, object, optional } from '../shape.ts';
import { uniqueId } from '../unique-id.ts';
import { accountArn, countIn, inAccount } from './entity.ts';
import {
  arn,
  paging,
  policyDescription,
  policyDocument,
  policyName,
  policyPath,
  policyScope,
  policyUsage,
  tags,
} from './iam-shapes.ts';
import { ownPolicyWithArn, policyAsk, policyWithArn, withoutVersionDraft } from './managed-policy-by-arn.ts';
import { paged } from './paging.ts';
import { isInUse, useCount } from './policy-holders.ts';
import { managedPolicyTooLong } from './policy-size.ts';
import { policyTagOperations } from './policy-tag.ts';
import { malformedPolicy } from './policy-text.ts';
import { heedingCase, newTags, requestTagKeys, shownTags, tagsIfAny } from './tags.ts';
import { tagAsk } from './user.ts';

/** What lists know of a policy: not its texts. */
type PolicyHead = Omit<ManagedPolicy, 'accountId' | 'versions'>;

/** As every answer shows a policy. Description and tags are told by GetPolicy only. */
function shownPolicy(policy: PolicyHead, scope: Scope): Record<string, unknown> {
  const createdAt = policy.createdAt ?? scope.moment.now;
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: useCount(scope, policy.arn, 'PermissionsPolicy'),
    PermissionsBoundaryUsageCount: useCount(scope, policy.arn, 'PermissionsBoundary'),
    IsAttachable: true,
    CreateDate: createdAt,
    UpdateDate: policy.updatedAt ?? createdAt,
  };
}

const createPolicy = operation({
  service: 'iam',
  name: 'CreatePolicy',
  parameters: object({
    PolicyName: policyName,
    Path: optional(policyPath),
    PolicyDocument: policyDocument,
    Description: optional(policyDescription),
    Tags: optional(tags),
  }),
  asks: ({ PolicyName, Path = '/', Tags }, scope) => {
    const resource = accountArn(scope, `policy${Path}${PolicyName}`);
    const keys = requestTagKeys(Tags);
    return [{ action: 'iam:CreatePolicy', resource, keys }, ...tagAsk('iam:TagPolicy', resource, Tags)];
  },
  run: ({ PolicyName, Path = '/', PolicyDocument, Description, Tags }, scope) => {
    const { accountId, moment, world } = scope;
    const problem =
      malformedPolicy(PolicyDocument, 'managed', partitionIn(scope.world, scope.accountId)) ??
      managedPolicyTooLong(world.accounts.get(accountId), PolicyDocument) ??
      nameTaken(scope, PolicyName) ??
      tooMany(scope);
    if (problem !== undefined) return problem;
    const given = newTags(Tags, heedingCase);
    if (isAwsError(given)) return given;
    const policy: ManagedPolicy = {
      arn: accountArn(scope, `policy${Path}${PolicyName}`),
      id: uniqueId('ANPA', moment.random),
      accountId,
      name: PolicyName,
      path: Path,
      ...(Description !== undefined && { description: Description }),
      versions: [{ versionId: 'v1', document: PolicyDocument, createdAt: moment.now }],
      defaultVersionId: 'v1',
      latestVersion: 1,
      createdAt: moment.now,
      updatedAt: moment.now,
      tags: given,
    };
    const Policy = { ...shownPolicy(policy, scope), ...tagsIfAny(given) };
    return done(put(world, 'managedPolicies', policy), { Policy });
  },
});

function nameTaken({ world, accountId }: Scope, name: string): AwsError | undefined {
  return findByName(world.managedPolicies, accountId, name) === undefined
    ? undefined
    : entityAlreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
}

function tooMany({ world, accountId }: Scope): AwsError | undefined {
  const count = countIn(world.managedPolicies, accountId) + 1;
  return exceeded(world.accounts.get(accountId), 'PoliciesPerAccount', count);
}

const getPolicy = operation({
  service: 'iam',
  name: 'GetPolicy',
  parameters: object({ PolicyArn: arn }),
  asks: ({ PolicyArn }) => policyAsk('iam:GetPolicy', PolicyArn),
  run: async ({ PolicyArn }, scope) => {
    const policy = await policyWithArn(scope, PolicyArn);
    if (isAwsError(policy)) return policy;
    const { description, tags = {} } = policy;
    const Policy = {
      ...shownPolicy(policy, scope),
      ...(description !== undefined && { Description: description }),
      Tags: shownTags(tags),
    };
    return done(scope.world, { Policy });
  },
});

const listPolicies = operation({
  service: 'iam',
  name: 'ListPolicies',
  parameters: object({
    Scope: optional(policyScope),
    OnlyAttached: optional(boolean),
    PathPrefix: optional(policyPath),
    PolicyUsageFilter: optional(policyUsage),
    ...paging,
  }),
  asks: () => [{ action: 'iam:ListPolicies', resource: '*' }],
  run: async (
    { Scope = 'All', OnlyAttached = false, PathPrefix = '/', PolicyUsageFilter, ...page },
    scope,
  ) => {
    const usage = PolicyUsageFilter ?? (OnlyAttached ? 'PermissionsPolicy' : undefined);
    const own = Scope === 'AWS' ? [] : inAccount(scope.world.managedPolicies, scope.accountId);
    const all = Scope === 'Local' ? own : [...own, ...(await awsPolicies(scope))];
    const policies = all.filter(
      ({ path, arn }) =>
        path.startsWith(PathPrefix) && (usage === undefined || useCount(scope, arn, usage) > 0),
    );
    const response = paged('Policies', policies, page, (policy) => shownPolicy(policy, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

/** The catalogue's, and in their place those that the world holds (perhaps of another version, or unknown there). */
async function awsPolicies({ world, accountId, moment }: Scope): Promise<readonly PolicyHead[]> {
  const partition = partitionIn(world, accountId);
  const policies = new Map<string, PolicyHead>();
  for (const head of await moment.awsManagedPolicies.list(partition)) policies.set(head.arn, head);
  for (const policy of world.managedPolicies.values()) {
    const isThere = policy.accountId === 'aws' && partitionOfArn(policy.arn) === partition;
    if (isThere) policies.set(policy.arn, policy);
  }
  return [...policies.values()];
}

const deletePolicy = operation({
  service: 'iam',
  name: 'DeletePolicy',
  parameters: object({ PolicyArn: arn }),
  asks: ({ PolicyArn }) => policyAsk('iam:DeletePolicy', PolicyArn),
  run: async ({ PolicyArn }, scope) => {
    const policy = await ownPolicyWithArn(scope, PolicyArn, 'delete policies');
    if (isAwsError(policy)) return policy;
    if (isInUse(scope, PolicyArn)) return deleteConflict('Cannot delete a policy attached to entities.');
    const [version, ...more] = policy.versions;
    if (more.length > 0) {
      return deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. " +
          'The default version is deleted with the policy.',
      );
    }
    return done(
      remove(withoutVersionDraft(scope.world, PolicyArn, version?.versionId), 'managedPolicies', PolicyArn),
    );
  },
});

export const managedPolicyOperations: readonly Operation[] = [
  createPolicy,
  getPolicy,
  listPolicies,
  deletePolicy,
  ...policyTagOperations,
];
