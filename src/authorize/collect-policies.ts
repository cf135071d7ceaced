/**
 * Finds every policy that applies to a request in a world, and how each was reached.
 *
 * AWS: IAM User Guide, "Policies and permissions in IAM"; Organizations User Guide, "SCP evaluation".
 * Not here: whether they allow (authorize.ts).
 */
import type { AccountId, ArnText } from '#account/arn.ts';
import type { Identity } from '#account/identity.ts';
import { defaultDocument } from '#account/managed-policy.ts';
import type { OrganizationPolicy } from '#account/organization.ts';
import { organizationPath } from '#account/organization-path.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import type { ApplicablePolicies, Level, PolicySource } from './authorization-request.ts';
import type { Caller } from './caller.ts';
import type { Via } from './decision.ts';

/** What is asked for: the resource, its owner, and the VPC endpoint on the way. */
export interface Target {
  readonly arn: ArnText | '*';
  readonly accountId: AccountId;
  readonly vpcEndpointId?: string;
}

export function collectPolicies(world: World, caller: Caller, target: Target): ApplicablePolicies {
  const callerAccount = 'accountId' in caller.principal ? caller.principal.accountId : undefined;
  const resourcePolicy = policyOfResource(world, target.arn);
  const sessionPolicies = caller.session && passedPolicies(world, caller.session);
  const endpointPolicies = policyOfEndpoint(world, target.vpcEndpointId);
  const scps = callerAccount && levels(world, callerAccount, 'SERVICE_CONTROL_POLICY');
  const rcps = levels(world, target.accountId, 'RESOURCE_CONTROL_POLICY');
  const managementAccountIds = [callerAccount, target.accountId].flatMap((id) =>
    managementAccount(world, id),
  );
  return {
    identityPolicies: identityPolicies(world, caller),
    ...(resourcePolicy && { resourcePolicy }),
    permissionsBoundaries: boundary(world, caller),
    ...(sessionPolicies && sessionPolicies.length > 0 && { sessionPolicies }),
    ...(scps && { serviceControlPolicies: scps }),
    ...(rcps && { resourceControlPolicies: rcps }),
    ...(endpointPolicies && { endpointPolicies }),
    managementAccountIds,
  };
}

/** A role's own policies, or a user's and those of the user's groups. */
function identityPolicies(world: World, { role, user }: Caller): readonly PolicySource[] {
  if (role !== undefined) return policiesOf(world, role, [via('role', role)]);
  if (user === undefined) return [];
  const groups = user.groups.map((arn) => world.groups.get(arn)).filter((group) => group !== undefined);
  return [
    ...policiesOf(world, user, [via('user', user)]),
    ...groups.flatMap((group) => policiesOf(world, group, [via('group', group), via('user', user)])),
  ];
}

function via(kind: 'user' | 'group' | 'role', { arn, name }: Identity): Via {
  return { kind, id: arn, name };
}

function policiesOf(
  world: World,
  identity: Identity,
  reachedThrough: readonly Via[],
): readonly PolicySource[] {
  const inline = identity.inlinePolicies.map(({ name, document }) => ({
    policy: { kind: 'inline' as const, holder: identity.arn, name },
    document,
    reachedThrough,
  }));
  return [
    ...inline,
    ...identity.attachedPolicies.flatMap((arn) => managedPolicy(world, arn, reachedThrough)),
  ];
}

/** None when the world lacks the policy: then it allows and denies nothing. */
function managedPolicy(world: World, arn: ArnText, reachedThrough: readonly Via[]): readonly PolicySource[] {
  const record = world.managedPolicies.get(arn);
  const document = record && defaultDocument(record);
  if (record === undefined || document === undefined) return [];
  return [{ policy: { kind: 'managed', arn, versionId: record.defaultVersionId }, document, reachedThrough }];
}

/** A boundary that the world lost still bounds: it allows nothing. */
function boundary(world: World, { role, user }: Caller): readonly PolicySource[] {
  const holder = role ?? user;
  const arn = holder?.permissionsBoundary;
  if (holder === undefined || arn === undefined) return [];
  const reachedThrough = [via(role === undefined ? 'user' : 'role', holder)];
  const found = managedPolicy(world, arn, reachedThrough);
  return found.length > 0
    ? found
    : [{ policy: { kind: 'managed', arn, versionId: '' }, document: '', reachedThrough }];
}

/** The inline document and the managed policies that were passed when the session was asked for. */
function passedPolicies(world: World, session: Session): readonly PolicySource[] {
  const reachedThrough: readonly Via[] = [{ kind: 'session', id: session.id, name: session.name }];
  const { policy: document, id } = session;
  const inline: readonly PolicySource[] =
    document === undefined ? [] : [{ policy: { kind: 'session', session: id }, document, reachedThrough }];
  return [...inline, ...session.policyArns.flatMap((arn) => managedPolicy(world, arn, reachedThrough))];
}

/** The bucket behind an object, the role behind its trust policy, or the resource itself. */
function policyOfResource(world: World, arn: ArnText): PolicySource | undefined {
  const role = world.roles.get(arn);
  if (role !== undefined) {
    const document = role.assumeRolePolicyDocument;
    return { policy: { kind: 'trust', role: arn }, document, reachedThrough: [via('role', role)] };
  }
  const resource = world.resources.get(holderArn(arn));
  if (resource?.policy === undefined) return undefined;
  return {
    policy: { kind: 'resource', resource: resource.arn },
    document: resource.policy,
    reachedThrough: [{ kind: 'resource', id: resource.arn, name: resource.name }],
  };
}

/** AWS: an S3 object has no policy of its own, its bucket's policy speaks for it. */
export function holderArn(arn: ArnText): ArnText {
  const slash = /^arn:[^:]+:s3:::[^/]+/.exec(arn);
  return slash?.[0] ?? arn;
}

function policyOfEndpoint(world: World, id: string | undefined): readonly PolicySource[] | undefined {
  const endpoint = id === undefined ? undefined : world.vpcEndpoints.get(id);
  if (endpoint?.policy === undefined) return undefined;
  const reachedThrough: readonly Via[] = [{ kind: 'vpcEndpoint', id: endpoint.id, name: endpoint.id }];
  return [{ policy: { kind: 'vpcEndpoint', id: endpoint.id }, document: endpoint.policy, reachedThrough }];
}

/** The account that owns the organization of this one, if it is in one. */
function managementAccount(world: World, accountId: AccountId | undefined): readonly AccountId[] {
  const path = accountId === undefined ? undefined : organizationPath(world, accountId);
  return path === undefined ? [] : [path.organization.managementAccountId];
}

/**
 * Policies by level, root first; `undefined` outside an organization, and in one that has not enabled the type: AWS
 * attaches FullAWSAccess or RCPFullAWSAccess everywhere when it is enabled.
 */
function levels(
  world: World,
  accountId: AccountId,
  type: OrganizationPolicy['type'],
): readonly Level[] | undefined {
  const path = organizationPath(world, accountId);
  const ofType = [...world.organizationPolicies.values()].filter((policy) => policy.type === type);
  if (path === undefined || ofType.length === 0) return undefined;
  return path.steps.map((step, i) => {
    const below = path.steps.slice(i).map(({ kind, id, name }): Via => ({ kind, id, name }));
    const here = ofType.filter(({ targets }) => targets.includes(step.id));
    return {
      via: step,
      policies: here.map(({ id, document }) => ({
        policy: { kind: 'organization', id },
        document,
        reachedThrough: below,
      })),
    };
  });
}
