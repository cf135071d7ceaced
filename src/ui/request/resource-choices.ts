/**
 * The things of a world that a request can be about, those that fit the action first.
 *
 * Not here: what an ARN must look like (arn-shape.ts).
 */
import type { Request } from '#account/request.ts';
import type { World } from '#account/world.ts';
import { resourceTypesOf, typesOfArn } from '#catalogue/resource-types.ts';
import type { ResourceTypeFacts, ServiceFacts } from '#policy/catalogue-facts.ts';
import { actionFacts } from './arn-shape.ts';
import { findMatches } from './matches.ts';
import type { Option, OptionList } from './option.ts';
import { accountName } from './principal-choices.ts';

export interface Thing {
  readonly arn: string;
  /** `bucket`, `object`, `role` … */
  readonly type: string;
  readonly accountId?: string;
}

const perWorld = new WeakMap<
  World['resources'],
  { readonly world: World; readonly things: readonly Thing[] }
>();

/** Everything in the world that has an ARN, then objects that requests of this world named. */
export function things(world: World): readonly Thing[] {
  const known = perWorld.get(world.resources);
  if (known && sameThings(known.world, world)) return known.things;
  const listed = [...records(world), ...objects(world)];
  perWorld.set(world.resources, { world, things: listed });
  return listed;
}

function sameThings(a: World, b: World): boolean {
  return (
    a.users === b.users &&
    a.groups === b.groups &&
    a.roles === b.roles &&
    a.managedPolicies === b.managedPolicies &&
    a.requests === b.requests
  );
}

function records(world: World): Thing[] {
  const iam = (kind: 'users' | 'groups' | 'roles', type: string) =>
    [...world[kind].values()].map(({ arn, accountId }) => ({ arn, type, accountId }));
  const resources = [...world.resources.values()].map(({ arn, type, accountId }) => ({
    arn,
    type: type.slice(type.indexOf(':') + 1),
    accountId,
  }));
  const policies = [...world.managedPolicies.values()]
    .filter(({ accountId }) => accountId !== 'aws')
    .map(({ arn, accountId }) => ({ arn, type: 'policy', accountId }));
  return [
    ...resources,
    ...iam('roles', 'role'),
    ...iam('users', 'user'),
    ...iam('groups', 'group'),
    ...policies,
  ];
}

/** An object belongs to its bucket's record; those that were asked for are known by their requests. */
function objects(world: World): Thing[] {
  const named = [...world.requests.values()].map(({ resource }) => resource);
  return [...new Set(named)].flatMap((arn) => {
    const bucket = bucketOf(world, arn);
    return bucket === undefined ? [] : [{ arn, type: 'object', accountId: bucket.accountId }];
  });
}

/** The bucket record of an object's ARN. */
export function bucketOf(world: World, arn: string) {
  const slash = arn.indexOf('/');
  return arn.startsWith('arn:aws:s3:::') && slash > 0 ? world.resources.get(arn.slice(0, slash)) : undefined;
}

/**
 * What the combobox lists. `service` are the facts of the action's service, if loaded: then only things of the
 * types that the action takes are listed, and `*` for an action that takes none.
 */
export function resourceOptions(
  world: World,
  query: string,
  action: Request['action'],
  service: ServiceFacts | undefined,
): OptionList {
  const facts = actionFacts(service, action);
  const types = service && facts && resourceTypesOf(service, facts);
  if (types?.length === 0) {
    return { options: [{ value: '*', text: '*', detail: 'the action takes no resource' }], more: 0 };
  }
  const starts = types?.some(({ name }) => name === 'object') === true ? bucketStarts(world) : [];
  const { matches, more } = findMatches(
    [...fitting(things(world), action, types), ...starts],
    searchText,
    query,
  );
  return {
    options: matches.map(({ item, ranges }) =>
      option(
        world,
        item,
        ranges.filter(([, end]) => end <= item.arn.length),
      ),
    ),
    more,
  };
}

/** Typing asks for the same again and again; ARNs of thousands of things are tried only once an action. */
const fittingOf = new WeakMap<readonly Thing[], { readonly key: string; readonly list: readonly Thing[] }>();

function fitting(
  all: readonly Thing[],
  action: string,
  types: readonly ResourceTypeFacts[] | undefined,
): readonly Thing[] {
  if (types === undefined) return all;
  const known = fittingOf.get(all);
  if (known?.key === action) return known.list;
  const list = all.filter(({ arn }) => typesOfArn(types, arn).length > 0);
  fittingOf.set(all, { key: action, list });
  return list;
}

function searchText({ arn, type }: Thing): string {
  return `${arn} ${type}`;
}

/** `arn:aws:s3:::ledger/`, to be typed on, where an object is wanted. */
function bucketStarts(world: World): Thing[] {
  return [...world.resources.values()]
    .filter(({ type }) => type === 's3:bucket')
    .map(({ arn, accountId }) => ({ arn: `${arn}/`, type: 'an object in it…', accountId }));
}

function option(world: World, { arn, type, accountId }: Thing, ranges: Option['ranges'] = []): Option {
  return {
    value: arn,
    text: arn,
    ranges,
    detail: type,
    ...(accountId === undefined ? {} : { group: accountName(world, accountId) }),
    ...(arn.endsWith('/') ? { continues: true } : {}),
  };
}
