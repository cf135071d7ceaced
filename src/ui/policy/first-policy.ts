/**
 * A first policy for a thing or a person that has none: one statement that AWS would take, to be typed over.
 *
 * AWS: each service's guide to resource-based policies.
 */
import { partitionOfArn, rootArn } from '#account/arn.ts';
import type { InlinePolicy } from '#account/identity.ts';
import type { Request } from '#account/request.ts';
import type { Resource, ResourceType } from '#account/resource.ts';
import { put, type World } from '#account/world.ts';
import type { Principal } from '#authorize/principal.ts';

/** What the service calls its resource-based policy, as in "Add a bucket policy". */
export const resourcePolicyNames: Readonly<Record<ResourceType, string>> = {
  's3:bucket': 'bucket policy',
  'kms:key': 'key policy',
  'sqs:queue': 'queue policy',
  'sns:topic': 'topic policy',
  'lambda:function': 'function policy',
  'secretsmanager:secret': 'secret policy',
  other: 'resource policy',
};

/** A KMS key policy that lets IAM policies speak; without it nobody can use or mend the key. */
const enableIam = { Sid: 'EnableIamPolicies', Action: 'kms:*', Resource: '*' };

/** Allows what the request asks to the one who asks, to be narrowed or widened from there. */
export function exampleResourcePolicy(
  resource: Resource,
  request: Request,
  caller: Principal | undefined,
): string {
  const asked = {
    Sid: `Allow${request.action.slice(request.action.indexOf(':') + 1)}`,
    Action: request.action,
  };
  const { Sid, ...what } = resource.type === 'kms:key' ? enableIam : { ...asked, Resource: request.resource };
  const principal = resource.type === 'kms:key' ? account(resource) : named(caller, resource);
  return documentText({ Sid, Effect: 'Allow', Principal: principal, ...what });
}

type Owner = Pick<Resource, 'arn' | 'accountId'>;

/** A caller of the same account is reached through the account, as are all others in it. */
function named(caller: Principal | undefined, owner: Owner): unknown {
  switch (caller?.kind) {
    case 'service':
      return { Service: caller.name };
    case 'anonymous':
      return '*';
    case 'identityProvider':
      return { Federated: caller.name };
    default:
      return account({ ...owner, ...(caller && { accountId: caller.accountId }) });
  }
}

function account({ arn, accountId }: Owner): unknown {
  return { AWS: rootArn(accountId, partitionOfArn(arn)) };
}

function documentText(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

/** The resource with a first policy; unchanged if it has one. */
export function withFirstResourcePolicy(
  world: World,
  arn: string,
  request: Request,
  caller: Principal | undefined,
): World {
  const resource = world.resources.get(arn);
  if (resource === undefined || resource.policy !== undefined) return world;
  return put(world, 'resources', { ...resource, policy: exampleResourcePolicy(resource, request, caller) });
}

/** The user or role with an inline policy that allows what the request asks. */
export function withFirstInlinePolicy(world: World, holder: string, { action, resource }: Request): World {
  const document = documentText({ Effect: 'Allow', Action: action, Resource: resource });
  const added = (policies: readonly InlinePolicy[]) => [...policies, { name: freeName(policies), document }];
  const user = world.users.get(holder);
  if (user) return put(world, 'users', { ...user, inlinePolicies: added(user.inlinePolicies) });
  const role = world.roles.get(holder);
  return role ? put(world, 'roles', { ...role, inlinePolicies: added(role.inlinePolicies) }) : world;
}

function freeName(policies: readonly InlinePolicy[]): string {
  const taken = new Set(policies.map(({ name }) => name));
  let number = 1;
  while (taken.has(`Policy${number}`)) number += 1;
  return `Policy${number}`;
}
