/** The changes in a session's life that time alone brings. */
import { expiringAt, type Session } from '#account/session.ts';

export interface TimedChange {
  /** ISO 8601. */
  readonly at: string;
  readonly to: 'expiring' | 'expired';
}

export function changesOf(session: Pick<Session, 'issuedAt' | 'expiresAt'>): readonly TimedChange[] {
  return [
    { at: expiringAt(session), to: 'expiring' },
    { at: session.expiresAt, to: 'expired' },
  ];
}
