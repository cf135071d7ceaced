/**
 * A first policy for a thing or a person that has none: one statement that AWS would take, to be typed over.
 *
 * AWS: each service's guide to resource-based policies.
 */
import { rootArn } from '#account/arn.ts';
import type { InlinePolicy } from '#account/identity.ts';
import type { Request } from '#account/request.ts';
import type { Resource, ResourceType } from '#account/resource.ts';
import { put, type World } from '#account/world.ts';

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

interface Example {
  readonly sid: string;
  readonly action: string;
  readonly resource: (arn: string) => string;
}

const itself = (arn: string) => arn;

const examples: Readonly<Record<ResourceType, Example>> = {
  's3:bucket': { sid: 'ReadObjects', action: 's3:GetObject', resource: (arn) => `${arn}/*` },
  'kms:key': { sid: 'EnableIamPolicies', action: 'kms:*', resource: () => '*' },
  'sqs:queue': { sid: 'SendMessages', action: 'sqs:SendMessage', resource: itself },
  'sns:topic': { sid: 'Publish', action: 'sns:Publish', resource: itself },
  'lambda:function': { sid: 'Invoke', action: 'lambda:InvokeFunction', resource: itself },
  'secretsmanager:secret': {
    sid: 'ReadSecret',
    action: 'secretsmanager:GetSecretValue',
    resource: () => '*',
  },
  other: { sid: 'Use', action: '*', resource: itself },
};

/** Speaks to everyone in the resource's own account, through its root ARN. */
export function exampleResourcePolicy({ type, arn, accountId }: Resource): string {
  const { sid, action, resource } = examples[type];
  const statement = {
    Sid: sid,
    Effect: 'Allow',
    Principal: { AWS: rootArn(accountId) },
    Action: action,
    Resource: resource(arn),
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

/** The resource with a first policy; unchanged if it has one. */
export function withFirstResourcePolicy(world: World, arn: string): World {
  const resource = world.resources.get(arn);
  if (resource === undefined || resource.policy !== undefined) return world;
  return put(world, 'resources', { ...resource, policy: exampleResourcePolicy(resource) });
}

/** The user or role with an inline policy that allows what the request asks. */
export function withFirstInlinePolicy(world: World, holder: string, { action, resource }: Request): World {
  const statement = { Effect: 'Allow', Action: action, Resource: resource };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
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
