/**
 * The life of a virtual MFA device: its seed is shown once, two codes assign it, each code counts once, its clock may go
 * astray and be synchronized again, and deactivated it is free for the next holder.
 *
 * AWS: IAM User Guide, "Assign a virtual MFA device", "Resynchronize virtual and hardware MFA devices"; IAM API Reference,
 * "EnableMFADevice". A code comes here as the 30-second step of time that it belongs to, or none when it is no code of this
 * device's. That its clock is off is a fact that callers tell (`codes.missed`). Not here: the codes (api/iam/totp.ts).
 */
import type { MfaDevice } from '#account/mfa-device.ts';
import { and, assign, initialTransition, not, setup, transition, type SnapshotFrom } from 'xstate';

interface Life {
  /** The latest step whose code was used; 0 for none. */
  readonly usedStep: number;
  /** A seed is shown when the device is made, never again. */
  readonly seedWasShown: boolean;
  /** AWS's code for what was refused last. */
  readonly refusedWith?: 'InvalidAuthenticationCode' | 'LimitExceeded' | undefined;
}

/** Two codes as the holder typed them. */
interface CodePair {
  readonly first?: number;
  readonly second?: number;
  /** Given soon after the device showed them. */
  readonly inTime: boolean;
  /** How many devices the holder may still be assigned, of the quota of eight. */
  readonly room: number;
}

export type MfaDeviceEvent =
  | { readonly type: 'seed.shown' }
  | { readonly type: 'seed.scanned' }
  | { readonly type: 'enabling.begun' }
  | { readonly type: 'enabling.abandoned' }
  | ({ readonly type: 'codes.given' } & CodePair)
  | { readonly type: 'code.given'; readonly step?: number }
  | { readonly type: 'codes.missed' }
  | { readonly type: 'resync.begun' }
  | { readonly type: 'device.deactivated' }
  | { readonly type: 'device.deleted' };

const fresh: Life = { usedStep: 0, seedWasShown: false };

export const mfaDeviceMachine = setup({
  types: { context: fresh, events: {} as MfaDeviceEvent },
  guards: {
    isSeedShown: ({ context }) => context.seedWasShown,
    isBelowQuota: ({ event }) => event.type === 'codes.given' && event.room > 0,
    areInARow: ({ event }) =>
      event.type === 'codes.given' && event.first !== undefined && event.second === event.first + 1,
    areNewer: ({ context, event }) =>
      event.type === 'codes.given' && event.second !== undefined && event.second > context.usedStep,
    // A clock that was set back gives codes from before the last one.
    areUnused: ({ context, event }) =>
      event.type === 'codes.given' &&
      event.second !== undefined &&
      (event.second > context.usedStep || event.second < context.usedStep - 1),
    areInTime: ({ event }) => event.type === 'codes.given' && event.inTime,
    isUnused: ({ context, event }) =>
      event.type === 'code.given' && event.step !== undefined && event.step > context.usedStep,
  },
  actions: {
    markSeedShown: assign({ seedWasShown: true }),
    keepStep: assign(({ context, event }) => ({
      usedStep: stepOf(event) ?? context.usedStep,
      refusedWith: undefined,
    })),
    refuseCode: assign({ refusedWith: 'InvalidAuthenticationCode' }),
    refuseNinth: assign({ refusedWith: 'LimitExceeded' }),
    forgetRefusal: assign({ refusedWith: undefined }),
    // The next holder begins anew: the seed stays, codes that the last one used are forgotten.
    forgetHolder: assign({ usedStep: 0, refusedWith: undefined }),
  },
}).createMachine({
  id: 'mfaDevice',
  context: fresh,
  initial: 'unassigned',
  states: {
    unassigned: {
      on: {
        'seed.shown': { guard: not('isSeedShown'), target: 'showingSeed', actions: 'markSeedShown' },
        'enabling.begun': { guard: 'isSeedShown', target: 'confirming' },
        'device.deleted': 'deleted',
      },
    },
    showingSeed: { on: { 'seed.scanned': 'confirming', 'enabling.abandoned': 'unassigned' } },
    confirming: {
      on: {
        'codes.given': [
          { guard: not('isBelowQuota'), target: 'confirming', actions: 'refuseNinth' },
          { guard: and(['areInARow', 'areNewer', 'areInTime']), target: 'enabled', actions: 'keepStep' },
          // AWS: "Assign a virtual MFA device", codes given late: the device is associated, and out of sync.
          { guard: and(['areInARow', 'areNewer']), target: 'outOfStep', actions: 'keepStep' },
          { target: 'confirming', actions: 'refuseCode' },
        ],
        'enabling.abandoned': { target: 'unassigned', actions: 'forgetRefusal' },
      },
    },
    enabled: {
      on: {
        'code.given': [
          { guard: 'isUnused', target: 'enabled', actions: 'keepStep' },
          { target: 'enabled', actions: 'refuseCode' },
        ],
        'codes.missed': 'outOfStep',
        'resync.begun': 'resync',
        'device.deactivated': { target: 'unassigned', actions: 'forgetHolder' },
      },
    },
    outOfStep: {
      on: {
        'code.given': { target: 'outOfStep', actions: 'refuseCode' },
        'resync.begun': 'resync',
        'device.deactivated': { target: 'unassigned', actions: 'forgetHolder' },
      },
    },
    resync: {
      on: {
        'codes.given': [
          { guard: and(['areInARow', 'areUnused', 'areInTime']), target: 'enabled', actions: 'keepStep' },
          { target: 'resync', actions: 'refuseCode' },
        ],
        'device.deactivated': { target: 'unassigned', actions: 'forgetHolder' },
      },
    },
    deleted: { type: 'final' },
  },
});

export type MfaDeviceSnapshot = SnapshotFrom<typeof mfaDeviceMachine>;

function stepOf(event: MfaDeviceEvent): number | undefined {
  if (event.type === 'codes.given') return event.second;
  return event.type === 'code.given' ? event.step : undefined;
}

/** What a device's record does not say. */
export interface DeviceFacts {
  /** Its codes are refused one after another: its clock is off. */
  readonly isOutOfStep?: boolean;
  /** What its holder is at: the seed of a new device, codes to assign it, codes to synchronize it. */
  readonly begun?: 'scanning' | 'enabling' | 'resyncing' | undefined;
}

/** Where a device stands, told from the facts of its record and from what is known of its clock. */
export function deviceLife(device: MfaDevice, facts: DeviceFacts = {}): MfaDeviceSnapshot {
  if (device.holder === undefined) return toldOfDevice(unassigned(facts));
  const events = assigning(device);
  if (facts.isOutOfStep === true) events.push({ type: 'codes.missed' });
  if (facts.begun === 'resyncing') events.push({ type: 'resync.begun' });
  return toldOfDevice(events);
}

function unassigned({ begun }: DeviceFacts): readonly MfaDeviceEvent[] {
  if (begun === 'scanning') return [{ type: 'seed.shown' }];
  return [{ type: 'seed.shown' }, { type: begun === 'enabling' ? 'seed.scanned' : 'enabling.abandoned' }];
}

/** A device that came by import has no step on record: it counts as assigned with codes of long ago. */
function assigning({ usedStep = 2 }: MfaDevice): MfaDeviceEvent[] {
  const codes = { first: usedStep - 1, second: usedStep, inTime: true, room: 1 };
  return [{ type: 'seed.shown' }, { type: 'seed.scanned' }, { type: 'codes.given', ...codes }];
}

/** The snapshot after these events in a row. */
export function toldOfDevice(events: readonly MfaDeviceEvent[]): MfaDeviceSnapshot {
  const [start] = initialTransition(mfaDeviceMachine);
  return events.reduce<MfaDeviceSnapshot>(
    (snapshot, event) => transition(mfaDeviceMachine, snapshot, event)[0],
    start,
  );
}
