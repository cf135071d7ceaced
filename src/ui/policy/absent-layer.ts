/** What a gate without policies teaches, and the first policy that can be put there. */
import type { Request } from '#account/request.ts';
import type { World } from '#account/world.ts';
import type { Description } from '#authorize/description.ts';
import type { Question } from '#authorize/decision.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { bucketOf } from '#ui/request/resource-choices.ts';
import { resourcePolicyNames, withFirstInlinePolicy, withFirstResourcePolicy } from './first-policy.ts';

export const absentWords: Readonly<Record<Question, string>> = {
  explicitDeny:
    'No policy that applies holds a Deny. A Deny anywhere, in any of these layers, would outweigh every Allow.',
  resourceControlPolicies:
    'No resource control policy binds this resource. In an organization they say what may be done with its resources at most, whoever asks.',
  serviceControlPolicies:
    'No service control policy binds the caller. In an organization they say what the principals of an account may do at most; they grant nothing.',
  endpointPolicy:
    'The request does not go through a VPC endpoint with a policy. Such a policy says what may pass there at most.',
  resourcePolicy:
    'The resource has no policy of its own. Within one account it needs none; to let in another account or a service, it does.',
  identityPolicies:
    'The caller has no identity policy. Every request begins as denied, until an Allow for it is found.',
  permissionsBoundary:
    'The caller has no permissions boundary. A boundary is a managed policy that says what the identity policies can allow at most.',
  sessionPolicy:
    'The credentials were not narrowed. A session policy is passed when a role is assumed, and allows at most what it says.',
};

export interface FirstPolicy {
  /** On the button, and for undo. */
  readonly says: string;
  readonly edit: (world: World) => World;
}

/** `undefined` where a first policy cannot be put from here. */
export function firstPolicy(
  world: World,
  request: Request,
  description: Description,
  asks: Question,
): FirstPolicy | undefined {
  if (asks === 'resourcePolicy') return forResource(world, request, description);
  return asks === 'identityPolicies' ? forCaller(world, request, description) : undefined;
}

function forResource(world: World, request: Request, description: Description): FirstPolicy | undefined {
  const held = world.resources.get(request.resource) ?? bucketOf(world, request.resource);
  if (held === undefined || held.policy !== undefined) return undefined;
  const caller = description.ready ? description.request.principal : undefined;
  return {
    says: `Add a ${resourcePolicyNames[held.type]}`,
    edit: (now) => withFirstResourcePolicy(now, held.arn, request, caller),
  };
}

function forCaller(world: World, request: Request, description: Description): FirstPolicy | undefined {
  const principal = description.ready ? description.request.principal : undefined;
  const holder =
    principal?.kind === 'user'
      ? principal.arn
      : principal?.kind === 'roleSession'
        ? principal.roleArn
        : undefined;
  if (holder === undefined || !(world.users.has(holder) || world.roles.has(holder))) return undefined;
  return {
    says: `Add an inline policy to ${arnName(holder)}`,
    edit: (now) => withFirstInlinePolicy(now, holder, request),
  };
}
