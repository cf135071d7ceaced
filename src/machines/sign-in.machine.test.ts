import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { createActor, fromPromise, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { CodeAnswer } from './mfa-challenge.machine.ts';
import { mfaChallengeMachine } from './mfa-challenge.machine.ts';
import { signInMachine, type SignInEvent, type Who } from './sign-in.machine.ts';
import type { NextStep } from './sign-in-step.ts';

const session: NextStep = { kind: 'signedIn', sessionId: 'ASIA1', expiresAt: '2026-03-02T00:00:00Z' };

/** Passwords and codes, and what the world makes of them. */
const steps: Readonly<Record<string, NextStep>> = {
  right: session,
  mfa: { kind: 'mfa', token: 't1', devices: ['phone'] },
  reset: { kind: 'newPassword', token: 't2', reason: 'resetRequired' },
  old: { kind: 'blocked', message: 'expired' },
  late: { kind: 'over', message: 'late' },
};
const refused: NextStep = { kind: 'refused', code: 'AuthenticationFailed', message: 'incorrect' };

const stepFor = (secret: string): Promise<NextStep> => Promise.resolve(steps[secret] ?? refused);

const machine = signInMachine.provide({
  actors: {
    checkPassword: fromPromise<NextStep, { who: Who | undefined; password: () => string }>(({ input }) =>
      stepFor(input.password()),
    ),
    changePassword: fromPromise<NextStep, { token: string; old: () => string; chosen: () => string }>(
      ({ input }) => stepFor(input.chosen()),
    ),
    mfaChallenge: mfaChallengeMachine.provide({
      actors: {
        verifyCode: fromPromise<CodeAnswer, { token: string; device: string; code: () => string }>(
          async ({ input }) =>
            input.code() in steps
              ? { kind: 'passed', next: await stepFor(input.code()) }
              : { kind: 'wrong', message: 'incorrect' },
        ),
      },
    }),
  },
});

type Snapshot = SnapshotFrom<typeof machine>;
type Event = SignInEvent | { readonly type: 'code.given'; readonly code: string };

const who: Who = { kind: 'user', account: '111122223333', userName: 'alice' };
const account: Event = { type: 'account.given', who };
const password = (text: string): Event => ({ type: 'password.given', password: text });
const code = (text: string): Event => ({ type: 'code.given', code: text });
const chosen = (text: string): Event => ({ type: 'password.chosen', old: 'reset', chosen: text });
const left: Event = { type: 'page.left' };
const out: Event = { type: 'session.left' };
const at = (time: string): Event => ({ type: 'clock.moved', now: `2026-03-0${time}Z` });
const back: Event = { type: 'account.rejected' };

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Codes are for the challenge that runs inside. */
function send(actor: ReturnType<typeof createActor<typeof machine>>, event: Event): void {
  if (event.type !== 'code.given') actor.send(event);
  else actor.getSnapshot().children.mfa?.send(event);
}

async function played(events: readonly Event[]): Promise<Snapshot> {
  const actor = createActor(machine);
  actor.start();
  for (const event of events) {
    send(actor, event);
    await settled();
  }
  return actor.getSnapshot();
}

const rows: readonly (readonly [string, readonly Event[], string])[] = [
  ['first comes the account', [], 'enteringAccount'],
  ['then the password', [account], 'enteringPassword'],
  ['a password without an account is for nobody', [password('right')], 'enteringAccount'],
  ['back to another account', [account, back], 'enteringAccount'],
  ['the right password, no MFA', [account, password('right')], 'signedIn'],
  ['a wrong password', [account, password('nope')], 'refused'],
  ['is followed by another', [account, password('nope'), password('right')], 'signedIn'],
  ['or by another account', [account, password('nope'), back], 'enteringAccount'],
  ['MFA is assigned', [account, password('mfa')], 'challenged'],
  ['a wrong code', [account, password('mfa'), code('nope')], 'challenged'],
  ['the right code', [account, password('mfa'), code('right')], 'signedIn'],
  ['a new password is due after the code', [account, password('mfa'), code('reset')], 'settingNewPassword'],
  ['too late for the code', [account, password('mfa'), code('late')], 'refused'],
  ['the password expired for good, after the code', [account, password('mfa'), code('old')], 'blocked'],
  ['the challenge is left', [account, password('mfa'), left], 'enteringAccount'],
  ['a new password is due', [account, password('reset')], 'settingNewPassword'],
  ['one that holds', [account, password('reset'), chosen('right')], 'signedIn'],
  ['one that does not', [account, password('reset'), chosen('nope')], 'newPasswordRefused'],
  ['then one that holds', [account, password('reset'), chosen('nope'), chosen('right')], 'signedIn'],
  ['too late for a new password', [account, password('reset'), chosen('late')], 'refused'],
  ['expired for good', [account, password('old')], 'blocked'],
  ['and somebody else', [account, password('old'), left], 'enteringAccount'],
  ['a second before its end', [account, password('right'), at('1T23:59:59')], 'signedIn'],
  ['the end', [account, password('right'), at('2T00:00:00')], 'expired'],
  ['signed out', [account, password('right'), out], 'signedOut'],
  ['and in again', [account, password('right'), out, account, password('right')], 'signedIn'],
  ['expired, and in again', [account, password('right'), at('2T00:00:00'), account], 'enteringPassword'],
];

test.each(rows)('%s', async (_, events, expected) => {
  expect((await played(events)).value).toBe(expected);
});

it('tells AWS’s words of the last refusal, until the next answer', async () => {
  const start = [account, password('reset'), chosen('nope')];
  expect((await played(start)).context).toMatchObject({ message: 'incorrect', code: 'AuthenticationFailed' });
  expect((await played([...start, chosen('right')])).context).toMatchObject({
    message: undefined,
    sessionId: 'ASIA1',
  });
});

it('a challenge goes on from its snapshot', async () => {
  const actor = createActor(machine);
  actor.start();
  for (const event of [account, password('mfa'), code('nope')]) {
    send(actor, event);
    await settled();
  }
  const text = JSON.stringify(actor.getPersistedSnapshot());
  const again = createActor(machine, { snapshot: JSON.parse(text) as never });
  again.start();
  expect(again.getSnapshot().children.mfa?.getSnapshot()).toMatchObject({
    value: { asking: 'wrongCode' },
    context: { token: 't1', attempts: 1 },
  });
  send(again, code('right'));
  await settled();
  expect(again.getSnapshot().value).toBe('signedIn');
});

const secret = fc.constantFrom('right', 'mfa', 'reset', 'old', 'late', 'nope');
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.constantFrom(account, left, out, back, at('1T13:00:00'), at('2T00:00:00')),
  secret.map(password),
  secret.map(code),
  secret.map(chosen),
);

it('no snapshot holds a password or a code, at any moment', async () => {
  const mark = 'hunter2';
  const marked = (event: Event): Event =>
    Object.fromEntries(
      Object.entries(event).map(([name, value]) => [
        name,
        /^(password|code|old|chosen)$/.test(name) ? `${String(value)}${mark}` : (value as unknown),
      ]),
    ) as unknown as Event;
  const asMarked = (text: string): Promise<NextStep> => stepFor(text.replace(mark, ''));
  const marking = machine.provide({
    actors: {
      checkPassword: fromPromise<NextStep, { who: Who | undefined; password: () => string }>(({ input }) =>
        asMarked(input.password()),
      ),
      changePassword: fromPromise<NextStep, { token: string; old: () => string; chosen: () => string }>(
        ({ input }) => asMarked(input.chosen()),
      ),
    },
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { maxLength: 8 }), async (events) => {
      const actor = createActor(marking);
      actor.start();
      for (const event of [account, ...events].map(marked)) {
        send(actor, event);
        expect(JSON.stringify(actor.getPersistedSnapshot())).not.toContain(mark);
        await settled();
        expect(JSON.stringify(actor.getPersistedSnapshot())).not.toContain(mark);
      }
    }),
    { numRuns: 60 },
  );
});

const done = (id: string, output: NextStep): SignInEvent =>
  ({ type: `xstate.done.actor.${id}`, output }) as unknown as SignInEvent;

it('every state is reached', () => {
  const plain = [
    account,
    password('x'),
    chosen('x'),
    left,
    out,
    back,
    at('2T00:00:00'),
  ] as readonly SignInEvent[];
  const answers = [...Object.values(steps), refused].flatMap((step) =>
    ['0.signIn.verifying', 'mfa', '0.signIn.changingPassword'].map((id) => done(id, step)),
  );
  const paths = getShortestPaths(machine, { events: [...plain, ...answers] });
  expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(Object.keys(machine.root.states)));
});
