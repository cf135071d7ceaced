import { expect, test } from 'vitest';
import { chartOf, type ChartState, type MachineEvent } from '#machines/chart.ts';
import { innermost, stateName } from './chart-words.ts';
import { explorerMachines, standingAfter } from './explorer-machines.ts';

/** Sends by label what can be sent, as a person does. */
function walked(key: string, labels: readonly string[]): string {
  const one = explorerMachines.find((machine) => machine.key === key);
  if (!one) throw new Error(`no machine ${key}`);
  const sent: MachineEvent[] = [];
  for (const label of labels) {
    const standing = standingAfter(one, sent);
    const event = one.events(standing).find((sendable) => sendable.label === label)?.event;
    if (!event || !standing.snapshot.can(event))
      throw new Error(`${label} cannot be sent after ${sent.length}`);
    sent.push(event);
  }
  return innermost(chartOf(one.machine), standingAfter(one, sent).snapshot).map(stateName).join(', ');
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
  ['signIn', ['Name alice', 'Give a password', 'The password is right'], 'signed in'],
  [
    'signIn',
    [
      'Name alice',
      'Give a password',
      'It is right, and MFA is assigned',
      'The code is right, the password has to be changed',
      'Choose a new password',
      'The new password is refused',
      'Choose a new password',
      'The new password is taken',
      '12 hours later',
    ],
    'expired',
  ],
  [
    'signIn',
    ['Name alice', 'Give a password', 'It is right, and only an administrator can renew it'],
    'blocked',
  ],
  [
    'mfaChallenge',
    [
      'Choose the phone',
      'Give a code',
      'The code belongs to another time',
      'Resynchronize',
      'Give two codes',
    ],
    'synchronizing',
  ],
  [
    'mfaChallenge',
    ['Choose the phone', 'Choose another device', 'Choose the tablet', 'Give a code', 'The code is right'],
    'passed',
  ],
  [
    'federatedSignIn',
    [
      'Choose jo of the directory',
      'The directory signs',
      'Post the response to the console',
      'AWS offers several roles',
      'Choose an offered role',
      'AWS lets jo in for an hour',
      'An hour later',
    ],
    'expired',
  ],
  ['federatedSignIn', ['Choose jo of the directory', 'The directory has no key'], 'without key'],
])('%s: %j', (key, labels, state) => expect(walked(key, labels)).toBe(state));

test('three wrong codes, and the device can be synchronized', () => {
  const wrong = ['Give a code', 'The code is wrong'];
  const twice = ['Choose the phone', ...wrong, ...wrong];
  expect(() => walked('mfaChallenge', [...twice, 'Resynchronize'])).toThrow('cannot be sent');
  expect(walked('mfaChallenge', [...twice, ...wrong, 'Resynchronize'])).toBe('awaiting two codes');
});

test('only an offered role can be chosen', () => {
  const offered = [
    'Choose jo of the directory',
    'The directory signs',
    'Post the response to the console',
    'AWS offers several roles',
  ];
  expect(() => walked('federatedSignIn', [...offered, 'Choose another role'])).toThrow('cannot be sent');
});

test.each(explorerMachines.map((one) => [one.name, one] as const))(
  'every kind of event that %s knows can be sent, each by a button of its own',
  (_, one) => {
    const all = one.events(standingAfter(one, []));
    const known = new Set(chartOf(one.machine).edges.map(({ event }) => event));
    // What happens at once is sent by nobody.
    known.delete('');
    expect(new Set(all.map(({ event }) => event.type))).toEqual(known);
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
  },
);

/** All states that its buttons can lead to. */
function reachedBy(one: (typeof explorerMachines)[number]): ReadonlySet<string> {
  const states = chartOf(one.machine);
  const reached = new Map<string, readonly MachineEvent[]>([['', []]]);
  const seen = new Set<string>();
  for (const [, path] of reached) {
    const standing = standingAfter(one, path);
    for (const id of innermost(states, standing.snapshot)) seen.add(id);
    for (const { event } of one.events(standing).filter(({ event }) => standing.snapshot.can(event))) {
      const next = [...path, event];
      const { value, context } = standingAfter(one, next).snapshot;
      const key = JSON.stringify([value, (context as { readonly attempts?: number }).attempts]);
      if (next.length < 14 && !reached.has(key)) reached.set(key, next);
    }
  }
  return seen;
}

test.each(explorerMachines.map((one) => [one.name, one] as const))(
  'every state of %s can be walked to',
  (_, one) => {
    const leaves = (states: readonly ChartState[]): readonly string[] =>
      states.flatMap(({ id, states: inner }) => (inner.length === 0 ? [id] : leaves(inner)));
    expect([...reachedBy(one)].sort()).toEqual([...leaves(chartOf(one.machine).states)].sort());
  },
);
