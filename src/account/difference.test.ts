import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDifference, difference, inverse } from './difference.ts';
import { emptyWorld, kinds, put, remove, type World } from './world.ts';

/** A few accounts and organizations, so that worlds often have records in common. */
const id = fc.constantFrom('1', '2', '3', '4');
const name = fc.constantFrom('a', 'b');
const edit: Arbitrary<(world: World) => World> = fc.oneof(
  fc.tuple(id, name).map(
    ([key, label]) =>
      (world: World) =>
        put(world, 'accounts', { id: key, name: label }),
  ),
  fc.tuple(id, name).map(
    ([key, rootId]) =>
      (world: World) =>
        put(world, 'organizations', { id: key, managementAccountId: '1', rootId }),
  ),
  fc.tuple(fc.constantFrom('accounts' as const, 'organizations' as const), id).map(
    ([kind, key]) =>
      (world: World) =>
        remove(world, kind, key),
  ),
);
const edits = fc
  .array(edit, { maxLength: 12 })
  .map((all) => (world: World) => all.reduce((next, one) => one(next), world));
const worlds = fc.tuple(edits, edits).map(([first, second]) => {
  const before = first(emptyWorld);
  return [before, second(before)] as const;
});

describe('laws', () => {
  it('the difference applied to the world before gives the world after', () => {
    fc.assert(
      fc.property(worlds, ([before, after]) => {
        expect(applyDifference(before, difference(before, after))).toEqual(after);
      }),
    );
  });

  it('its inverse applied to the world after gives the world before', () => {
    fc.assert(
      fc.property(worlds, ([before, after]) => {
        expect(applyDifference(after, inverse(difference(before, after)))).toEqual(before);
      }),
    );
  });

  it('both hold for worlds that share nothing', () => {
    fc.assert(
      fc.property(edits, edits, (first, second) => {
        const [before, after] = [first(emptyWorld), second(emptyWorld)];
        const changes = difference(before, after);
        expect(applyDifference(before, changes)).toEqual(after);
        expect(applyDifference(after, inverse(changes))).toEqual(before);
      }),
    );
  });

  it('the inverse of the inverse is the difference', () => {
    fc.assert(
      fc.property(worlds, ([before, after]) => {
        const changes = difference(before, after);
        expect(inverse(inverse(changes))).toEqual(changes);
      }),
    );
  });
});

it('a world differs from itself in nothing', () => {
  expect(difference(emptyWorld, emptyWorld)).toEqual([]);
});

it('names what was added, changed and removed', () => {
  const account = (key: string, label: string) => ({ id: key, name: label });
  const before = put(put(emptyWorld, 'accounts', account('1', 'a')), 'accounts', account('2', 'b'));
  const after = put(
    put(remove(before, 'accounts', '1'), 'accounts', account('2', 'c')),
    'accounts',
    account('3', 'd'),
  );
  expect(difference(before, after)).toEqual([
    { kind: 'accounts', key: '2', before: account('2', 'b'), after: account('2', 'c') },
    { kind: 'accounts', key: '3', after: account('3', 'd') },
    { kind: 'accounts', key: '1', before: account('1', 'a') },
  ]);
});

it('kinds without a change are shared', () => {
  const before = put(emptyWorld, 'accounts', { id: '1', name: 'a' });
  const after = put(before, 'organizations', { id: 'o-1', managementAccountId: '1', rootId: 'r-1' });
  const applied = applyDifference(before, difference(before, after));
  expect(kinds.filter((kind) => applied[kind] !== before[kind])).toEqual(['organizations']);
});
