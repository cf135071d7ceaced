/**
 * Access reports of an organization: which services its policies open to a root, unit or account, and when they were used.
 *
 * AWS: IAM API Reference, "GenerateOrganizationsAccessReport", "GetOrganizationsAccessReport": from the management account, in
 * which service control policies bind nothing.
 */
import type { ApiEvent } from '#account/event.ts';
import type { Job } from '#account/job.ts';
import type { Organization, OrganizationPolicy } from '#account/organization.ts';
import { organizationPath } from '#account/organization-path.ts';
import { put, type World } from '#account/world.ts';
import { accessDeniedError, isAwsError, noSuchEntity } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object, oneOf, optional, text } from '../shape.ts';
import { uuid } from '../unique-id.ts';
import { accountArn } from './entity.ts';
import { paging } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { knownServices, lastCall, servicesAllowed, servicesCalled } from './service-access.ts';
import { serviceName } from './service-names.ts';

interface OrganizationService {
  readonly namespace: string;
  /** Accounts in which it was called. */
  readonly accounts: number;
  readonly last?: { readonly at: string; readonly region: string; readonly entityPath: string };
}

/** What a job keeps: the services, or why there are none. */
type Report =
  | { readonly services: readonly OrganizationService[] }
  | { readonly error: { readonly Code: string; readonly Message: string } };

const entityPath = text({
  min: 19,
  max: 427,
  pattern: /^o-[0-9a-z]{10,32}\/r-[0-9a-z]{4,32}[0-9a-z-/]*$/,
  shown: '^o-[0-9a-z]{10,32}\\/r-[0-9a-z]{4,32}[0-9a-z-\\/]*',
});
const policyId = text({ pattern: /^p-[0-9a-zA-Z_]{8,128}$/, shown: '^p-[0-9a-zA-Z_]{8,128}$' });

const generateOrganizationsAccessReport = operation({
  service: 'iam',
  name: 'GenerateOrganizationsAccessReport',
  parameters: object({ EntityPath: entityPath, OrganizationsPolicyId: optional(policyId) }),
  asks: ({ EntityPath }, scope) => [
    {
      action: 'iam:GenerateOrganizationsAccessReport',
      resource: accountArn(scope, `access-report/${EntityPath}`),
    },
  ],
  run: ({ EntityPath, OrganizationsPolicyId }, { world, accountId, moment }) => {
    const organization = world.organizations.get(EntityPath.split('/')[0] ?? '');
    if (organization?.managementAccountId !== accountId) {
      return accessDeniedError("You don't have permissions to access this resource.");
    }
    const job: Job = {
      id: uuid(moment.random),
      accountId,
      type: 'organizationsAccess',
      startedAt: moment.now,
      about: EntityPath,
      options: OrganizationsPolicyId === undefined ? {} : { policyId: OrganizationsPolicyId },
      result: JSON.stringify(reportOf(world, organization, EntityPath, OrganizationsPolicyId)),
    };
    return done(put(world, 'jobs', job), { JobId: job.id });
  },
});

function reportOf(
  world: World,
  organization: Organization,
  path: string,
  policy: string | undefined,
): Report {
  const [, ...nodes] = path.split('/').filter((part) => part !== '');
  if (!isPath(world, organization, nodes)) {
    const Message = "You specified a target that doesn't exist.";
    return { error: { Code: 'TargetNotFoundException', Message } };
  }
  if (policy !== undefined && !world.organizationPolicies.has(policy)) {
    const Message = "You specified a policy that doesn't exist.";
    return { error: { Code: 'PolicyNotFoundException', Message } };
  }
  const calls = callsUnder(world, path.replace(/\/$/, ''));
  const services = accessible(world, organization, nodes, policy);
  return { services: services.map((service) => organizationService(world, calls, service)) };
}

/** Each part hangs on the one before. */
function isPath(world: World, { rootId }: Organization, [first, ...below]: readonly string[]): boolean {
  let parent = first;
  for (const id of below) {
    const node = world.organizationalUnits.get(id) ?? world.accounts.get(id);
    if (node?.parentId !== parent) return false;
    parent = id;
  }
  return first === rootId;
}

/** One policy alone, or what every level on the way down lets through. */
function accessible(
  world: World,
  { managementAccountId }: Organization,
  nodes: readonly string[],
  policy: string | undefined,
): readonly string[] {
  const known = knownServices(world);
  const all = [...world.organizationPolicies.values()].filter(isServiceControl);
  if (policy !== undefined) return servicesAllowed(documents(all.filter(({ id }) => id === policy)), known);
  if (all.length === 0 || nodes.at(-1) === managementAccountId) return known;
  const levels = nodes.map((node) =>
    servicesAllowed(documents(all.filter(({ targets }) => targets.includes(node))), known),
  );
  return known.filter((service) => levels.every((level) => level.includes(service)));
}

function isServiceControl({ type }: OrganizationPolicy): boolean {
  return type === 'SERVICE_CONTROL_POLICY';
}

function documents(policies: readonly OrganizationPolicy[]): readonly string[] {
  return policies.map(({ document }) => document);
}

function callsUnder(world: World, path: string): readonly ApiEvent[] {
  return [...world.events.values()].filter(({ accountId, callerArn }) => {
    const own = pathOf(world, accountId);
    return callerArn !== undefined && (own === path || own.startsWith(`${path}/`));
  });
}

function pathOf(world: World, accountId: string): string {
  const path = organizationPath(world, accountId);
  return path === undefined ? '' : [path.organization.id, ...path.steps.map(({ id }) => id)].join('/');
}

function organizationService(
  world: World,
  calls: readonly ApiEvent[],
  namespace: string,
): OrganizationService {
  const reaching = calls.filter((call) => servicesCalled(call).includes(namespace));
  const last = lastCall(reaching, namespace);
  const accounts = new Set(reaching.map(({ accountId }) => accountId)).size;
  const entity = pathOf(world, reaching.at(-1)?.accountId ?? '');
  return { namespace, accounts, ...(last !== undefined && { last: { ...last, entityPath: entity } }) };
}

const getOrganizationsAccessReport = operation({
  service: 'iam',
  name: 'GetOrganizationsAccessReport',
  parameters: object({
    JobId: text({ min: 36, max: 36 }),
    SortKey: optional(
      oneOf(
        'SERVICE_NAMESPACE_ASCENDING',
        'SERVICE_NAMESPACE_DESCENDING',
        'LAST_AUTHENTICATED_TIME_ASCENDING',
        'LAST_AUTHENTICATED_TIME_DESCENDING',
      ),
    ),
    ...paging,
  }),
  asks: () => [{ action: 'iam:GetOrganizationsAccessReport', resource: '*' }],
  run: ({ JobId, SortKey = 'SERVICE_NAMESPACE_ASCENDING', ...page }, scope) => {
    const job = jobOf(scope, JobId);
    if (job === undefined) return noSuchEntity(`The job with id ${JobId} cannot be found.`);
    const times = { JobCreationDate: job.startedAt, JobCompletionDate: job.startedAt };
    const report = JSON.parse(job.result) as Report;
    if ('error' in report) {
      return done(scope.world, { JobStatus: 'FAILED', ...times, ErrorDetails: report.error });
    }
    const { services } = report;
    const details = paged('AccessDetails', sorted(services, SortKey), page, shownService);
    if (isAwsError(details)) return details;
    return done(scope.world, {
      JobStatus: 'COMPLETED',
      ...times,
      NumberOfServicesAccessible: services.length,
      NumberOfServicesNotAccessed: services.filter(({ last }) => last === undefined).length,
      ...details,
    });
  },
});

function jobOf({ world, accountId }: Scope, id: string): Job | undefined {
  const job = world.jobs.get(id);
  return job?.type === 'organizationsAccess' && job.accountId === accountId ? job : undefined;
}

function sorted(services: readonly OrganizationService[], key: string): readonly OrganizationService[] {
  const field = ({ namespace, last }: OrganizationService): string =>
    key.startsWith('LAST') ? (last?.at ?? '') : namespace;
  const ascending = [...services].sort((a, b) => (field(a) < field(b) ? -1 : field(a) > field(b) ? 1 : 0));
  return key.endsWith('DESCENDING') ? ascending.reverse() : ascending;
}

function shownService({ namespace, accounts, last }: OrganizationService): Record<string, unknown> {
  return {
    ServiceName: serviceName(namespace),
    ServiceNamespace: namespace,
    ...(last !== undefined && {
      Region: last.region,
      EntityPath: last.entityPath,
      LastAuthenticatedTime: last.at,
    }),
    TotalAuthenticatedEntities: accounts,
  };
}

export const organizationsAccessOperations: readonly Operation[] = [
  generateOrganizationsAccessReport,
  getOrganizationsAccessReport,
];
