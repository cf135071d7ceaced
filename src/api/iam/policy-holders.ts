/**
 * Who holds a managed policy: users, groups and roles it is attached to, users and roles whose boundary it is.
 *
 * An index is made once for each state of a kind, so that the counts of a thousand policies cost one pass.
 */
import type { ArnText } from '#account/arn.ts';
import type { Bounded, Identity } from '#account/identity.ts';
import type { World } from '#account/world.ts';
import type { Scope } from '../operation.ts';

export type PolicyUsage = 'PermissionsPolicy' | 'PermissionsBoundary';

type Holder = Identity & Partial<Bounded>;
type Index = ReadonlyMap<string, readonly Holder[]>;
type Place = Pick<Scope, 'world' | 'accountId'>;

/** Groups have no boundary. */
const policiesOf: Readonly<Record<PolicyUsage, (holder: Holder) => readonly ArnText[]>> = {
  PermissionsPolicy: ({ attachedPolicies }) => attachedPolicies,
  PermissionsBoundary: ({ permissionsBoundary }) =>
    permissionsBoundary === undefined ? [] : [permissionsBoundary],
};

const indexes: Readonly<Record<PolicyUsage, WeakMap<ReadonlyMap<string, Holder>, Index>>> = {
  PermissionsPolicy: new WeakMap(),
  PermissionsBoundary: new WeakMap(),
};

/** The holders of one kind in one account, in the order in which they came to be. */
export function policyHolders(
  { world, accountId }: Place,
  kind: 'users' | 'groups' | 'roles',
  arn: ArnText,
  usage: PolicyUsage,
): readonly Identity[] {
  return indexOf(world[kind], usage).get(indexKey(accountId, arn)) ?? [];
}

/** How many users, groups and roles of the account use the policy so. AWS: AttachmentCount, PermissionsBoundaryUsageCount. */
export function useCount(place: Place, arn: ArnText, usage: PolicyUsage): number {
  return (['users', 'groups', 'roles'] as const).reduce(
    (sum, kind) => sum + policyHolders(place, kind, arn, usage).length,
    0,
  );
}

/** An account's attached policies as the world has them; AWS's own count in each account by itself. */
export function isInUse(place: Place, arn: ArnText): boolean {
  return useCount(place, arn, 'PermissionsPolicy') + useCount(place, arn, 'PermissionsBoundary') > 0;
}

function indexOf(records: World['users' | 'groups' | 'roles'], usage: PolicyUsage): Index {
  const known = indexes[usage].get(records);
  if (known !== undefined) return known;
  const index = new Map<string, Holder[]>();
  for (const holder of records.values()) {
    for (const arn of policiesOf[usage](holder)) {
      const key = indexKey(holder.accountId, arn);
      const holders = index.get(key);
      if (holders === undefined) index.set(key, [holder]);
      else holders.push(holder);
    }
  }
  indexes[usage].set(records, index);
  return index;
}

function indexKey(accountId: string, arn: ArnText): string {
  return `${accountId} ${arn}`;
}
