/**
 * The sessions of an account as the list shows them, live and ended, with the requests for one that AWS refused.
 *
 * Sessions of other accounts are listed where a chain leads to them. Not here: what state they are in (session-words.ts).
 */
import { parseArn, type AccountId } from '#account/arn.ts';
import type { ApiEvent } from '#account/event.ts';
import { isOver } from '#account/iso-time.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { sessionTitle, titleNote } from './session-words.ts';

interface Row {
  readonly key: string;
  readonly title: string;
  /** Lower case: what is searched. */
  readonly words: string;
  /** When it was issued or refused, ISO 8601. */
  readonly at: string;
  readonly parentId?: string;
}

export type SessionRow =
  | (Row & { readonly kind: 'session'; readonly session: Session })
  | (Row & { readonly kind: 'refused'; readonly event: ApiEvent });

/** A row in its place: so many links of a chain stand above it. */
export interface PlacedRow {
  readonly row: SessionRow;
  readonly depth: number;
}

export type Arrangement = 'chain' | 'newest';

/** Newest first. */
export function sessionRows(world: World, accountId: AccountId): readonly SessionRow[] {
  const rows = [
    ...sessionsOf(world, accountId).map(sessionRow),
    ...[...world.events.values()]
      .filter((event) => event.accountId === accountId && isRefused(event))
      .map(refusedRow),
  ];
  return rows.reverse().sort((a, b) => compare(b.at, a.at));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Those of the account, and those that one of them asked for elsewhere. */
function sessionsOf({ sessions }: World, accountId: AccountId): readonly Session[] {
  const known = new Map<Session, boolean>();
  return [...sessions.values()].filter((session) => isOfAccount(sessions, session, accountId, known));
}

/** Each link of a chain is asked once: what is found of the first that is known holds for those that it asked for. */
function isOfAccount(
  sessions: World['sessions'],
  session: Session,
  accountId: AccountId,
  known: Map<Session, boolean>,
): boolean {
  const passed: Session[] = [];
  let next: Session | undefined = session;
  while (next !== undefined && next.accountId !== accountId && !known.has(next)) {
    // A chain that names itself ends here.
    known.set(next, false);
    passed.push(next);
    next = next.parentId === undefined ? undefined : sessions.get(next.parentId);
  }
  const isOf = next !== undefined && (known.get(next) ?? true);
  for (const each of passed) known.set(each, isOf);
  return isOf;
}

function sessionRow(session: Session): SessionRow {
  const { id, principalArn, operation, issuedAt, parentId, sourceIdentity = '', accountId } = session;
  const tags = Object.entries(session.tags).map(([key, value]) => `${key}=${value}`);
  const title = sessionTitle(session);
  const searched = [
    title,
    titleNote(session),
    id,
    principalArn,
    operation,
    sourceIdentity,
    accountId,
    ...tags,
  ];
  return {
    kind: 'session',
    key: id,
    title,
    words: searched.join('\n').toLowerCase(),
    at: issuedAt,
    session,
    ...(parentId !== undefined && { parentId }),
  };
}

const asking: ReadonlySet<string> = new Set([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'GetFederationToken',
  'GetSessionToken',
]);

/** A request for a session that was refused. */
export function isRefused({ service, operation, error }: ApiEvent): boolean {
  return error !== undefined && service === 'sts' && asking.has(operation);
}

function refusedRow(event: ApiEvent): SessionRow {
  const { id, at, operation, error, accessKeyId } = event;
  const title = refusedTitle(event);
  return {
    kind: 'refused',
    key: id,
    title,
    words: ['refused', title, operation, error?.code, error?.message].join('\n').toLowerCase(),
    at,
    event,
    ...(accessKeyId !== undefined && { parentId: accessKeyId }),
  };
}

/** What the session would have been called. */
export function refusedTitle({ parameters, callerArn }: ApiEvent): string {
  const { RoleArn, RoleSessionName, Name } = parameters;
  if (typeof RoleArn === 'string') {
    const session = typeof RoleSessionName === 'string' ? `/${RoleSessionName}` : '';
    return `${arnName(RoleArn)}${session}`;
  }
  if (typeof Name === 'string') return Name;
  const resource =
    callerArn === undefined ? 'nobody AWS knows' : (parseArn(callerArn)?.resource ?? callerArn);
  return resource.slice(resource.indexOf('/') + 1);
}

/** AWS's code; said shorter where a code of MFA was wrong. */
export function refusalWords({ error }: ApiEvent): string {
  if (error?.message.includes('invalid MFA one time pass code')) return 'wrong MFA code';
  return error?.code ?? '';
}

/** The rows that hold every word typed. */
export function foundRows(rows: readonly SessionRow[], query: string): readonly SessionRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => row.words.includes(word)));
}

/** In their places: the newest first, or each under the one that asked for it, chains with a live session first. */
export function arranged(rows: readonly SessionRow[], by: Arrangement, now: string): readonly PlacedRow[] {
  if (by === 'newest') return rows.map((row) => ({ row, depth: 0 }));
  const chains = chainsOf(rows);
  const live = new Set(chains.filter((chain) => chain.some(({ row }) => isLive(row, now))));
  return [...live, ...chains.filter((chain) => !live.has(chain))].flat();
}

function chainsOf(rows: readonly SessionRow[]): readonly (readonly PlacedRow[])[] {
  const keys = new Set(rows.map(({ key }) => key));
  const following = new Map<string, SessionRow[]>();
  for (const row of rows) {
    const { parentId = '' } = row;
    const others = following.get(parentId);
    if (others === undefined) following.set(parentId, [row]);
    else others.push(row);
  }
  const placed = new Set<SessionRow>();
  const first = rows.filter(({ parentId = '' }) => !keys.has(parentId));
  // A world made elsewhere may hold a chain that has no beginning.
  return [...first, ...rows]
    .map((row) => chainFrom(row, following, placed))
    .filter((chain) => chain.length > 0);
}

/** Without recursion: a file may hold a chain of thousands. */
function chainFrom(
  row: SessionRow,
  following: ReadonlyMap<string, readonly SessionRow[]>,
  placed: Set<SessionRow>,
): readonly PlacedRow[] {
  const chain: PlacedRow[] = [];
  const waiting: PlacedRow[] = [{ row, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (placed.has(next.row)) continue;
    placed.add(next.row);
    chain.push(next);
    const depth = next.depth + 1;
    for (const each of (following.get(next.row.key) ?? []).toReversed()) waiting.push({ row: each, depth });
  }
  return chain;
}

export function isLive(row: SessionRow, now: string): boolean {
  return row.kind === 'session' && !isOver(row.session.expiresAt, now);
}
