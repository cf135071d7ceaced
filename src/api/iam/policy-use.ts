/**
 * Where a policy is used, and which policies let an identity use a service.
 *
 * AWS: IAM API Reference, "ListEntitiesForPolicy", "ListPoliciesGrantingServiceAccess".
 * Not here: what an identity last used (access-advisor.ts).
 */
import { parseArn, type ArnText } from '#account/arn.ts';
import type { Group } from '#account/group.ts';
import type { Identity } from '#account/identity.ts';
import { defaultDocument } from '#account/managed-policy.ts';
import { compilePolicy, type CompiledStatement } from '#policy/compile.ts';
import { isAwsError, noSuchEntity, validationError, type AwsError } from '../aws-error.ts';
import type { Response } from '../call.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object, oneOf, optional, textList } from '../shape.ts';
import { managedPolicyOf } from './entity.ts';
import { holderKinds, type Holder, type HolderKind } from './holder.ts';
import { arn, paging, path, policyUsage } from './iam-shapes.ts';
import { notPolicyArn, policyAsk, readablePolicy } from './managed-policy-by-arn.ts';
import { paged } from './paging.ts';
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
    const policy = notPolicyArn(PolicyArn) ?? (await readablePolicy(scope, PolicyArn));
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

const serviceNamespaces = textList({ min: 1, max: 64, pattern: /^[\w-]*$/, shown: '[\\w-]*' }, { max: 200 });

const listPoliciesGrantingServiceAccess = operation({
  service: 'iam',
  name: 'ListPoliciesGrantingServiceAccess',
  parameters: object({ Arn: arn, ServiceNamespaces: serviceNamespaces, Marker: paging.Marker }),
  asks: ({ Arn }) =>
    parseArn(Arn) === undefined ? [] : [{ action: 'iam:ListPoliciesGrantingServiceAccess', resource: Arn }],
  run: async ({ Arn, ServiceNamespaces, ...page }, scope) => {
    const holder = holderWithArn(scope, Arn);
    if (isAwsError(holder)) return holder;
    const policies = await policiesFor(scope, holder);
    const response = paged('PoliciesGrantingServiceAccess', ServiceNamespaces, page, (namespace) => ({
      ServiceNamespace: namespace,
      Policies: policies.filter(({ text }) => grantsService(text, namespace)).map(({ shown }) => shown),
    }));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

function holderWithArn({ world, accountId }: Scope, text: ArnText): Found | AwsError {
  for (const kind of holderKinds) {
    const holder: Holder | undefined = world[kind.records].get(text);
    if (holder?.accountId === accountId) return { kind, holder };
  }
  return parseArn(text) === undefined
    ? validationError(`ARN ${text} is not valid.`)
    : noSuchEntity(`ARN ${text} does not exist.`);
}

interface Found {
  readonly kind: HolderKind;
  readonly holder: Holder;
}

interface Granting {
  readonly text: string;
  readonly shown: Record<string, unknown>;
}

/** AWS: a user's own policies and those of its groups; boundaries and all other kinds of policy are left out. */
async function policiesFor(scope: Scope, found: Found): Promise<readonly Granting[]> {
  const holders = [found, ...groupsOf(scope, found.holder)];
  const inline = holders.flatMap(({ kind, holder }) =>
    holder.inlinePolicies.map(({ name, document }) => ({
      text: document,
      shown: {
        PolicyName: name,
        PolicyType: 'INLINE',
        EntityType: kind.word.toUpperCase(),
        EntityName: holder.name,
      },
    })),
  );
  const arns = new Set(holders.flatMap(({ holder }) => holder.attachedPolicies));
  const managed = await Promise.all([...arns].map((each) => managedGrant(scope, each)));
  return [...managed.flat(), ...inline];
}

async function managedGrant(scope: Scope, policyArn: ArnText): Promise<readonly Granting[]> {
  const policy = await managedPolicyOf(scope, policyArn);
  if (policy === undefined) return [];
  const shown = { PolicyName: policy.name, PolicyType: 'MANAGED', PolicyArn: policyArn };
  return [{ text: defaultDocument(policy) ?? '', shown }];
}

function groupsOf({ world }: Scope, holder: Holder): readonly Found[] {
  const kind = holderKinds.find(({ type }) => type === 'Group');
  const groups = (world.users.get(holder.arn)?.groups ?? [])
    .map((group) => world.groups.get(group))
    .filter((group): group is Group => group !== undefined);
  return kind === undefined ? [] : groups.map((group) => ({ kind, holder: group }));
}

/** Whether a statement allows some action of the service; conditions and resources are not asked. */
function grantsService(text: string, namespace: string): boolean {
  const service = `${namespace.toLowerCase()}:`;
  return compilePolicy(text, 'identity').statements.some(
    (statement) =>
      statement.effect === 'Allow' && statement.broken.length === 0 && reaches(statement, service),
  );
}

function reaches({ action }: CompiledStatement, service: string): boolean {
  const written = action?.patterns.map((pattern) => pattern.written.toLowerCase()) ?? [];
  const whole = written.some((pattern) => pattern === '*' || pattern === `${service}*`);
  return action?.negated === true ? !whole : whole || written.some((pattern) => pattern.startsWith(service));
}

export const policyUseOperations: readonly Operation[] = [
  listEntitiesForPolicy,
  listPoliciesGrantingServiceAccess,
];
