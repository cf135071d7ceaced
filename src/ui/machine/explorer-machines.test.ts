import { expect, test } from 'vitest';
import { chartOf, type MachineEvent } from '#machines/chart.ts';
import { innermost, stateName } from './chart-words.ts';
import { explorerMachines, standingAfter } from './explorer-machines.ts';

/** Sends by label what can be sent, as a person does. */
function walked(key: string, labels: readonly string[]): string {
  const one = explorerMachines.find((machine) => machine.key === key);
  if (!one) throw new Error(`no machine ${key}`);
  const sent: MachineEvent[] = [];
  for (const label of labels) {
    const standing = standingAfter(one.machine, sent);
    const event = one.events(standing).find((sendable) => sendable.label === label)?.event;
    if (!event || !standing.snapshot.can(event))
      throw new Error(`${label} cannot be sent after ${sent.length}`);
    sent.push(event);
  }
  return innermost(chartOf(one.machine), standingAfter(one.machine, sent).snapshot).map(stateName).join(', ');
}

test.each<[string, readonly string[], string]>([
  ['session', ['Issue credentials for an hour', '45 minutes later'], 'expiring, full'],
  ['session', ['Issue credentials for an hour', 'An hour later', 'Revoke older sessions'], 'expired, cut'],
  ['mfaDevice', ['Show the seed', 'Scan it with an app', 'Give codes for a ninth device'], 'confirming'],
  [
    'mfaDevice',
    [
      'Show the seed',
      'Scan it with an app',
      'Give them too late',
      'Begin to resynchronize',
      'Give two codes in a row',
    ],
    'enabled',
  ],
  [
    'instanceCredentials',
    [
      'Start with credentials for six hours',
      '5 hours 55 minutes later',
      'Make new ones available',
      'Six hours later',
    ],
    'expired',
  ],
  [
    'instanceCredentials',
    ['Start with credentials for six hours', '5 hours 55 minutes later'],
    'refresh due',
  ],
  [
    'instanceCredentials',
    ['Start with credentials for six hours', 'Remove the role', 'Six hours later'],
    'expired',
  ],
])('%s: %j', (key, labels, state) => expect(walked(key, labels)).toBe(state));

test.each(explorerMachines.map((one) => [one.name, one] as const))(
  'every kind of event that %s knows can be sent',
  (_, { machine, events }) => {
    const offered = new Set(events(standingAfter(machine, [])).map(({ event }) => event.type));
    const known = new Set(chartOf(machine).edges.map(({ event }) => event));
    expect(offered).toEqual(known);
  },
);
