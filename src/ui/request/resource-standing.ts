/** Where a resource stands to the caller, in two short sentences: `In the same account. No bucket policy.` */
import { parseArn } from '#account/arn.ts';
import type { Request } from '#account/request.ts';
import type { Resource } from '#account/resource.ts';
import type { World } from '#account/world.ts';
import { accountName } from './principal-choices.ts';
import { bucketOf } from './resource-choices.ts';

/** `accountId` is the caller's. */
export function resourceStanding(world: World, request: Request, accountId: string | undefined): string {
  const { resource } = request;
  if (resource === '*') return 'Of no thing in particular.';
  const held = world.resources.get(resource) ?? bucketOf(world, resource);
  const owner = held?.accountId ?? ownerOf(world, request);
  return [place(world, owner, accountId), held ? policyWords(held) : absent(world, resource)]
    .filter(Boolean)
    .join(' ');
}

function ownerOf(world: World, { resource, resourceAccountId }: Request): string | undefined {
  const named = parseArn(resource)?.account;
  return named !== undefined && named !== ''
    ? named
    : (resourceAccountId ?? identity(world, resource)?.accountId);
}

function identity(world: World, arn: string) {
  return (
    world.roles.get(arn) ?? world.users.get(arn) ?? world.groups.get(arn) ?? world.managedPolicies.get(arn)
  );
}

function place(world: World, owner: string | undefined, accountId: string | undefined): string {
  if (owner === undefined) return '';
  if (owner === accountId) return 'In the same account.';
  return `In ${accountId === undefined ? 'account' : 'another account,'} ${accountName(world, owner)}.`;
}

function policyWords({ type, policy }: Resource): string {
  const thing = type === 'other' ? 'resource' : type.slice(type.indexOf(':') + 1);
  return policy === undefined ? `No ${thing} policy.` : `Has a ${thing} policy.`;
}

function absent(world: World, arn: string): string {
  if (world.roles.has(arn)) return 'Has a trust policy.';
  return identity(world, arn) ? '' : 'Not a thing of this playground.';
}
