/**
 * The life of the credentials that an EC2 instance finds in its metadata: handed out, replaced before they expire for as
 * long as the instance runs with its role, and afterwards good until their own end.
 *
 * AWS: EC2 User Guide, "Retrieve security credentials from instance metadata": they are rotated by themselves, new ones are
 * there at least five minutes before the old ones expire. That the old ones hold until then follows from IAM User Guide,
 * "Disable permissions for temporary security credentials". Not here: rights that are cut (session.machine.ts).
 */
import { isOver, secondsAfter } from '#account/iso-time.ts';
import { assign, initialTransition, setup, transition, type SnapshotFrom } from 'xstate';

/** When a set of credentials was made and when it ends, as a session's record has it. */
export interface CredentialTimes {
  readonly issuedAt: string;
  readonly expiresAt: string;
}

interface Life {
  /** The set that the metadata shows. */
  readonly shown?: CredentialTimes;
  /** End of the set before it, which holds until then too. */
  readonly olderUntil?: string;
}

export type InstanceCredentialsEvent =
  | ({ readonly type: 'credentials.issued' | 'credentials.refreshed' } & CredentialTimes)
  | { readonly type: 'clock.moved'; readonly now: string }
  | { readonly type: 'role.removed' }
  | { readonly type: 'instance.stopped' };

/** Seconds before the end of a set by which the next one is there. */
const refreshedBefore = 300;

/** By when new credentials are there: five minutes before these end. */
export function refreshDueAt({ expiresAt }: Pick<CredentialTimes, 'expiresAt'>): string {
  return secondsAfter(expiresAt, -refreshedBefore);
}

const none: Life = {};

export const instanceCredentialsMachine = setup({
  types: { context: none, events: {} as InstanceCredentialsEvent },
  guards: {
    isRefreshDue: ({ context: { shown }, event }) =>
      event.type === 'clock.moved' && shown !== undefined && isOver(refreshDueAt(shown), event.now),
    isExpired: ({ context: { shown }, event }) =>
      event.type === 'clock.moved' && shown !== undefined && isOver(shown.expiresAt, event.now),
  },
  actions: {
    show: assign(({ context, event }) =>
      event.type === 'credentials.issued' || event.type === 'credentials.refreshed'
        ? {
            shown: { issuedAt: event.issuedAt, expiresAt: event.expiresAt },
            ...(context.shown && { olderUntil: context.shown.expiresAt }),
          }
        : {},
    ),
  },
}).createMachine({
  id: 'instanceCredentials',
  context: none,
  initial: 'waiting',
  states: {
    waiting: { on: { 'credentials.issued': { target: 'supplied', actions: 'show' } } },
    supplied: {
      initial: 'current',
      on: { 'role.removed': 'roleRemoved', 'instance.stopped': 'instanceStopped' },
      states: {
        current: {
          on: {
            'clock.moved': [
              { guard: 'isExpired', target: '#instanceCredentials.expired' },
              { guard: 'isRefreshDue', target: 'refreshDue' },
            ],
            'credentials.refreshed': { target: 'current', actions: 'show' },
          },
        },
        refreshDue: {
          on: {
            'credentials.refreshed': { target: 'current', actions: 'show' },
            'clock.moved': { guard: 'isExpired', target: '#instanceCredentials.expired' },
          },
        },
      },
    },
    // Nothing new comes; what an application copied works on until its end.
    roleRemoved: { on: { 'clock.moved': { guard: 'isExpired', target: 'expired' } } },
    instanceStopped: { on: { 'clock.moved': { guard: 'isExpired', target: 'expired' } } },
    expired: { type: 'final' },
  },
});

export type InstanceCredentialsSnapshot = SnapshotFrom<typeof instanceCredentialsMachine>;

/** What ended the supply, if anything did. */
export type SupplyEnd = 'roleRemoved' | 'instanceStopped';

const endings = { roleRemoved: 'role.removed', instanceStopped: 'instance.stopped' } as const;

/** Where the credentials stand at this time, told from the sets that the instance was given, oldest first. */
export function instanceCredentialsLife(
  sets: readonly CredentialTimes[],
  now: string,
  ended?: SupplyEnd,
): InstanceCredentialsSnapshot {
  const given = sets.map(({ issuedAt, expiresAt }, index) => {
    const type = index === 0 ? 'credentials.issued' : 'credentials.refreshed';
    return { type, issuedAt, expiresAt } as const;
  });
  const end = ended === undefined ? [] : [{ type: endings[ended] }];
  return toldOfInstance([...given, ...end, { type: 'clock.moved', now }]);
}

/** The snapshot after these events in a row. */
export function toldOfInstance(events: readonly InstanceCredentialsEvent[]): InstanceCredentialsSnapshot {
  const [start] = initialTransition(instanceCredentialsMachine);
  return events.reduce<InstanceCredentialsSnapshot>(
    (snapshot, event) => transition(instanceCredentialsMachine, snapshot, event)[0],
    start,
  );
}

/** When the next timed change comes and what it is, if there is one. */
export function nextInstanceChange(
  snapshot: InstanceCredentialsSnapshot,
): { readonly at: string; readonly to: 'refreshDue' | 'expired' } | undefined {
  const { shown } = snapshot.context;
  if (shown === undefined || snapshot.status === 'done') return undefined;
  if (snapshot.matches({ supplied: 'current' })) return { at: refreshDueAt(shown), to: 'refreshDue' };
  return { at: shown.expiresAt, to: 'expired' };
}
