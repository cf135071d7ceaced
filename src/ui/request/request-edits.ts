/** What can be changed about the request on the Lab's screen: each a function from world to world. */
import type { ContextValue, Request } from '#account/request.ts';
import { put, type World } from '#account/world.ts';

export type Edit = (world: World) => World;

/** A world without a request gets one by the first thing that is chosen. */
const nobodyAsks: Request = { id: 'lab', principal: '', action: '', resource: '*', overrides: {} };

function edit(change: (request: Request) => Request): Edit {
  return (world) => {
    return put(world, 'requests', change(world.requests.get('lab') ?? nobodyAsks));
  };
}

/** Who asks; what was set by hand about the request stays set. */
export function asPrincipal(principal: string): Edit {
  return edit((request) => ({ ...request, principal }));
}

export function withAction(action: string): Edit {
  return edit((request) => ({ ...request, action }));
}

export function onResource(resource: string): Edit {
  return edit((request) => ({ ...request, resource }));
}

/** Sets a context key, or with `null` takes it away from the request. A key is one key in any letter case. */
export function withKey(key: string, value: ContextValue | null): Edit {
  return edit((request) => ({ ...request, overrides: { ...without(request, key), [key]: value } }));
}

/** Gives a context key back to the circumstances. */
export function withDerivedKey(key: string): Edit {
  return edit((request) => ({ ...request, overrides: without(request, key) }));
}

function without({ overrides }: Request, key: string): Request['overrides'] {
  const wanted = key.toLowerCase();
  return Object.fromEntries(Object.entries(overrides).filter(([each]) => each.toLowerCase() !== wanted));
}

/** Sends the request through a VPC endpoint, or with `undefined` through none. */
export function throughEndpoint(id: string | undefined): Edit {
  return edit(({ vpcEndpointId: _, ...request }) =>
    id === undefined ? request : { ...request, vpcEndpointId: id },
  );
}

/** Says which account owns a resource that the world does not hold. */
export function ownedBy(accountId: string | undefined): Edit {
  return edit(({ resourceAccountId: _, ...request }) =>
    accountId === undefined ? request : { ...request, resourceAccountId: accountId },
  );
}
