/**
 * What time alone will change in a world, and when: credentials that run out, MFA that gets old, passwords that expire.
 *
 * Not here: what follows from it (machines/, authorize/), how the clock gets there (clock-acts.ts).
 */
import { parseArn } from '#account/arn.ts';
import { isOver, secondsAfter } from '#account/iso-time.ts';
import { expiringAt, type Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import { isOwnSession } from '#authorize/caller.ts';
import { principalChoice } from '#ui/request/principal-choices.ts';

export interface ComingMoment {
  /** ISO 8601. From this second on it is so. */
  readonly at: string;
  /** `alice: MFA older than 3,600 s`. */
  readonly says: string;
  /** An end: somebody may want to be there just before it. */
  readonly isEnd: boolean;
}

/** The age of MFA that most policies ask for, in `aws:MultiFactorAuthAge`. AWS: IAM User Guide, "MFA-protected API access". */
const usualMfaAge = 3600;

/** Seconds between a moment and where the clock stands right after and right before it. */
const aside = 1;

/** All moments of a world, past ones too, the earliest first. */
export function timedMoments(world: World): readonly ComingMoment[] {
  const all = [
    ...[...world.sessions.values()].flatMap((session) => momentsOfSession(world, session)),
    ...passwordMoments(world),
    ...signinMoments(world),
  ];
  return all.sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.says < other.says ? -1 : 1),
  );
}

/** One moment for all of the same second: the clock passes them at once. */
export function together(moments: readonly ComingMoment[]): readonly ComingMoment[] {
  const times = new Map<string, ComingMoment[]>();
  for (const moment of moments) {
    const same = times.get(moment.at);
    if (same === undefined) times.set(moment.at, [moment]);
    else same.push(moment);
  }
  return [...times.values()].flatMap(oneOf);
}

function oneOf([first, ...others]: readonly ComingMoment[]): readonly ComingMoment[] {
  if (first === undefined) return [];
  if (others.length === 0) return [first];
  const isEnd = first.isEnd || others.some((other) => other.isEnd);
  return [{ at: first.at, says: `${first.says}, and ${others.length} more`, isEnd }];
}

/** What of it is still to come at this time. */
export function comingMoments(moments: readonly ComingMoment[], now: string): readonly ComingMoment[] {
  return moments.filter(({ at }) => !isOver(at, now));
}

function momentsOfSession(world: World, session: Session): readonly ComingMoment[] {
  const name = nameOf(world, session.id);
  return [
    { at: expiringAt(session), says: `${name} is expiring`, isEnd: false },
    ...mfaMoments(name, session),
    { at: session.expiresAt, says: `${name} expires`, isEnd: true },
  ];
}

/** A session that is over before that has no old MFA; one of a role has none at all. */
function mfaMoments(name: string, session: Session): readonly ComingMoment[] {
  const { mfaAuthenticatedAt, expiresAt } = session;
  if (mfaAuthenticatedAt === undefined || !isOwnSession(session)) return [];
  const at = secondsAfter(mfaAuthenticatedAt, usualMfaAge);
  if (isOver(expiresAt, at)) return [];
  return [{ at, says: `${name}: MFA older than ${usualMfaAge.toLocaleString('en')} s`, isEnd: false }];
}

/** The rules of an account are for the passwords of its users, not for root's. */
function passwordMoments({ loginProfiles, accounts, users }: World): readonly ComingMoment[] {
  return [...loginProfiles.values()].flatMap(({ holder, changedAt }) => {
    const days = accounts.get(parseArn(holder)?.account ?? '')?.passwordPolicy?.maxPasswordAge;
    const user = users.get(holder);
    if (days === undefined || user === undefined) return [];
    return [
      { at: secondsAfter(changedAt, days * 86_400), says: `password of ${user.name} expires`, isEnd: true },
    ];
  });
}

function signinMoments(world: World): readonly ComingMoment[] {
  return [...world.signinTokens.values()].map(({ expiresAt, sessionId }) => ({
    at: expiresAt,
    says: `sign-in link of ${nameOf(world, sessionId)} dies`,
    isEnd: true,
  }));
}

function nameOf(world: World, sessionId: string): string {
  return principalChoice(world, sessionId)?.label ?? sessionId;
}

/** Where the clock has to be for it to have happened. */
export function justAfter({ at }: Pick<ComingMoment, 'at'>): string {
  return secondsAfter(at, aside);
}

/** The last second in which it has not. */
export function justBefore({ at }: Pick<ComingMoment, 'at'>): string {
  return secondsAfter(at, -aside);
}
