/**
 * The global condition keys that AWS would put into a request, each with where it comes from.
 *
 * AWS: IAM User Guide, "AWS global condition context keys": when each is present. Keys of single services come from
 * the person, who knows the call's parameters.
 * Not here: what the person sets or takes away (describe.ts).
 */
import { parseArn, partitionOfArn, type Arn } from '#account/arn.ts';
import type { Environment } from '#account/environment.ts';
import { organizationPath, organizationPathText } from '#account/organization-path.ts';
import type { ContextValue } from '#account/request.ts';
import type { Tags } from '#account/tag.ts';
import type { VpcEndpoint } from '#account/vpc-endpoint.ts';
import type { World } from '#account/world.ts';
import { parseDate } from '#policy/date-value.ts';
import { isOwnSession, type Caller } from './caller.ts';
import { holderArn } from './collect-policies.ts';
import type { Origin } from './description.ts';

export interface DerivedKey {
  readonly key: string;
  readonly value: ContextValue;
  readonly origin: Origin;
}

/** The call, as far as its context asks. */
export interface Call {
  readonly caller: Caller;
  readonly action: string;
  readonly resource: { readonly arn: string; readonly accountId: string };
  readonly environment: Environment;
  readonly endpoint: VpcEndpoint | undefined;
}

type Values = Readonly<Record<string, ContextValue | undefined>>;

export function deriveKeys(world: World, call: Call): readonly DerivedKey[] {
  return [
    ...keys('session', sessionValues(call)),
    ...keys('principal', principalValues(world, call.caller)),
    ...keys('resource', resourceValues(world, call)),
    ...keys('request', requestValues(call)),
  ];
}

function keys(origin: Origin, values: Values): readonly DerivedKey[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value, origin }],
  );
}

/** Present with temporary credentials only: long-term keys say nothing about MFA. */
function sessionValues({ caller: { session }, environment }: Call): Values {
  if (session === undefined) return {};
  const { mfaAuthenticatedAt } = session;
  const hasMfa = isOwnSession(session) && mfaAuthenticatedAt !== undefined;
  return {
    'aws:TokenIssueTime': session.issuedAt,
    'aws:MultiFactorAuthPresent': String(hasMfa),
    'aws:MultiFactorAuthAge': hasMfa
      ? String(secondsBetween(mfaAuthenticatedAt, environment.now))
      : undefined,
    'aws:SourceIdentity': session.sourceIdentity,
    'aws:FederatedProvider': session.federatedProvider,
    ...session.federatedKeys,
  };
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((parseDate(to) ?? 0) - (parseDate(from) ?? 0)));
}

function principalValues(world: World, caller: Caller): Values {
  const { principal } = caller;
  if (principal.kind === 'anonymous') return anonymousValues;
  if (principal.kind === 'identityProvider') return {};
  if (principal.kind === 'service') return serviceValues(principal.name);
  const path = organizationPath(world, principal.accountId);
  return {
    'aws:PrincipalArn': principal.kind === 'roleSession' ? principal.roleArn : principal.arn,
    'aws:PrincipalAccount': principal.accountId,
    'aws:PrincipalType': principalTypes[principal.kind],
    'aws:userid': userIdOf(caller),
    'aws:username': principal.kind === 'user' ? caller.user?.name : undefined,
    ...tagValues('aws:PrincipalTag', principalTags(caller)),
    'aws:PrincipalOrgID': path?.organization.id,
    'aws:PrincipalOrgPaths': path && [organizationPathText(path)],
    'aws:PrincipalIsAWSService': 'false',
  };
}

const anonymousValues: Values = {
  'aws:PrincipalAccount': 'anonymous',
  'aws:PrincipalType': 'Anonymous',
  'aws:userid': 'anonymous',
};

function serviceValues(name: string): Values {
  return {
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': name,
    'aws:PrincipalServiceNamesList': [name],
  };
}

const principalTypes = {
  user: 'User',
  root: 'Account',
  roleSession: 'AssumedRole',
  federatedUser: 'FederatedUser',
} as const;

/** AWS: IAM User Guide, "Principal key values"; GetCallerIdentity answers the same. */
export function userIdOf({ principal, user, role, session }: Caller): string | undefined {
  switch (principal.kind) {
    case 'user':
      return user?.id;
    case 'root':
      return principal.accountId;
    case 'roleSession':
      return role && `${role.id}:${session?.name ?? ''}`;
    case 'federatedUser':
      return `${principal.accountId}:${session?.name ?? ''}`;
    default:
      return undefined;
  }
}

/** A session tag wins over the tag of the same name on user or role; tag keys ignore case there. */
export function principalTags({ user, role, session }: Caller): Tags {
  const own = role?.tags ?? user?.tags ?? {};
  const passed = session?.tags ?? {};
  const overridden = new Set(Object.keys(passed).map((key) => key.toLowerCase()));
  const kept = Object.entries(own).filter(([key]) => !overridden.has(key.toLowerCase()));
  return { ...Object.fromEntries(kept), ...passed };
}

function tagValues(prefix: string, tags: Tags): Values {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));
}

function resourceValues(world: World, { resource }: Call): Values {
  if (resource.arn === '*') return {};
  const path = organizationPath(world, resource.accountId);
  const arn = parseArn(resource.arn);
  const tags = resourceTags(world, resource.arn);
  const ownPrefix = arn === undefined ? undefined : ownTagKeys.get(arn.service);
  return {
    'aws:ResourceAccount': resource.accountId,
    'aws:ResourceOrgID': path?.organization.id,
    'aws:ResourceOrgPaths': path && [organizationPathText(path)],
    ...tagValues('aws:ResourceTag', tags),
    ...(ownPrefix === undefined ? {} : tagValues(ownPrefix, tags)),
  };
}

/** Services that know the tag under a name of their own as well. AWS: Service Authorization Reference. */
const ownTagKeys: ReadonlyMap<string, string> = new Map([
  ['iam', 'iam:ResourceTag'],
  ['secretsmanager', 'secretsmanager:ResourceTag'],
]);

/** An object does not carry its bucket's tags. */
function resourceTags(world: World, arn: string): Tags {
  const isObject = holderArn(arn) !== arn;
  if (isObject) return {};
  for (const kind of taggedKinds) {
    const tags = world[kind].get(arn)?.tags;
    if (tags !== undefined) return tags;
  }
  return {};
}

/** Kinds of records that carry tags and are known by their ARN. */
const taggedKinds = [
  'resources',
  'users',
  'roles',
  'managedPolicies',
  'instanceProfiles',
  'mfaDevices',
  'samlProviders',
  'oidcProviders',
  'serverCertificates',
] as const;

function requestValues(call: Call): Values {
  const { environment, endpoint, caller } = call;
  const isService = caller.principal.kind === 'service';
  return {
    'aws:RequestedRegion': requestedRegion(call),
    'aws:SourceIp': endpoint === undefined && !isService ? environment.sourceIp : undefined,
    'aws:SourceVpce': endpoint?.id,
    'aws:SourceVpc': endpoint?.vpcId,
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': environment.now,
    'aws:EpochTime': String(Math.floor(parseDate(environment.now) ?? 0)),
    'aws:UserAgent': isService ? undefined : 'aws-cli/2',
    'aws:ViaAWSService': 'false',
  };
}

/** AWS: global services are called in one Region of the caller's partition; botocore's endpoint data names those of IAM. */
const globalRegions: Readonly<Record<string, string>> = {
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};

const globalServices: ReadonlySet<string> = new Set([
  'iam',
  'organizations',
  'account',
  'cloudfront',
  'route53',
  'route53domains',
  'globalaccelerator',
  'shield',
  'support',
  'budgets',
  'ce',
]);

function requestedRegion({ caller: { principal }, action, resource, environment }: Call): string {
  const arn: Arn | undefined = parseArn(resource.arn);
  if (globalServices.has(action.split(':')[0]?.toLowerCase() ?? '')) {
    const partition = 'arn' in principal ? partitionOfArn(principal.arn) : 'aws';
    return globalRegions[partition] ?? 'us-east-1';
  }
  return arn !== undefined && arn.region !== '' ? arn.region : environment.region;
}
