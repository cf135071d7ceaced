/**
 * The machines of the playground, with events to try them by. One more machine is one more row.
 *
 * The explorer has a clock of its own, which only its events move. Not here: the rows of sign-in (explorer-sign-in.ts).
 */
import { afterEvent, startOf, type MachineEvent } from '#machines/chart.ts';
import { instanceCredentialsMachine, nextInstanceChange } from '#machines/instance-credentials.machine.ts';
import { mfaDeviceMachine } from '#machines/mfa-device.machine.ts';
import { nextChange, sessionMachine } from '#machines/session.machine.ts';
import {
  credentials,
  hour,
  later,
  minute,
  plain,
  type ExplorerMachine,
  type Standing,
} from './explorer-machine.ts';
import { signInMachines } from './explorer-sign-in.ts';

const beginning = '2026-03-01T12:00:00Z';

/** Two codes in a row that this device did not give before. */
function freshCodes({ snapshot, sent }: Standing): { readonly first: number; readonly second: number } {
  const { usedStep } = snapshot.context as { readonly usedStep: number };
  const first = Math.max(usedStep, 100 + sent) + 1;
  return { first, second: first + 1 };
}

/** The last code once more. */
function usedCode({ snapshot }: Standing): number {
  return (snapshot.context as { readonly usedStep: number }).usedStep;
}

export const explorerMachines: readonly ExplorerMachine[] = [
  {
    key: 'session',
    name: 'Session',
    about:
      'Temporary credentials of AWS STS: asked for, perhaps challenged for MFA, good until they expire. They cannot be revoked; what they may do can be cut.',
    machine: sessionMachine,
    next: (snapshot) => nextChange(snapshot as Parameters<typeof nextChange>[0]),
    events: (standing) => [
      plain('Ask for an MFA code', 'code.asked'),
      plain('Refuse the code', 'code.refused'),
      plain('Refuse the request', 'request.refused', { code: 'AccessDenied' }),
      credentials('credentials.issued', 'Issue credentials for an hour', standing, hour),
      later('45 minutes later', 45 * minute)(standing),
      later('An hour later', hour)(standing),
      plain('Revoke older sessions', 'rights.cut', { by: 'revokedByTime' }),
      plain('Give the rights back', 'rights.restored'),
      plain('Delete the role', 'issuer.deleted'),
    ],
  },
  {
    key: 'mfaDevice',
    name: 'MFA device',
    about:
      'A virtual MFA device: its seed is shown once, two codes in a row assign it, each code counts once, and its clock can go astray.',
    machine: mfaDeviceMachine,
    events: (standing) => [
      plain('Show the seed', 'seed.shown'),
      plain('Scan it with an app', 'seed.scanned'),
      plain('Begin with the seed that the app has', 'enabling.begun'),
      plain('Give two codes in a row', 'codes.given', { ...freshCodes(standing), inTime: true, room: 8 }),
      plain('Give them too late', 'codes.given', { ...freshCodes(standing), inTime: false, room: 8 }),
      plain('Give wrong codes', 'codes.given', { inTime: true, room: 8 }),
      plain('Give codes for a ninth device', 'codes.given', {
        ...freshCodes(standing),
        inTime: true,
        room: 0,
      }),
      plain('Sign in with a new code', 'code.given', { step: freshCodes(standing).first }),
      plain('Sign in with the same code again', 'code.given', { step: usedCode(standing) }),
      plain('Let its clock go astray', 'codes.missed'),
      plain('Begin to resynchronize', 'resync.begun'),
      plain('Give up assigning it', 'enabling.abandoned'),
      plain('Deactivate it', 'device.deactivated'),
      plain('Delete it', 'device.deleted'),
    ],
  },
  {
    key: 'instanceCredentials',
    name: 'Instance credentials',
    about:
      'What an EC2 instance finds in its metadata: new credentials at least five minutes before the old ones expire. The old ones hold until then, whatever happens to the role or the instance.',
    machine: instanceCredentialsMachine,
    next: (snapshot) => nextInstanceChange(snapshot as Parameters<typeof nextInstanceChange>[0]),
    events: (standing) => [
      credentials('credentials.issued', 'Start with credentials for six hours', standing, 6 * hour),
      later('5 hours 55 minutes later', 6 * hour - 5 * minute)(standing),
      later('Six hours later', 6 * hour)(standing),
      credentials('credentials.refreshed', 'Make new ones available', standing, 6 * hour),
      plain('Remove the role', 'role.removed'),
      plain('Stop the instance', 'instance.stopped'),
    ],
  },
  ...signInMachines,
];

/** A machine after events that were sent by hand; the last time among them is now. */
export function standingAfter(
  { machine, input }: Pick<ExplorerMachine, 'machine' | 'input'>,
  events: readonly MachineEvent[],
): Standing {
  const start = startOf(machine, input);
  const snapshot = events.reduce((before, event) => afterEvent(machine, before, event), start);
  const times = events.flatMap((event) =>
    'now' in event && typeof event.now === 'string' ? [event.now] : [],
  );
  return { snapshot, sent: events.length, now: times.at(-1) ?? beginning };
}
