import { expect, test } from 'vitest';
import { createActor, fromPromise, initialTransition, transition, waitFor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import {
  federatedSignInMachine,
  type FederatedSignInEvent,
  type FederatedSignInSnapshot,
  type SamlAnswer,
  type Signing,
  type Way,
} from './federated-sign-in.machine.ts';

/** What invoked actors say reaches the machine like this. */
type Told = FederatedSignInEvent | { readonly type: string; readonly output: Signing | SamlAnswer };

const reader = 'arn:aws:iam::111122223333:role/Reader';
const writer = 'arn:aws:iam::111122223333:role/Writer';

const ana: Told = { type: 'person.chosen', person: 'ana' };
const toConsole: Told = { type: 'response.sent', way: { to: 'console' } };
const toProgram: Told = { type: 'response.sent', way: { to: 'program', roleArn: reader } };
const takesReader: Told = { type: 'role.chosen', roleArn: reader };
const takesOther: Told = { type: 'role.chosen', roleArn: 'arn:aws:iam::111122223333:role/Admin' };
const left: Told = { type: 'session.left' };

function signs(output: Signing): Told {
  return { type: 'xstate.done.actor.0.federatedSignIn.directorySigns', output };
}

function answers(output: SamlAnswer): Told {
  return { type: 'xstate.done.actor.0.federatedSignIn.awsChecks', output };
}

function at(time: string): Told {
  return { type: 'clock.moved', now: `2026-03-01T${time}Z` };
}

const signed = signs({ kind: 'signed' });
const noKey = signs({ kind: 'noKey' });
const offered = answers({ kind: 'offered', roles: [reader, writer] });
const letIn = answers({ kind: 'signedIn', sessionId: 'ASIA1', expiresAt: '2026-03-01T13:00:00Z' });
const wrongAudience = answers({
  kind: 'refused',
  code: 'InvalidIdentityToken',
  message: '',
  check: 'audience',
});
const denied = answers({ kind: 'refused', code: 'AccessDenied', message: '' });

function after(events: readonly Told[]): FederatedSignInSnapshot {
  const [start] = initialTransition(federatedSignInMachine);
  return events.reduce<FederatedSignInSnapshot>(
    (snapshot, event) => transition(federatedSignInMachine, snapshot, event as FederatedSignInEvent)[0],
    start,
  );
}

const rows: readonly (readonly [string, readonly Told[], string])[] = [
  ['nobody has come', [], 'choosingPerson'],
  ['the directory signs', [ana], 'directorySigns'],
  ['it has signed', [ana, signed], 'holdingResponse'],
  ['its private key is not here', [ana, noKey], 'withoutKey'],
  ['a new key was made', [ana, noKey, ana, signed], 'holdingResponse'],
  ['nothing is sent before it is signed', [ana, toConsole], 'directorySigns'],
  ['posted to the console', [ana, signed, toConsole], 'awsChecks'],
  ['AWS answers before anybody else comes', [ana, signed, toConsole, ana], 'awsChecks'],
  ['one role leads straight in', [ana, signed, toConsole, letIn], 'signedIn'],
  ['several are offered', [ana, signed, toConsole, offered], 'choosingRole'],
  ['one of them is chosen', [ana, signed, toConsole, offered, takesReader], 'awsChecks'],
  ['one that is not offered cannot be', [ana, signed, toConsole, offered, takesOther], 'choosingRole'],
  ['its trust policy says no', [ana, signed, toConsole, offered, takesReader, denied], 'roleRefused'],
  ['a program is let in', [ana, signed, toProgram, letIn], 'signedIn'],
  ['a check fails', [ana, signed, toProgram, wrongAudience], 'responseRefused'],
  [
    'what was refused cannot be sent again',
    [ana, signed, toProgram, wrongAudience, toProgram],
    'responseRefused',
  ],
  ['a new response can', [ana, signed, toProgram, wrongAudience, ana], 'directorySigns'],
  ['the last second', [ana, signed, toConsole, letIn, at('12:59:59')], 'signedIn'],
  ['the end', [ana, signed, toConsole, letIn, at('13:00:00')], 'expired'],
  ['signed out', [ana, signed, toConsole, letIn, left], 'choosingPerson'],
];

test.each(rows)('%s', (_, events, expected) => {
  expect(after(events).value).toBe(expected);
});

test('what is known is kept, and forgotten with the next person', () => {
  const refused = after([ana, signed, toProgram, wrongAudience]);
  expect(refused.context.refusal).toMatchObject({ code: 'InvalidIdentityToken', check: 'audience' });
  const again = after([ana, signed, toProgram, wrongAudience, { type: 'person.chosen', person: 'ben' }]);
  expect(again.context).toEqual({ person: 'ben' });
});

test('every state is reached, and nobody is signed in whom AWS has not let in', () => {
  const events = [ana, toConsole, toProgram, takesReader, left, at('13:00:00')];
  const outputs = [signed, noKey, offered, letIn, wrongAudience, denied];
  const paths = getShortestPaths(federatedSignInMachine, {
    events: [...events, ...outputs] as FederatedSignInEvent[],
  });
  const states = Object.keys(federatedSignInMachine.states).sort();
  expect([...new Set(paths.map(({ state }) => state.value))].sort()).toEqual(states);
  for (const { state, steps } of paths.filter(({ state }) => /^(signedIn|expired)$/.test(state.value))) {
    expect(steps.map(({ event }) => event)).toContainEqual(letIn);
    expect(state.context.sessionId).toBe('ASIA1');
  }
});

test('a live conversation asks the actors that it is given', async () => {
  const asked: (string | Way | undefined)[] = [];
  const machine = federatedSignInMachine.provide({
    actors: {
      sign: fromPromise<Signing, { person: string }>(({ input }) => {
        asked.push(input.person);
        return Promise.resolve({ kind: 'signed' });
      }),
      redeem: fromPromise<SamlAnswer, { way: Way; roleArn?: string }>(({ input }) => {
        asked.push(input.roleArn ?? input.way);
        return Promise.resolve<SamlAnswer>(
          input.roleArn === undefined
            ? { kind: 'offered', roles: [reader, writer] }
            : { kind: 'signedIn', sessionId: 'ASIA1', expiresAt: '2026-03-01T13:00:00Z' },
        );
      }),
    },
  });
  const actor = createActor(machine).start();
  actor.send({ type: 'person.chosen', person: 'ana' });
  await waitFor(actor, (snapshot) => snapshot.matches('holdingResponse'));
  actor.send({ type: 'response.sent', way: { to: 'console' } });
  await waitFor(actor, (snapshot) => snapshot.matches('choosingRole'));
  actor.send({ type: 'role.chosen', roleArn: writer });
  await waitFor(actor, (snapshot) => snapshot.matches('signedIn'));
  expect(asked).toEqual(['ana', { to: 'console' }, writer]);
  actor.stop();
});

test('without anybody to ask it stays where it was', async () => {
  const actor = createActor(federatedSignInMachine).start();
  actor.send({ type: 'person.chosen', person: 'ana' });
  await waitFor(actor, (snapshot) => snapshot.matches('choosingPerson'));
  actor.stop();
});
