import { describe, expect, it } from 'vitest';
import type { World } from '#account/world.ts';
import type { Call, Credentials } from '#api/call.ts';
import { oneAccount, userNames, withUsers } from '#storage/test-worlds.ts';
import { Gate } from './gate.ts';

const accountId = [...oneAccount.accounts.keys()][0] ?? '';
const root: Credentials = { kind: 'console', principal: `arn:aws:iam::${accountId}:root` };
const nobody: Credentials = { kind: 'console', principal: `arn:aws:iam::${accountId}:user/nobody` };

function create(UserName: string, credentials = root): Call {
  return { service: 'iam', operation: 'CreateUser', parameters: { UserName }, credentials };
}

/** A world that calls change, and what was said of each change. */
function ground(start: World) {
  const state = { world: start, said: [] as (readonly [string, boolean])[] };
  const gate = new Gate({
    world: () => state.world,
    now: () => Date.UTC(2026, 2, 1),
    change: (says, edit, isStep) => {
      state.said.push([says, isStep]);
      state.world = edit(state.world);
    },
  });
  return { state, gate };
}

describe('the gate', () => {
  it('takes one call at a time, in the order in which they came', async () => {
    const { state, gate } = ground(oneAccount);
    const answers = await Promise.all([
      gate.send(create('alice')),
      gate.send(create('alice')),
      gate.send(create('bob')),
    ]);
    expect(answers.map(({ error }) => error?.code)).toEqual([undefined, 'EntityAlreadyExists', undefined]);
    expect(userNames(state.world)).toEqual(['alice', 'bob']);
    expect(state.said).toEqual([
      ['CreateUser alice', true],
      ['CreateUser alice', false],
      ['CreateUser bob', true],
    ]);
  });

  it('keeps refused calls in the history and nothing else of them', async () => {
    const { state, gate } = ground(oneAccount);
    const { error } = await gate.send(create('alice', nobody));
    expect(error?.code).toBe('InvalidClientTokenId');
    expect([...state.world.events.values()].map((event) => event.error?.code)).toEqual([
      'InvalidClientTokenId',
    ]);
    expect({ ...state.world, events: oneAccount.events }).toEqual(oneAccount);
  });

  it('never names a secret for undo', async () => {
    const { state, gate } = ground(oneAccount);
    const parameters = { OldPassword: 'old secret', NewPassword: 'new secret', TokenCode: '123456' };
    await gate.send({ service: 'iam', operation: 'ChangePassword', parameters, credentials: root });
    expect(state.said.map(([says]) => says)).toEqual(['ChangePassword']);
  });

  it('does not lose what changed meanwhile', async () => {
    const { state, gate } = ground(oneAccount);
    const sent = gate.send(create('alice'));
    await Promise.resolve();
    state.world = withUsers(state.world, 'carol');
    await sent;
    expect(userNames(state.world).toSorted()).toEqual(['alice', 'carol']);
  });
});
