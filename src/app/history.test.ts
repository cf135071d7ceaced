import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { put, remove, type World } from '#account/world.ts';
import { accountId, oneAccount, user, userNames, withUsers } from '#storage/test-worlds.ts';
import { changed, live, redone, undone, type Live } from './history.ts';

const start = live({ title: 'Ledger', about: '', world: oneAccount });

const add = (name: string) => (world: World) => withUsers(world, name);
const tagged = (name: string, team: string) => (world: World) =>
  put(world, 'users', user(name, { tags: { team } }));
const fire = (name: string) => (world: World) => remove(world, 'users', user(name).arn);
const elsewhere = (now: Live, edit: (world: World) => World): Live => ({ ...now, world: edit(now.world) });
const says = (now: Live) => now.history.past.map((step) => step.says);

describe('undo and redo', () => {
  it('take a change back and do it again', () => {
    const added = changed(start, 'Add alice', add('alice'));
    expect(userNames(undone(added).world)).toEqual([]);
    expect(userNames(redone(undone(added)).world)).toEqual(['alice']);
  });

  it('do nothing at either end', () => {
    expect(undone(start)).toBe(start);
    expect(redone(start)).toBe(start);
  });

  it('a new change ends redoing', () => {
    const now = changed(undone(changed(start, 'Add alice', add('alice'))), 'Add bob', add('bob'));
    expect(redone(now)).toBe(now);
  });

  it('a change that changes nothing is no step', () => {
    expect(changed(start, 'Look around', (world) => world)).toBe(start);
  });

  it('keep 200 steps', () => {
    let now = start;
    for (let index = 0; index < 210; index += 1) now = changed(now, `Add ${index}`, add(`u${index}`));
    expect(says(now)).toHaveLength(200);
    expect(says(now)[0]).toBe('Add 10');
  });
});

describe('another tab', () => {
  it('its changes to other records survive undo', () => {
    const now = elsewhere(changed(start, 'Add alice', add('alice')), add('bob'));
    expect(userNames(undone(now).world)).toEqual(['bob']);
    expect(undone(now).notice).toBeUndefined();
  });

  it('a record it changed since is left alone, and the notice says which', () => {
    const both = (world: World) => add('bob')(add('alice')(world));
    const now = elsewhere(changed(start, 'Add two users', both), tagged('alice', 'payments'));
    const after = undone(now);
    expect(userNames(after.world)).toEqual(['alice']);
    expect(after.notice).toMatchObject({ act: 'undo', says: 'Add two users' });
    expect(after.notice?.leftAlone.map(({ key }) => key)).toEqual([user('alice').arn]);
  });

  it('only what was taken back is done again', () => {
    const both = (world: World) => add('bob')(add('alice')(world));
    const now = undone(elsewhere(changed(start, 'Add two users', both), tagged('alice', 'payments')));
    const again = redone(now);
    expect(again.world.users.get(user('alice').arn)?.tags).toEqual({ team: 'payments' });
    expect(userNames(again.world)).toEqual(['alice', 'bob']);
    expect(again.notice).toBeUndefined();
  });

  it('a record it wrote back unchanged counts as unchanged', () => {
    const now = elsewhere(changed(start, 'Add alice', add('alice')), add('alice'));
    expect(undone(now).world.users.size).toBe(0);
  });

  it('a removed record comes back unless its name was taken', () => {
    const hired = changed(start, 'Add alice', add('alice'));
    const fired = changed(hired, 'Delete alice', fire('alice'));
    const taken = elsewhere(fired, tagged('alice', 'other'));
    expect(userNames(undone(fired).world)).toEqual(['alice']);
    expect(undone(taken).world.users.get(user('alice').arn)?.tags).toEqual({ team: 'other' });
    expect(undone(taken).notice?.leftAlone).toHaveLength(1);
  });

  it('the next change clears the notice', () => {
    const now = undone(elsewhere(changed(start, 'Add alice', add('alice')), tagged('alice', 'x')));
    expect(now.notice).toBeDefined();
    expect(changed(now, 'Add bob', add('bob')).notice).toBeUndefined();
  });
});

describe('typing', () => {
  const type = (now: Live, text: string, group = 'policy A') =>
    changed(now, `Edit ${group}`, tagged('alice', text), group);

  it('of one text is one step', () => {
    const now = type(type(type(changed(start, 'Add alice', add('alice')), 'p'), 'pa'), 'pay');
    expect(says(now)).toEqual(['Add alice', 'Edit policy A']);
    expect(undone(now).world.users.get(user('alice').arn)?.tags).toEqual({});
  });

  it.each<readonly [string, (now: Live) => Live, readonly string[]]>([
    [
      'another group',
      (now) => type(now, 'b', 'policy B'),
      ['Edit policy A', 'Edit policy B', 'Edit policy A'],
    ],
    [
      'another change',
      (now) => changed(now, 'Add bob', add('bob')),
      ['Edit policy A', 'Add bob', 'Edit policy A'],
    ],
    ['undo and redo', (now) => redone(undone(now)), ['Edit policy A', 'Edit policy A']],
  ])('%s ends the step', (_, between, expected) => {
    expect(says(type(between(type(start, 'a')), 'c'))).toEqual(expected);
  });

  it('of a text that another tab wrote meanwhile is another step', () => {
    const hired = changed(start, 'Add alice', add('alice'));
    const now = type(elsewhere(type(hired, 'p'), tagged('alice', 'theirs')), 'mine');
    expect(says(now)).toEqual(['Add alice', 'Edit policy A', 'Edit policy A']);
    expect(undone(now).world.users.get(user('alice').arn)?.tags).toEqual({ team: 'theirs' });
  });

  it('there and back again is no step', () => {
    const hired = changed(start, 'Add alice', add('alice'));
    const now = changed(type(hired, 'p'), 'Edit policy A', add('alice'), 'policy A');
    expect(says(now)).toEqual(['Add alice']);
  });
});

describe('laws', () => {
  const names = fc.constantFrom('alice', 'bob', 'carol');
  const edits = fc.oneof(
    names.map(add),
    names.map(fire),
    fc.tuple(names, fc.constantFrom('x', 'y')).map(([name, team]) => tagged(name, team)),
  );
  const changes = fc.array(fc.tuple(edits, fc.option(fc.constantFrom('g', 'h'), { nil: undefined })), {
    maxLength: 20,
  });
  const after = (steps: readonly (readonly [(world: World) => World, string | undefined])[]) =>
    steps.reduce((now, [edit, group]) => changed(now, 'Change', edit, group), start);
  const repeat = (now: Live, step: (now: Live) => Live): Live => {
    const next = step(now);
    return next === now ? now : repeat(next, step);
  };

  it('undoing everything gives the first world, redoing everything the last', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const last = after(steps);
        const first = repeat(last, undone);
        expect(first.world).toEqual(start.world);
        expect(repeat(first, redone).world).toEqual(last.world);
      }),
    );
  });

  it('the account that nobody touched is the same object throughout', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        expect(undone(after(steps)).world.accounts.get(accountId)).toBe(start.world.accounts.get(accountId));
      }),
    );
  });
});
