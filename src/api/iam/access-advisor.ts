/**
 * Access advisor: when a user, group, role or policy last used the services that it may use.
 *
 * AWS: IAM API Reference, "GenerateServiceLastAccessedDetails", "GetServiceLastAccessedDetails",
 * "GetServiceLastAccessedDetailsWithEntities". Reports are ready at once, and for the one who asked for them.
 * Not here: what they say (last-accessed-report.ts), reports of organizations (organizations-access.ts).
 */
import { parseArn } from '#account/arn.ts';
import type { Job } from '#account/job.ts';
import { put } from '#account/world.ts';
import { isAwsError, noSuchEntity, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object, oneOf, optional, text } from '../shape.ts';
import { uuid } from '../unique-id.ts';
import { arn, paging } from './iam-shapes.ts';
import { lastAccessedReport, type EntityAccess, type ServiceAccess } from './last-accessed-report.ts';
import { organizationsAccessOperations } from './organizations-access.ts';
import { paged } from './paging.ts';
import { serviceName } from './service-names.ts';

const jobId = text({ min: 36, max: 36 });
const serviceNamespace = text({ min: 1, max: 64, pattern: /^[\w-]*$/, shown: '[\\w-]*' });

const generateServiceLastAccessedDetails = operation({
  service: 'iam',
  name: 'GenerateServiceLastAccessedDetails',
  parameters: object({ Arn: arn, Granularity: optional(oneOf('SERVICE_LEVEL', 'ACTION_LEVEL')) }),
  asks: ({ Arn }) => [
    {
      action: 'iam:GenerateServiceLastAccessedDetails',
      resource: parseArn(Arn) === undefined ? '*' : Arn,
    },
  ],
  run: async ({ Arn, Granularity = 'SERVICE_LEVEL' }, scope) => {
    const report = await lastAccessedReport(scope, Arn);
    if (isAwsError(report)) return report;
    const { world, accountId, moment } = scope;
    const job: Job = {
      id: uuid(moment.random),
      accountId,
      type: 'serviceLastAccessed',
      startedAt: moment.now,
      about: Arn,
      options: { granularity: Granularity, requester: requester(scope) },
      result: JSON.stringify(report),
    };
    return done(put(world, 'jobs', job), { JobId: job.id });
  },
});

/** AWS: a report is for the user, or for the role in whatever session, that had it made. */
function requester({ caller, accountId }: Scope): string {
  if (caller?.role !== undefined) return caller.role.arn;
  return caller !== undefined && 'arn' in caller.principal ? caller.principal.arn : accountId;
}

function jobOf(scope: Scope, id: string): Job | AwsError {
  const job = scope.world.jobs.get(id);
  const isOwn = job?.type === 'serviceLastAccessed' && job.options['requester'] === requester(scope);
  return isOwn && job.accountId === scope.accountId
    ? job
    : noSuchEntity(`The job with id ${id} cannot be found.`);
}

function servicesOf({ result }: Job): readonly ServiceAccess[] {
  return JSON.parse(result) as readonly ServiceAccess[];
}

const getServiceLastAccessedDetails = operation({
  service: 'iam',
  name: 'GetServiceLastAccessedDetails',
  parameters: object({ JobId: jobId, ...paging }),
  asks: () => [{ action: 'iam:GetServiceLastAccessedDetails', resource: '*' }],
  run: ({ JobId, ...page }, scope) => {
    const job = jobOf(scope, JobId);
    if (isAwsError(job)) return job;
    const granularity = job.options['granularity'];
    const withActions = granularity === 'ACTION_LEVEL';
    const services = paged('ServicesLastAccessed', servicesOf(job), page, (service) =>
      shownService(service, withActions),
    );
    if (isAwsError(services)) return services;
    return done(scope.world, { ...shownJob(job), JobType: granularity, ...services });
  },
});

function shownJob({ startedAt }: Job): Record<string, unknown> {
  return { JobStatus: 'COMPLETED', JobCreationDate: startedAt, JobCompletionDate: startedAt };
}

function shownService(
  { namespace, entities, actions }: ServiceAccess,
  withActions: boolean,
): Record<string, unknown> {
  const [last] = entities;
  const used = entities.filter(({ at }) => at !== undefined);
  return {
    ServiceName: serviceName(namespace),
    ServiceNamespace: namespace,
    TotalAuthenticatedEntities: used.length,
    ...(last?.at !== undefined && {
      LastAuthenticated: last.at,
      LastAuthenticatedEntity: last.arn,
      LastAuthenticatedRegion: last.region,
    }),
    ...(withActions && {
      TrackedActionsLastAccessed: actions.map(({ name, arn: entity, at, region }) => ({
        ActionName: name,
        LastAccessedEntity: entity,
        LastAccessedTime: at,
        LastAccessedRegion: region,
      })),
    }),
  };
}

const getServiceLastAccessedDetailsWithEntities = operation({
  service: 'iam',
  name: 'GetServiceLastAccessedDetailsWithEntities',
  parameters: object({ JobId: jobId, ServiceNamespace: serviceNamespace, ...paging }),
  asks: () => [{ action: 'iam:GetServiceLastAccessedDetailsWithEntities', resource: '*' }],
  run: ({ JobId, ServiceNamespace, ...page }, scope) => {
    const job = jobOf(scope, JobId);
    if (isAwsError(job)) return job;
    const service = servicesOf(job).find(({ namespace }) => namespace === ServiceNamespace);
    const entities = paged('EntityDetailsList', service?.entities ?? [], page, shownEntity);
    return isAwsError(entities) ? entities : done(scope.world, { ...shownJob(job), ...entities });
  },
});

function shownEntity({ arn: Arn, name, type, id, path, at }: EntityAccess): Record<string, unknown> {
  return {
    EntityInfo: { Arn, Name: name, Type: type, Id: id, Path: path },
    ...(at !== undefined && { LastAuthenticated: at }),
  };
}

export const accessAdvisorOperations: readonly Operation[] = [
  generateServiceLastAccessedDetails,
  getServiceLastAccessedDetails,
  getServiceLastAccessedDetailsWithEntities,
  ...organizationsAccessOperations,
];
