/**
 * The chain that a session is a link of: the key or sign-in it began with, the sessions between, those it asked for itself.
 *
 * AWS: IAM User Guide, "Roles terms and concepts", role chaining. Each link ends by itself: those below outlive the ones above.
 */
import { secondsAfter, secondsBetween } from '#account/iso-time.ts';
import type { ApiEvent } from '#account/event.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { isRefused, refusedTitle } from './session-rows.ts';
import { isRoleSession, sessionTitle, titleNote } from './session-words.ts';

export interface Link {
  /** Access key id. */
  readonly key: string;
  readonly name: string;
  /** What was used or asked for: `access key`, `AssumeRole`. */
  readonly how: string;
  readonly depth: number;
  /** Absent for a long-term key or a sign-in, which do not end by themselves. */
  readonly session?: Session;
  /** What AWS refused when a session was asked for. */
  readonly refused?: ApiEvent;
}

/** From the first link down; what was asked for by the same link comes in the order of time. */
export function chainOf(world: World, session: Session): readonly Link[] {
  const above = linksAbove(world, session);
  const [first = session] = above;
  const origin = originOf(world, first);
  const depth = origin.length;
  const straight = [...above, session].map((each, index) => sessionLink(each, depth + index));
  const below = depth + straight.length;
  return [
    ...origin,
    ...straight,
    ...linksBelow(world, session, below),
    ...refusedLinks(world, session, below),
  ];
}

/** So many links are shown of one chain. */
const mostShown = 50;

/** A long chain in part: a few links above one, and what follows. */
export function shownPart(links: readonly Link[], key: string): readonly Link[] {
  const above = 5;
  const place = links.findIndex((link) => link.key === key);
  const from = Math.min(Math.max(0, place - above), Math.max(0, links.length - mostShown));
  return links.slice(from, from + mostShown);
}

function linksAbove({ sessions }: World, session: Session): readonly Session[] {
  const above = new Set<Session>();
  let next = parentOf(sessions, session);
  while (next !== undefined && next !== session && !above.has(next)) {
    above.add(next);
    next = parentOf(sessions, next);
  }
  return [...above].reverse();
}

function parentOf(sessions: World['sessions'], { parentId }: Session): Session | undefined {
  return parentId === undefined ? undefined : sessions.get(parentId);
}

/** One pass over the sessions and no recursion: a file may hold a chain of thousands. */
function linksBelow({ sessions }: World, session: Session, depth: number): readonly Link[] {
  const askedBy = childrenOf(sessions);
  const seen = new Set([session]);
  const waiting = following(askedBy, session, depth);
  const links: Link[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next.session)) continue;
    seen.add(next.session);
    links.push(sessionLink(next.session, next.depth));
    for (const child of following(askedBy, next.session, next.depth + 1)) waiting.push(child);
  }
  return links;
}

interface Waiting {
  readonly session: Session;
  readonly depth: number;
}

/** The latest first, so that the earliest is taken next from the end. */
function following(
  askedBy: ReadonlyMap<string, readonly Session[]>,
  { id }: Session,
  depth: number,
): Waiting[] {
  return [...(askedBy.get(id) ?? [])]
    .sort((a, b) => b.issuedAt.localeCompare(a.issuedAt))
    .map((session) => ({ session, depth }));
}

function childrenOf(sessions: World['sessions']): ReadonlyMap<string, readonly Session[]> {
  const askedBy = new Map<string, Session[]>();
  for (const session of sessions.values()) {
    const { parentId } = session;
    if (parentId === undefined) continue;
    const others = askedBy.get(parentId);
    if (others === undefined) askedBy.set(parentId, [session]);
    else others.push(session);
  }
  return askedBy;
}

function sessionLink(session: Session, depth: number): Link {
  const how = isRoleSession(session) ? session.operation : titleNote(session);
  return { key: session.id, name: sessionTitle(session), how, depth, session };
}

/** What the session itself asked for and did not get. */
function refusedLinks({ events }: World, { id }: Session, depth: number): readonly Link[] {
  return [...events.values()]
    .filter((event) => event.accessKeyId === id && isRefused(event))
    .map((event) => ({
      key: event.id,
      name: refusedTitle(event),
      how: event.operation,
      depth,
      refused: event,
    }));
}

/** The long-term key or the sign-in, where the chain began with one that the world still tells of. */
function originOf(world: World, session: Session): readonly Link[] {
  const { parentId } = session;
  if (parentId === undefined) return signInOf(world, session);
  const key = world.accessKeys.get(parentId);
  if (key === undefined) return [];
  const how = key.status === 'Active' ? 'access key' : 'access key, inactive';
  return [{ key: key.id, name: holderName(key.holder), how, depth: 0 }];
}

/** Who is signed in to the console asks without an access key: the history alone knows. */
function signInOf({ events }: World, session: Session): readonly Link[] {
  const asked = [...events.values()].find((event) => askedFor(event, session));
  if (asked?.callerArn === undefined) return [];
  return [{ key: asked.id, name: holderName(asked.callerArn), how: 'signed in', depth: 0 }];
}

function askedFor(event: ApiEvent, { operation, issuedAt, issuerArn, name }: Session): boolean {
  const { at, error, parameters, callerArn } = event;
  if (event.operation !== operation || at !== issuedAt || error !== undefined) return false;
  const { RoleArn, RoleSessionName, Name = '' } = parameters;
  if (RoleArn !== undefined) return RoleArn === issuerArn && RoleSessionName === name;
  return callerArn === issuerArn && Name === name;
}

function holderName(arn: string): string {
  return arn.endsWith(':root') ? 'root' : arnName(arn);
}

/** A stretch of time, ISO 8601. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** From the first issue to the last end, with `now` in it. */
export function spanOf(links: readonly Link[], now: string): Span {
  const sessions = links.flatMap(({ session }) => session ?? []);
  const times = [now, ...sessions.flatMap(({ issuedAt, expiresAt }) => [issuedAt, expiresAt])].sort();
  return { from: times[0] ?? now, to: times.at(-1) ?? now };
}

/** Where a time lies in a span: 0 to 100. */
export function percentOf({ from, to }: Span, at: string): number {
  const whole = Math.max(1, secondsBetween(from, to));
  return Math.min(100, Math.max(0, (100 * secondsBetween(from, at)) / whole));
}

const steps = [
  60, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 604_800, 2_592_000, 31_536_000,
];

/** Round times in a span, so many at most, the first not before it begins. */
export function ticksOf({ from, to }: Span, most = 6): readonly string[] {
  const whole = secondsBetween(from, to);
  const step = steps.find((each) => whole / each <= most) ?? whole;
  const first = Math.ceil(Date.parse(from) / 1000 / step) * step;
  const start = secondsAfter('1970-01-01T00:00:00Z', first);
  const count = Math.floor(secondsBetween(start, to) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => secondsAfter(start, index * step));
}
