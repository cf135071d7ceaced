import { expect, it, test } from 'vitest';
import { createActor, fromPromise, transition, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { mfaChallengeMachine, type CodeAnswer, type MfaEvent } from './mfa-challenge.machine.ts';
import type { NextStep } from './sign-in-step.ts';

const next: NextStep = { kind: 'signedIn', sessionId: 'ASIA1', expiresAt: '2026-03-02T00:00:00Z' };
const secrets = ['111111', '222222'];

/** Codes and what the world makes of them. */
const answers: Readonly<Record<string, CodeAnswer>> = {
  right: { kind: 'passed', next },
  wrong: { kind: 'wrong', message: 'no' },
  twice: { kind: 'usedTwice', message: 'no' },
  drift: { kind: 'drifted', message: 'no' },
};

const answered = (text: string): Promise<CodeAnswer> => Promise.resolve(answers[text] ?? answers['wrong']!);

const machine = mfaChallengeMachine.provide({
  actors: {
    verifyCode: fromPromise<CodeAnswer, { token: string; device: string; code: () => string }>(({ input }) =>
      answered(input.code()),
    ),
    synchronize: fromPromise<
      CodeAnswer,
      { token: string; device: string; first: () => string; second: () => string }
    >(({ input }) => answered(input.first() === 'a' && input.second() === 'b' ? 'right' : 'wrong')),
  },
});

type Snapshot = SnapshotFrom<typeof machine>;

const one = { token: 't', devices: ['phone'] };
const two = { token: 't', devices: ['phone', 'tablet'] };
const code = (text: string): MfaEvent => ({ type: 'code.given', code: text });
const resync: MfaEvent = { type: 'resync.chosen' };
const chosen: MfaEvent = { type: 'device.chosen', device: 'tablet' };
const pair = (first: string, second: string): MfaEvent => ({ type: 'codes.given', first, second });

function stateOf({ value }: Snapshot): string {
  return typeof value === 'string' ? value : Object.entries(value).flat().join(' ');
}

/** The states on the way, one for each event once the world has answered. */
async function played(input: typeof one, events: readonly MfaEvent[]): Promise<readonly string[]> {
  const actor = createActor(machine, { input });
  actor.start();
  const states = [stateOf(actor.getSnapshot())];
  for (const event of events) {
    actor.send(event);
    await Promise.resolve().then(() => new Promise((resolve) => setTimeout(resolve)));
    states.push(stateOf(actor.getSnapshot()));
  }
  return states;
}

const rows: readonly (readonly [string, typeof one, readonly MfaEvent[], string])[] = [
  ['the only device is asked at once', one, [], 'asking awaitingCode'],
  ['one of several is chosen first', two, [], 'choosingDevice'],
  ['and asked then', two, [chosen], 'asking awaitingCode'],
  ['another one may be chosen', two, [chosen, { type: 'device.rejected' }], 'choosingDevice'],
  ['not where there is no other', one, [{ type: 'device.rejected' }], 'asking awaitingCode'],
  ['the right code', one, [code('right')], 'passed'],
  ['a wrong code may be followed by another', one, [code('wrong'), code('right')], 'passed'],
  ['a code given twice', one, [code('twice')], 'asking codeUsedTwice'],
  ['one wrong code is no reason to synchronize', one, [code('wrong'), resync], 'asking wrongCode'],
  ['three are', one, [code('wrong'), code('wrong'), code('wrong'), resync], 'awaitingTwoCodes'],
  ['a clock that drifted is, at once', one, [code('drift'), resync], 'awaitingTwoCodes'],
  ['two codes in a row', one, [code('drift'), resync, pair('a', 'b')], 'passed'],
  ['two that are not', one, [code('drift'), resync, pair('b', 'a')], 'awaitingTwoCodes'],
  ['back to one code', one, [code('drift'), resync, { type: 'resync.left' }], 'asking awaitingCode'],
];

test.each(rows)('%s', async (_, input, events, expected) => {
  expect((await played(input, events)).at(-1)).toBe(expected);
});

it('counts them for each device', async () => {
  const wrong = [code('wrong'), code('wrong'), code('wrong')];
  const other: readonly MfaEvent[] = [{ type: 'device.rejected' }, chosen];
  expect((await played(two, [chosen, ...wrong, ...other, code('wrong'), resync])).at(-1)).toBe(
    'asking wrongCode',
  );
});

it('counts the codes that did not hold, keeps AWS’s words, and hands on what follows', async () => {
  const actor = createActor(machine, { input: one });
  actor.start();
  for (const text of ['wrong', 'twice']) {
    actor.send(code(text));
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(actor.getSnapshot().context).toMatchObject({ attempts: 2, message: 'no', device: 'phone' });
  actor.send(code('right'));
  await new Promise((resolve) => setTimeout(resolve));
  expect(actor.getSnapshot().output).toEqual(next);
});

const done = (id: string, output: CodeAnswer): MfaEvent =>
  ({ type: `xstate.done.actor.${id}`, output }) as unknown as MfaEvent;

const everyEvent: readonly MfaEvent[] = [
  chosen,
  { type: 'device.rejected' },
  code(secrets[0]!),
  resync,
  { type: 'resync.left' },
  pair(secrets[0]!, secrets[1]!),
  ...Object.values(answers).flatMap((answer) => [
    done('0.mfaChallenge.verifying', answer),
    done('0.mfaChallenge.synchronizing', answer),
  ]),
];

it('every state is reached, from every one there is a way on, and no snapshot holds a code', () => {
  const paths = getShortestPaths(machine, {
    input: two,
    events: [...everyEvent],
    stopWhen: ({ context }) => context.attempts > 3,
  });
  const reached = new Set(paths.map(({ state }) => stateOf(state)));
  expect([...reached].sort()).toEqual([
    'asking awaitingCode',
    'asking clockDrifted',
    'asking codeUsedTwice',
    'asking wrongCode',
    'awaitingTwoCodes',
    'choosingDevice',
    'passed',
    'synchronizing',
    'verifying',
  ]);
  for (const { state } of paths) {
    const text = JSON.stringify(machine.getPersistedSnapshot(state));
    for (const secret of secrets) expect(text).not.toContain(secret);
    const leadsOn = everyEvent.some(
      (event) => stateOf(transition(machine, state, event)[0]) !== stateOf(state),
    );
    expect(leadsOn || state.status === 'done').toBe(true);
  }
});
