/**
 * The life of temporary credentials: asked for, perhaps challenged for MFA, active, expiring, expired; and beside it what they
 * may do, which can be cut and given back while the credentials themselves cannot be revoked.
 *
 * AWS: IAM User Guide, "Temporary security credentials", "Disable permissions for temporary security credentials".
 * Time reaches the machine as `clock.moved`; nothing sleeps in here. A session's record keeps facts, not states: its life is
 * told anew from them (`sessionLife`), so that a clock that jumps back or an undo brings an expired session back.
 * Not here: whether rights are cut, which is decided from policies (authorize/session-rights.ts).
 */
import { isOver } from '#account/iso-time.ts';
import { expiringAt, type Session } from '#account/session.ts';
import { assign, initialTransition, setup, transition, type SnapshotFrom } from 'xstate';

/** Why credentials that hold may do nothing, or less. */
export type RightsCut = 'issuerLostPolicies' | 'revokedByTime' | 'denied';

interface Life {
  readonly issuedAt?: string;
  readonly expiresAt?: string;
  /** AWS's code for a request that was refused. */
  readonly refusedWith?: string;
  readonly cutBy?: RightsCut | undefined;
}

export type SessionEvent =
  | { readonly type: 'code.asked' }
  | { readonly type: 'code.refused' }
  | { readonly type: 'request.refused'; readonly code: string }
  | { readonly type: 'credentials.issued'; readonly issuedAt: string; readonly expiresAt: string }
  | { readonly type: 'clock.moved'; readonly now: string }
  | { readonly type: 'rights.cut'; readonly by: RightsCut }
  | { readonly type: 'rights.restored' }
  | { readonly type: 'issuer.deleted' };

const none: Life = {};

export const sessionMachine = setup({
  types: { context: none, events: {} as SessionEvent },
  guards: {
    isExpiring: ({ context: { issuedAt, expiresAt }, event }) =>
      event.type === 'clock.moved' &&
      issuedAt !== undefined &&
      expiresAt !== undefined &&
      isOver(expiringAt({ issuedAt, expiresAt }), event.now),
    isExpired: ({ context: { expiresAt }, event }) =>
      event.type === 'clock.moved' && expiresAt !== undefined && isOver(expiresAt, event.now),
  },
  actions: {
    keepTimes: assign(({ event }) =>
      event.type === 'credentials.issued' ? { issuedAt: event.issuedAt, expiresAt: event.expiresAt } : {},
    ),
    keepRefusal: assign(({ event }) => ({
      refusedWith: event.type === 'request.refused' ? event.code : 'AccessDenied',
    })),
    keepCut: assign(({ event }) => (event.type === 'rights.cut' ? { cutBy: event.by } : {})),
    forgetCut: assign({ cutBy: undefined }),
  },
}).createMachine({
  id: 'session',
  context: none,
  type: 'parallel',
  states: {
    credentials: {
      initial: 'requested',
      states: {
        requested: {
          on: {
            'code.asked': 'challenged',
            'credentials.issued': { target: 'active', actions: 'keepTimes' },
            'request.refused': { target: 'refused', actions: 'keepRefusal' },
          },
        },
        challenged: {
          on: {
            'credentials.issued': { target: 'active', actions: 'keepTimes' },
            'code.refused': { target: 'refused', actions: 'keepRefusal' },
            'request.refused': { target: 'refused', actions: 'keepRefusal' },
          },
        },
        active: {
          on: {
            'clock.moved': [
              { guard: 'isExpired', target: 'expired' },
              { guard: 'isExpiring', target: 'expiring' },
            ],
          },
        },
        expiring: { on: { 'clock.moved': { guard: 'isExpired', target: 'expired' } } },
        expired: { type: 'final' },
        refused: { type: 'final' },
      },
    },
    rights: {
      initial: 'full',
      states: {
        full: { on: { 'rights.cut': { target: 'cut', actions: 'keepCut' }, 'issuer.deleted': 'gone' } },
        cut: {
          on: {
            'rights.cut': { target: 'cut', actions: 'keepCut' },
            'rights.restored': { target: 'full', actions: 'forgetCut' },
            'issuer.deleted': 'gone',
          },
        },
        gone: { type: 'final' },
      },
    },
  },
});

export type SessionSnapshot = SnapshotFrom<typeof sessionMachine>;

/** What a session's policies come to now. */
export type SessionRights = 'full' | 'issuerDeleted' | RightsCut;

/** Where a session stands at this time, told from the facts of its record. */
export function sessionLife(session: Session, now: string, rights: SessionRights = 'full'): SessionSnapshot {
  return told(lifeEvents(session, now, rights));
}

/** What happened to a session until now, told from the facts of its record. */
export function lifeEvents(session: Session, now: string, rights: SessionRights): readonly SessionEvent[] {
  return [...issuing(session), { type: 'clock.moved', now }, ...rightsEvents(rights)];
}

/** The snapshot after these events in a row. */
export function told(events: readonly SessionEvent[]): SessionSnapshot {
  const [start] = initialTransition(sessionMachine);
  return events.reduce<SessionSnapshot>(
    (snapshot, event) => transition(sessionMachine, snapshot, event)[0],
    start,
  );
}

function issuing({ mfaAuthenticatedAt, issuedAt, expiresAt }: Session): readonly SessionEvent[] {
  const asked: readonly SessionEvent[] = mfaAuthenticatedAt === undefined ? [] : [{ type: 'code.asked' }];
  return [...asked, { type: 'credentials.issued', issuedAt, expiresAt }];
}

function rightsEvents(rights: SessionRights): readonly SessionEvent[] {
  if (rights === 'full') return [];
  return rights === 'issuerDeleted' ? [{ type: 'issuer.deleted' }] : [{ type: 'rights.cut', by: rights }];
}

/** When the next timed change comes and what it is, if there is one. */
export function nextChange({
  value,
  context,
}: SessionSnapshot): { readonly at: string; readonly to: 'expiring' | 'expired' } | undefined {
  const { issuedAt, expiresAt } = context;
  if (issuedAt === undefined || expiresAt === undefined) return undefined;
  if (value.credentials === 'active') return { at: expiringAt({ issuedAt, expiresAt }), to: 'expiring' };
  return value.credentials === 'expiring' ? { at: expiresAt, to: 'expired' } : undefined;
}
