/**
 * What a person should see at once about who asks: its credentials, groups, boundary and tags.
 *
 * Not here: which of it decides (authorize/).
 */
import type { Identity, Bounded } from '#account/identity.ts';
import type { PrincipalName } from '#account/request.ts';
import type { Session } from '#account/session.ts';
import type { Tags } from '#account/tag.ts';
import type { World } from '#account/world.ts';
import { isOwnSession } from '#authorize/caller.ts';

export type PrincipalFact =
  | {
      readonly kind: 'credentials';
      readonly text: string;
      readonly issuedAt: string;
      readonly expiresAt: string;
    }
  | { readonly kind: 'group' | 'role' | 'boundary' | 'sessionPolicy' | 'tag'; readonly text: string };

/** More tags than this are counted, not listed. */
const tagsListed = 2;

/** In reading order: credentials, what they stand for, groups, boundary, session policy, tags. */
export function principalFacts(world: World, name: PrincipalName): PrincipalFact[] {
  const session = world.sessions.get(name);
  if (session) return sessionFacts(world, session);
  const user = world.users.get(name);
  return user ? [...groupFacts(world, user.groups), ...boundedFacts(user)] : [];
}

function sessionFacts(world: World, session: Session): PrincipalFact[] {
  const issuer = world.users.get(session.issuerArn) ?? world.roles.get(session.issuerArn);
  const groups = world.users.get(session.issuerArn)?.groups ?? [];
  const { issuedAt, expiresAt } = session;
  return [
    { kind: 'credentials', text: credentials(session), issuedAt, expiresAt },
    ...(world.roles.has(session.issuerArn) ? [fact('role', lastName(session.issuerArn))] : []),
    ...groupFacts(world, groups),
    ...(issuer ? boundedFacts(issuer) : []),
    ...(session.policy !== undefined || session.policyArns.length > 0
      ? [fact('sessionPolicy', 'session policy')]
      : []),
    ...tagFacts(session.tags, 'session tag'),
  ];
}

function credentials(session: Session): string {
  const { mfaAuthenticatedAt, operation } = session;
  if (isOwnSession(session) && mfaAuthenticatedAt !== undefined) return 'MFA session';
  return operation === 'GetSessionToken' ? 'session without MFA' : `by ${operation}`;
}

function groupFacts(world: World, groups: readonly string[]): PrincipalFact[] {
  return groups.map((arn) => fact('group', world.groups.get(arn)?.name ?? lastName(arn)));
}

function boundedFacts({ permissionsBoundary, tags }: Identity & Bounded): PrincipalFact[] {
  const boundary = permissionsBoundary === undefined ? [] : [fact('boundary', lastName(permissionsBoundary))];
  return [...boundary, ...tagFacts(tags, 'tag')];
}

function tagFacts(tags: Tags, word: string): PrincipalFact[] {
  const all = Object.entries(tags);
  if (all.length > tagsListed) return [fact('tag', `${all.length} ${word}s`)];
  return all.map(([key, value]) => fact('tag', `${key}=${value}`));
}

function fact(kind: 'group' | 'role' | 'boundary' | 'sessionPolicy' | 'tag', text: string): PrincipalFact {
  return { kind, text };
}

function lastName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
