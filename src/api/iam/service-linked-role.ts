/**
 * Service-linked roles: made for a service of AWS's and deleted again. What else is done to them only AWS may do.
 *
 * AWS: IAM API Reference, "CreateServiceLinkedRole", "DeleteServiceLinkedRole", "GetServiceLinkedRoleDeletionStatus"; IAM User
 * Guide, "Create a service-linked role". Such roles count as roles, but are made when the quota is used up, too.
 * AWS deletes in the background once the service has nothing left that needs the role; here nothing ever needs it.
 * Not here: which services have one (service-linked-roles.ts), who may not change them (protected-role.ts).
 */
import { partitionIn } from '#account/arn.ts';
import { findByName } from '#account/find-by-name.ts';
import type { Job } from '#account/job.ts';
import { isServiceLinkedRoleArn, type Role } from '#account/role.ts';
import { put, remove, type World } from '#account/world.ts';
import { invalidInput, isAwsError, noSuchEntity, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object, optional, text } from '../shape.ts';
import { uniqueId, uuid } from '../unique-id.ts';
import { accountArn, arnNamed, roleNamed } from './entity.ts';
import { customSuffix, groupName, roleDescription, roleName } from './iam-shapes.ts';
import { withPrincipal } from './principal-references.ts';
import { serviceLinkedRoles } from './service-linked-roles.ts';
import { shownRole } from './shown-role.ts';

interface Wanted {
  readonly AWSServiceName: string;
  readonly CustomSuffix?: string;
}

const createServiceLinkedRole = operation({
  service: 'iam',
  name: 'CreateServiceLinkedRole',
  parameters: object({
    // AWS gives it the shape of group names.
    AWSServiceName: groupName,
    Description: optional(roleDescription),
    CustomSuffix: optional(customSuffix),
  }),
  asks: (wanted, scope) => [
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: accountArn(scope, `role${pathFor(wanted)}${nameFor(wanted) ?? '*'}`),
      keys: { 'iam:AWSServiceName': wanted.AWSServiceName },
    },
  ],
  run: async ({ Description, ...wanted }, scope) => {
    const name = newName(wanted, scope);
    if (isAwsError(name)) return name;
    const { world, attachedPolicies } = await withServicePolicy(wanted, scope);
    const role: Role = {
      arn: accountArn(scope, `role${pathFor(wanted)}${name}`),
      id: uniqueId('AROA', scope.moment.random),
      accountId: scope.accountId,
      name,
      path: pathFor(wanted),
      createdAt: scope.moment.now,
      inlinePolicies: [],
      attachedPolicies,
      tags: {},
      assumeRolePolicyDocument: trustOf(wanted.AWSServiceName),
      maxSessionDuration: 3600,
      ...(Description !== undefined && Description !== '' && { description: Description }),
    };
    return done(put(world, 'roles', role), { Role: shownRole(role, scope) });
  },
});

function pathFor({ AWSServiceName }: Wanted): string {
  return `/aws-service-role/${AWSServiceName}/`;
}

function nameFor({ AWSServiceName, CustomSuffix }: Wanted): string | undefined {
  const role = serviceLinkedRoles.get(AWSServiceName)?.role;
  return role === undefined || CustomSuffix === undefined ? role : `${role}_${CustomSuffix}`;
}

function newName(wanted: Wanted, { world, accountId }: Scope): string | AwsError {
  const { AWSServiceName, CustomSuffix } = wanted;
  const name = nameFor(wanted);
  if (name === undefined) return invalidInput(`No service-linked role is known for ${AWSServiceName}`);
  if (CustomSuffix !== undefined && serviceLinkedRoles.get(AWSServiceName)?.takesSuffix !== true) {
    return invalidInput(`Custom suffix is not allowed for ${AWSServiceName}`);
  }
  return findByName(world.roles, accountId, name) === undefined
    ? name
    : invalidInput(
        `Service role name ${name} has been taken in this account, please try a different suffix.`,
      );
}

/** The world with the service's own policy in it, when AWS still has it. */
async function withServicePolicy(
  { AWSServiceName }: Wanted,
  { world, accountId, moment }: Scope,
): Promise<{ readonly world: World; readonly attachedPolicies: readonly string[] }> {
  const name = serviceLinkedRoles.get(AWSServiceName)?.policy ?? '';
  const arn = `arn:${partitionIn(world, accountId)}:iam::aws:policy/aws-service-role/${name}`;
  const policy = world.managedPolicies.get(arn) ?? (await moment.awsManagedPolicies.read(arn));
  if (policy === undefined) return { world, attachedPolicies: [] };
  return { world: put(world, 'managedPolicies', policy), attachedPolicies: [arn] };
}

function trustOf(service: string): string {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

const deleteServiceLinkedRole = operation({
  service: 'iam',
  name: 'DeleteServiceLinkedRole',
  parameters: object({ RoleName: roleName }),
  asks: ({ RoleName }, scope) => [
    { action: 'iam:DeleteServiceLinkedRole', resource: arnNamed(scope, 'role', RoleName) },
  ],
  run: ({ RoleName }, scope) => {
    const role = roleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    if (!isServiceLinkedRoleArn(role.arn)) {
      return noSuchEntity(`The service-linked role with name ${RoleName} cannot be found.`);
    }
    const job = deletionJob(role, scope);
    const world = withPrincipal(remove(scope.world, 'roles', role.arn), role.arn, role.id);
    return done(put(world, 'jobs', job), { DeletionTaskId: job.id });
  },
});

function deletionJob({ arn, accountId, path, name }: Role, { moment }: Scope): Job {
  return {
    id: `task${path}${name}/${uuid(moment.random)}`,
    accountId,
    type: 'roleDeletion',
    startedAt: moment.now,
    about: arn,
    options: {},
    result: 'SUCCEEDED',
  };
}

const getServiceLinkedRoleDeletionStatus = operation({
  service: 'iam',
  name: 'GetServiceLinkedRoleDeletionStatus',
  parameters: object({ DeletionTaskId: text({ min: 1, max: 1000 }) }),
  asks: ({ DeletionTaskId }, scope) => [
    { action: 'iam:GetServiceLinkedRoleDeletionStatus', resource: roleOfTask(scope, DeletionTaskId) },
  ],
  run: ({ DeletionTaskId }, { world, accountId }) => {
    const job = world.jobs.get(DeletionTaskId);
    if (job?.type !== 'roleDeletion' || job.accountId !== accountId) {
      return noSuchEntity(`The deletion task with id ${DeletionTaskId} cannot be found.`);
    }
    return done(world, { Status: job.result });
  },
});

/** `task/aws-service-role/SERVICE/NAME/UUID` is about `role/aws-service-role/SERVICE/NAME`. */
function roleOfTask(scope: Scope, taskId: string): string {
  const path = /^task\/(aws-service-role\/[^/]+\/[^/]+)\/[^/]+$/.exec(taskId)?.[1];
  return path === undefined ? '*' : accountArn(scope, `role/${path}`);
}

export const serviceLinkedRoleOperations: readonly Operation[] = [
  createServiceLinkedRole,
  deleteServiceLinkedRole,
  getServiceLinkedRoleDeletionStatus,
];
