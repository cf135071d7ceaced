/** What a session is called on the page: its name, how it was obtained, the state it is in, and what cut its rights. */
import type { Component } from 'svelte';
import Globe from '@lucide/svelte/icons/globe';
import HardHat from '@lucide/svelte/icons/hard-hat';
import Server from '@lucide/svelte/icons/server';
import User from '@lucide/svelte/icons/user';
import { secondsBetween } from '#account/iso-time.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import type { SessionRights } from '#authorize/session-rights.ts';
import { sessionLife } from '#machines/session.machine.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { durationWords } from '#ui/roles/duration-words.ts';

/** `alice`, `ReleaseManager`, `root`: whose permissions they carry. */
export function issuerName({ issuerArn }: Pick<Session, 'issuerArn'>): string {
  return issuerArn.endsWith(':root') ? 'root' : arnName(issuerArn);
}

export function isRoleSession({ operation }: Pick<Session, 'operation'>): boolean {
  return operation.startsWith('AssumeRole');
}

/** `ReleaseManager/alice`, `dana`, `alice`. */
export function sessionTitle(session: Session): string {
  const { name } = session;
  if (isRoleSession(session)) return `${issuerName(session)}/${name}`;
  return name === '' ? issuerName(session) : name;
}

/** In a second voice behind the title, where that does not tell how the session came about. */
export function titleNote(session: Session): string {
  switch (session.operation) {
    case 'GetFederationToken':
      return 'GetFederationToken';
    case 'ConsoleLogin':
      return 'console sign-in';
    case 'GetSessionToken':
      return session.operation;
    default:
      return '';
  }
}

/** In a few words: the operation, the link before it, MFA. `now` in ISO 8601. */
export function obtained(world: World, session: Session, now: string): string {
  const { operation, parentId, mfaAuthenticatedAt, isConsole, accountId } = session;
  const parent = parentId === undefined ? undefined : world.sessions.get(parentId);
  const parts = [
    ...(operation === 'GetFederationToken' ? [`by ${issuerName(session)}`] : []),
    ...(isRoleSession(session) ? [parent && isRoleSession(parent) ? 'chained' : operation] : []),
    ...(parent !== undefined && parent.accountId !== accountId ? [accountId] : []),
    ...(isConsole === true && operation !== 'ConsoleLogin' ? ['in the console'] : []),
    ...(mfaAuthenticatedAt === undefined ? [] : [mfaWords(session, mfaAuthenticatedAt, now)]),
  ];
  return parts.join(', ') || 'without MFA';
}

/** The session of a role carries no MFA on. */
function mfaWords(session: Session, at: string, now: string): string {
  return isRoleSession(session) ? 'MFA in the call' : `MFA ${agoWords(at, now)}`;
}

/** `38 min ago`. */
function agoWords(at: string, now: string): string {
  const seconds = Math.max(0, secondsBetween(at, now));
  return seconds < 60 ? 'just now' : `${durationWords(seconds - (seconds % 60))} ago`;
}

export type SessionIcon = Component<{ class?: string }>;

export function sessionIcon(session: Session): SessionIcon {
  if (session.operation === 'GetFederationToken') return Globe;
  if (!isRoleSession(session)) return User;
  // AWS: the session of an instance is named by its id.
  return /^i-[0-9a-f]{8,17}$/.test(session.name) ? Server : HardHat;
}

/** How a state looks beside its word. */
export type StateTone = 'live' | 'warned' | 'cut' | 'over';

export interface SessionState {
  /** `active`, `expiring, no rights`, `expired`. */
  readonly word: string;
  readonly tone: StateTone;
}

/** As the machine tells it (machines/session.machine.ts). */
export function sessionState(session: Session, now: string, rights: SessionRights): SessionState {
  const { credentials } = sessionLife(session, now, rights).value;
  if (credentials === 'expired') return { word: 'expired', tone: 'over' };
  if (rights !== 'full') return { word: `${credentials}, no rights`, tone: 'cut' };
  return { word: credentials, tone: credentials === 'expiring' ? 'warned' : 'live' };
}

/** Why credentials that hold may do nothing; empty when they may. */
export function cutWords(rights: SessionRights, session: Session): string {
  const issuer = issuerName(session);
  const words: Readonly<Record<SessionRights, string>> = {
    full: '',
    issuerDeleted: `${issuer} is deleted`,
    revokedByTime: `issued before the time of a Deny on ${issuer}`,
    denied: 'a Deny on everything applies',
    issuerLostPolicies: `no policy allows ${issuer} anything`,
  };
  return words[rights];
}

/** `ASIAX37G7…`: ids that are made here all end alike. */
export function shortKeyId(id: string): string {
  return `${id.slice(0, 9)}…`;
}

/** `13:58`; with the day when it is not that of `now`. Both ISO 8601. */
export function clockTime(at: string, now: string): string {
  const time = at.slice(11, 16);
  return at.slice(0, 10) === now.slice(0, 10) ? time : `${at.slice(5, 10)} ${time}`;
}
