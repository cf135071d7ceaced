/** What a session is asked about in the Lab: the request that it made last, else one that everybody can try. */
import type { Request } from '#account/request.ts';
import type { Resource, ResourceType } from '#account/resource.ts';
import type { Session } from '#account/session.ts';
import { put, type World } from '#account/world.ts';

export function nextRequest({ events }: World, { id }: Session): Request {
  const last = [...events.values()].findLast(
    ({ accessKeyId, authorized }) => accessKeyId === id && authorized.length > 0,
  );
  const asked = last?.authorized[0]?.request;
  const anything = { action: 's3:ListAllMyBuckets', resource: '*', overrides: {} };
  return { ...anything, ...asked, id: 'lab', principal: id };
}

const usualActions: Readonly<Partial<Record<ResourceType, string>>> = {
  's3:bucket': 's3:ListBucket',
  'kms:key': 'kms:Decrypt',
  'sqs:queue': 'sqs:SendMessage',
  'sns:topic': 'sns:Publish',
  'lambda:function': 'lambda:InvokeFunction',
  'secretsmanager:secret': 'secretsmanager:GetSecretValue',
};

/** What would be asked of a resource; `undefined` where it is not known what such a thing can do. */
export function requestOn({ arn, type }: Resource, { id }: Session): Request | undefined {
  const action = usualActions[type];
  return action === undefined
    ? undefined
    : { id: 'lab', principal: id, action, resource: arn, overrides: {} };
}

/** A resource of the session's account whose policy could speak of it: one with a policy before others. */
export function resourceToGuard({ resources }: World, { accountId }: Session): Resource | undefined {
  const known = [...resources.values()].filter(
    (resource) => resource.accountId === accountId && usualActions[resource.type] !== undefined,
  );
  return known.find(({ policy }) => policy !== undefined) ?? known[0];
}

export function intoLab(request: Request): (world: World) => World {
  return (world) => put(world, 'requests', request);
}
