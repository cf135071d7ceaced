/**
 * Names in foreign data that limit what is allowed, and lead nowhere: a permissions boundary, a session's policy,
 * the version in force, the way up in the organization.
 *
 * Leaving one out would allow more than was meant, so the data are refused.
 */
import type { Records, World } from '#account/world.ts';

export interface Names {
  has(name: string): boolean;
}

/** Ids of the tops of all organizations. */
export function rootsOf(world: World): ReadonlySet<string> {
  return new Set([...world.organizations.values()].map(({ rootId }) => rootId));
}

/** What is missing, in words. */
export function missingLimit(world: World): string | undefined {
  return boundaryIn(world) ?? sessionPolicyIn(world) ?? versionIn(world) ?? placeIn(world);
}

function boundaryIn(world: World): string | undefined {
  const holders = [...world.users.values(), ...world.roles.values()];
  const holder = holders.find(
    ({ permissionsBoundary: arn }) => arn !== undefined && !world.managedPolicies.has(arn),
  );
  return (
    holder &&
    `\`${holder.arn}\` has the permissions boundary \`${holder.permissionsBoundary ?? ''}\`, which is missing`
  );
}

function sessionPolicyIn(world: World): string | undefined {
  const missing = ({ policyArns }: Records['sessions']) =>
    policyArns.find((arn) => !world.managedPolicies.has(arn));
  const session = [...world.sessions.values()].find(missing);
  return session && `session \`${session.id}\` is limited by \`${missing(session) ?? ''}\`, which is missing`;
}

function versionIn(world: World): string | undefined {
  const policy = [...world.managedPolicies.values()].find(
    ({ versions, defaultVersionId }) => !versions.some(({ versionId }) => versionId === defaultVersionId),
  );
  return policy && `\`${policy.arn}\` has no version \`${policy.defaultVersionId}\``;
}

function placeIn(world: World): string | undefined {
  const inside = [...world.organizationalUnits.values(), ...world.accounts.values()];
  const roots = rootsOf(world);
  const lost = inside.find(({ parentId }) => parentId !== undefined && !leadsUp(parentId, world, roots));
  return lost && `\`${lost.id}\` is under \`${lost.parentId ?? ''}\`, from where no way leads to the root`;
}

/** AWS: Organizations User Guide, "Quotas": five levels of units below the root. Twice that for what AWS may allow. */
const mostLevels = 10;

function leadsUp(parentId: string, world: World, roots: Names): boolean {
  let place: string | undefined = parentId;
  for (let level = 0; level <= mostLevels && place !== undefined; level += 1) {
    if (roots.has(place)) return true;
    place = world.organizationalUnits.get(place)?.parentId;
  }
  return false;
}
