/**
 * Where a policy is used: the users, groups and roles that have it, and those whose boundary it is.
 *
 * AWS: IAM API Reference, "ListEntitiesForPolicy".
 * Not here: attaching it (attached-policy.ts), what policies grant (policies-granting-service-access.ts).
 */
import type { ArnText } from '#account/arn.ts';
import type { Identity } from '#account/identity.ts';
import { isAwsError, noSuchEntity } from '../aws-error.ts';
import type { Response } from '../call.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object, oneOf, optional } from '../shape.ts';
import { holderKinds, type HolderKind } from './holder.ts';
import { arn, paging, path, policyUsage } from './iam-shapes.ts';
import { notPolicyArn, policyAsk, readablePolicy } from './managed-policy-by-arn.ts';
import { paged } from './paging.ts';
import { listPoliciesGrantingServiceAccess } from './policies-granting-service-access.ts';
import { policyHolders, type PolicyUsage } from './policy-holders.ts';

interface Use {
  readonly type: HolderKind['type'];
  readonly holder: Identity;
}

/** AWS lists groups, users and roles apart, and counts them together for its pages. */
const entityTypes = ['Group', 'User', 'Role'] as const;

const listEntitiesForPolicy = operation({
  service: 'iam',
  name: 'ListEntitiesForPolicy',
  parameters: object({
    PolicyArn: arn,
    EntityFilter: optional(oneOf('User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy')),
    PathPrefix: optional(path),
    PolicyUsageFilter: optional(policyUsage),
    ...paging,
  }),
  asks: ({ PolicyArn }) => policyAsk('iam:ListEntitiesForPolicy', PolicyArn),
  run: async ({ PolicyArn, EntityFilter, PathPrefix = '/', PolicyUsageFilter, ...page }, scope) => {
    const policy = notPolicyArn(scope, PolicyArn) ?? (await readablePolicy(scope, PolicyArn));
    if (isAwsError(policy)) return policy;
    if (policy === undefined) {
      return noSuchEntity(`Policy ${PolicyArn} does not exist or is not attachable.`);
    }
    const types =
      EntityFilter === undefined ? entityTypes : entityTypes.filter((type) => type === EntityFilter);
    const uses = types
      .flatMap((type) => usesBy(type, PolicyArn, PolicyUsageFilter, scope))
      .filter(({ holder }) => holder.path.startsWith(PathPrefix));
    const response = paged('Uses', uses, page, (use) => use);
    return isAwsError(response) ? response : done(scope.world, inLists(response));
  },
});

/** Who uses the policy in both ways is told once. */
function usesBy(
  type: HolderKind['type'],
  policyArn: ArnText,
  usage: PolicyUsage | undefined,
  scope: Scope,
): readonly Use[] {
  const kind = holderKinds.find((each) => each.type === type);
  if (kind === undefined) return [];
  const usages = usage === undefined ? (['PermissionsPolicy', 'PermissionsBoundary'] as const) : [usage];
  const holders = usages.flatMap((each) => policyHolders(scope, kind.records, policyArn, each));
  return [...new Set(holders)].map((holder) => ({ type, holder }));
}

function inLists({ Uses, ...rest }: Response): Response {
  const uses = Uses as readonly Use[];
  const lists = entityTypes.map((type) => {
    const own = uses.filter((use) => use.type === type);
    return [
      `Policy${type}s`,
      own.map(({ holder }) => ({ [`${type}Name`]: holder.name, [`${type}Id`]: holder.id })),
    ];
  });
  return { ...(Object.fromEntries(lists) as Response), ...rest };
}

export const policyUseOperations: readonly Operation[] = [
  listEntitiesForPolicy,
  listPoliciesGrantingServiceAccess,
];
