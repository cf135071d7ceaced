/**
 * What follows when a user or role gets another ARN, or goes.
 *
 * AWS keeps principals in policies by unique id: policies that name the entity follow its rename, and name the bare id once
 * it is deleted, so that a new entity of the old name is another principal. Resources and conditions do not follow.
 */
import type { ArnText } from '#account/arn.ts';
import { put, remove, type Kind, type Records, type World } from '#account/world.ts';
import { replacePrincipal } from '#policy/replace-principal.ts';

/** The world in which every Principal element says `to` where it said `from`. */
export function withPrincipal(world: World, from: string, to: string): World {
  const trusted = eachRecord(world, 'roles', (role) => {
    const document = replacePrincipal(role.assumeRolePolicyDocument, from, to);
    return document === role.assumeRolePolicyDocument
      ? role
      : { ...role, assumeRolePolicyDocument: document };
  });
  const shared = eachRecord(trusted, 'resources', (resource) => {
    if (resource.policy === undefined) return resource;
    const policy = replacePrincipal(resource.policy, from, to);
    return policy === resource.policy ? resource : { ...resource, policy };
  });
  return eachRecord(shared, 'vpcEndpoints', (endpoint) => {
    if (endpoint.policy === undefined) return endpoint;
    const policy = replacePrincipal(endpoint.policy, from, to);
    return policy === endpoint.policy ? endpoint : { ...endpoint, policy };
  });
}

/** The kinds whose records hang on a user by its ARN, in the field `holder`. */
const heldKinds = [
  'accessKeys',
  'mfaDevices',
  'signingCertificates',
  'sshPublicKeys',
  'serviceSpecificCredentials',
] as const;

/** The world in which everything that hung on a user hangs on its new ARN. The user's own record is not moved. */
export function withUserMoved(world: World, from: ArnText, to: ArnText): World {
  const held = heldKinds.reduce((moved, kind) => withHolder(moved, kind, from, to), world);
  const profile = held.loginProfiles.get(from);
  const signedIn =
    profile === undefined
      ? held
      : put(remove(held, 'loginProfiles', from), 'loginProfiles', { ...profile, holder: to });
  const sessions = eachRecord(signedIn, 'sessions', (session) =>
    session.issuerArn === from
      ? {
          ...session,
          issuerArn: to,
          principalArn: session.principalArn === from ? to : session.principalArn,
        }
      : session,
  );
  const asked = eachRecord(sessions, 'requests', (request) =>
    request.principal === from ? { ...request, principal: to } : request,
  );
  return withPrincipal(asked, from, to);
}

function withHolder(world: World, kind: (typeof heldKinds)[number], from: ArnText, to: ArnText): World {
  return eachRecord<Kind>(world, kind, (record) =>
    'holder' in record && record.holder === from ? { ...record, holder: to } : record,
  );
}

/** The world with each record of a kind as `change` makes it; keys stay. The very same when nothing changed. */
export function eachRecord<K extends Kind>(
  world: World,
  kind: K,
  change: (record: Records[K]) => Records[K],
): World {
  const before = world[kind] as ReadonlyMap<string, Records[K]>;
  const changed = new Map<string, Records[K]>();
  for (const [key, record] of before) {
    const after = change(record);
    if (after !== record) changed.set(key, after);
  }
  return changed.size === 0 ? world : { ...world, [kind]: new Map([...before, ...changed]) };
}
