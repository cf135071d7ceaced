/**
 * How far the credentials are that the page acts with: they hold, are in the last part of their life, or are over.
 *
 * The same times as in the machine of a session (machines/session.machine.ts), which comes with the page of sessions.
 */
import { isOver } from '#account/iso-time.ts';
import { expiringAt, type Session } from '#account/session.ts';

export type SessionPhase = 'active' | 'expiring' | 'expired';

export function phaseOf(session: Pick<Session, 'issuedAt' | 'expiresAt'>, now: string): SessionPhase {
  if (isOver(session.expiresAt, now)) return 'expired';
  return isOver(expiringAt(session), now) ? 'expiring' : 'active';
}
