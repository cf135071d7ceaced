/**
 * Versions of managed policies: up to five texts, one of them in force for all who have the policy.
 *
 * AWS: IAM API Reference, "CreatePolicyVersion" to "SetDefaultPolicyVersion"; IAM User Guide, "Versioning IAM policies".
 * Numbers never come back. Not here: the policies themselves (managed-policy.ts).
 */
import { partitionIn } from '#account/arn.ts';
import type { ManagedPolicy, PolicyVersion } from '#account/managed-policy.ts';
import { put } from '#account/world.ts';
import { deleteConflict, isAwsError, limitExceeded, noSuchEntity, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { quotaOf } from '../quotas.ts';
import { boolean, object, optional } from '../shape.ts';
import { arn, paging, policyDocument, policyVersionId } from './iam-shapes.ts';
import { ownPolicyWithArn, policyAsk, policyWithArn, withoutVersionDraft } from './managed-policy-by-arn.ts';
import { paged } from './paging.ts';
import { managedPolicyTooLong } from './policy-size.ts';
import { malformedPolicy } from './policy-text.ts';

/** As lists and CreatePolicyVersion show a version: without its text. */
function shownVersion(
  version: PolicyVersion,
  policy: ManagedPolicy,
  { moment }: Scope,
): Record<string, unknown> {
  return {
    VersionId: version.versionId,
    IsDefaultVersion: version.versionId === policy.defaultVersionId,
    CreateDate: version.createdAt ?? policy.createdAt ?? moment.now,
  };
}

function versionOf(policy: ManagedPolicy, versionId: string): PolicyVersion | AwsError {
  return (
    policy.versions.find((version) => version.versionId === versionId) ??
    noSuchEntity(`Policy ${policy.arn} version ${versionId} does not exist or is not attachable.`)
  );
}

function numberOf(versionId: string): number {
  return Number.parseInt(versionId.slice(1), 10);
}

const createPolicyVersion = operation({
  service: 'iam',
  name: 'CreatePolicyVersion',
  parameters: object({
    PolicyArn: arn,
    PolicyDocument: policyDocument,
    SetAsDefault: optional(boolean),
  }),
  asks: ({ PolicyArn }) => policyAsk('iam:CreatePolicyVersion', PolicyArn),
  run: async ({ PolicyArn, PolicyDocument, SetAsDefault = false }, scope) => {
    const { accountId, moment, world } = scope;
    const policy = await ownPolicyWithArn(scope, PolicyArn, 'create versions for policies');
    if (isAwsError(policy)) return policy;
    const problem =
      malformedPolicy(PolicyDocument, 'managed', partitionIn(scope.world, scope.accountId)) ??
      managedPolicyTooLong(world.accounts.get(accountId), PolicyDocument) ??
      tooManyVersions(policy, scope);
    if (problem !== undefined) return problem;
    const latestVersion = latestOf(policy) + 1;
    const versionId = `v${latestVersion}`;
    const version: PolicyVersion = { versionId, document: PolicyDocument, createdAt: moment.now };
    const renewed: ManagedPolicy = {
      ...policy,
      versions: [...policy.versions, version],
      latestVersion,
      updatedAt: moment.now,
      ...(SetAsDefault && { defaultVersionId: versionId }),
    };
    const response = { PolicyVersion: shownVersion(version, renewed, scope) };
    return done(put(world, 'managedPolicies', renewed), response);
  },
});

function tooManyVersions(policy: ManagedPolicy, { world, accountId }: Scope): AwsError | undefined {
  const quota = quotaOf(world.accounts.get(accountId), 'VersionsPerPolicy');
  if (policy.versions.length < quota) return undefined;
  return limitExceeded(
    `A managed policy can have up to ${quota} versions. Before you create a new version, you must delete an existing version.`,
  );
}

function latestOf({ latestVersion, versions }: ManagedPolicy): number {
  return latestVersion ?? Math.max(0, ...versions.map(({ versionId }) => numberOf(versionId)));
}

const getPolicyVersion = operation({
  service: 'iam',
  name: 'GetPolicyVersion',
  parameters: object({ PolicyArn: arn, VersionId: policyVersionId }),
  asks: ({ PolicyArn }) => policyAsk('iam:GetPolicyVersion', PolicyArn),
  run: async ({ PolicyArn, VersionId }, scope) => {
    const policy = await policyWithArn(scope, PolicyArn);
    if (isAwsError(policy)) return policy;
    const version = versionOf(policy, VersionId);
    if (isAwsError(version)) return version;
    const PolicyVersion = { Document: version.document, ...shownVersion(version, policy, scope) };
    return done(scope.world, { PolicyVersion });
  },
});

const listPolicyVersions = operation({
  service: 'iam',
  name: 'ListPolicyVersions',
  parameters: object({ PolicyArn: arn, ...paging }),
  asks: ({ PolicyArn }) => policyAsk('iam:ListPolicyVersions', PolicyArn),
  run: async ({ PolicyArn, ...page }, scope) => {
    const policy = await policyWithArn(scope, PolicyArn);
    if (isAwsError(policy)) return policy;
    const newestFirst = policy.versions.toSorted((a, b) => numberOf(b.versionId) - numberOf(a.versionId));
    const response = paged('Versions', newestFirst, page, (version) => shownVersion(version, policy, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const setDefaultPolicyVersion = operation({
  service: 'iam',
  name: 'SetDefaultPolicyVersion',
  parameters: object({ PolicyArn: arn, VersionId: policyVersionId }),
  asks: ({ PolicyArn }) => policyAsk('iam:SetDefaultPolicyVersion', PolicyArn),
  run: async ({ PolicyArn, VersionId }, scope) => {
    const policy = await ownPolicyWithArn(scope, PolicyArn, 'update policies');
    if (isAwsError(policy)) return policy;
    const version = versionOf(policy, VersionId);
    if (isAwsError(version)) return version;
    const changed = { ...policy, defaultVersionId: VersionId, updatedAt: scope.moment.now };
    return done(put(scope.world, 'managedPolicies', changed));
  },
});

const deletePolicyVersion = operation({
  service: 'iam',
  name: 'DeletePolicyVersion',
  parameters: object({ PolicyArn: arn, VersionId: policyVersionId }),
  asks: ({ PolicyArn }) => policyAsk('iam:DeletePolicyVersion', PolicyArn),
  run: async ({ PolicyArn, VersionId }, scope) => {
    const policy = await ownPolicyWithArn(scope, PolicyArn, 'delete policy versions for policies');
    if (isAwsError(policy)) return policy;
    const version = versionOf(policy, VersionId);
    if (isAwsError(version)) return version;
    if (VersionId === policy.defaultVersionId) {
      return deleteConflict('Cannot delete the default version of a policy.');
    }
    const left = policy.versions.filter((each) => each !== version);
    const changed = { ...policy, versions: left, latestVersion: latestOf(policy) };
    return done(put(withoutVersionDraft(scope.world, PolicyArn, VersionId), 'managedPolicies', changed));
  },
});

export const policyVersionOperations: readonly Operation[] = [
  createPolicyVersion,
  getPolicyVersion,
  listPolicyVersions,
  setDefaultPolicyVersion,
  deletePolicyVersion,
];
