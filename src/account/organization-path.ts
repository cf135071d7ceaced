/**
 * Where an account stands in its organization: the root, the units on the way, the account.
 *
 * AWS: Organizations User Guide, "Terminology and concepts".
 */
import type { AccountId } from './arn.ts';
import type { Organization } from './organization.ts';
import type { World } from './world.ts';

/** One step of the way down. */
export interface OrganizationStep {
  readonly kind: 'organizationRoot' | 'organizationalUnit' | 'account';
  readonly id: string;
  readonly name: string;
}

export interface OrganizationPath {
  readonly organization: Organization;
  /** Root first, account last. */
  readonly steps: readonly OrganizationStep[];
}

/** `undefined` for an account outside every organization. */
export function organizationPath(world: World, accountId: AccountId): OrganizationPath | undefined {
  const account = world.accounts.get(accountId);
  if (account?.parentId === undefined) return undefined;
  const last: OrganizationStep = { kind: 'account', id: account.id, name: account.name };
  return climb(world, account.parentId, [last]);
}

/** A unit that hangs on itself, or on nothing, leads to no organization. */
function climb(
  world: World,
  parentId: string,
  below: readonly OrganizationStep[],
): OrganizationPath | undefined {
  const organization = [...world.organizations.values()].find(({ rootId }) => rootId === parentId);
  if (organization !== undefined) {
    return { organization, steps: [{ kind: 'organizationRoot', id: parentId, name: 'Root' }, ...below] };
  }
  const unit = world.organizationalUnits.get(parentId);
  if (unit === undefined || below.some(({ id }) => id === parentId)) return undefined;
  const step: OrganizationStep = { kind: 'organizationalUnit', id: unit.id, name: unit.name };
  return climb(world, unit.parentId, [step, ...below]);
}

/** The form of aws:PrincipalOrgPaths and aws:ResourceOrgPaths: `o-…/r-…/ou-…/`. */
export function organizationPathText({ organization, steps }: OrganizationPath): string {
  const way = steps.filter(({ kind }) => kind !== 'account').map(({ id }) => id);
  return `${[organization.id, ...way].join('/')}/`;
}
