import { describe, expect, it, test } from 'vitest';
import { rowAfter, shownRows, sortedBy, type Column, type NounRow } from './noun-list.ts';

interface Row extends NounRow {
  readonly keys: number;
  readonly created?: string;
}

const row = (name: string, keys: number, created?: string, words = ''): Row => ({
  key: name,
  name,
  keys,
  words,
  ...(created !== undefined && { created }),
});
const rows = [row('user-10', 0, '2026-02-01'), row('alice', 2), row('user-2', 1, '2026-01-01', 'team=red')];
const columns: readonly Column<Row>[] = [
  { key: 'name', name: 'Name', text: ({ name }) => name, width: '1fr' },
  { key: 'keys', name: 'Keys', text: ({ keys }) => `${keys} keys`, order: ({ keys }) => keys, width: '1fr' },
  { key: 'created', name: 'Created', text: () => '', order: ({ created }) => created, width: '1fr' },
];

describe('the rows of a list', () => {
  it.each<[string, string, string, boolean, readonly string[]]>([
    ['by name as a person counts', '', 'name', false, ['alice', 'user-2', 'user-10']],
    ['the other way round', '', 'name', true, ['user-10', 'user-2', 'alice']],
    ['by number', '', 'keys', true, ['alice', 'user-2', 'user-10']],
    ['without a value last', '', 'created', false, ['user-2', 'user-10', 'alice']],
    ['without a value last, also the other way round', '', 'created', true, ['user-10', 'user-2', 'alice']],
    ['by every word, in any letter case', 'USER 1', 'name', false, ['user-2', 'user-10']],
    ['by what no column shows', 'team=red', 'name', false, ['user-2']],
    ['by none', 'bob', 'name', false, []],
    ['by name for a column that is gone', '', 'gone', false, ['alice', 'user-2', 'user-10']],
  ])('%s', (_, query, by, descending, names) => {
    expect(shownRows(rows, columns, query, { by, descending }).map(({ name }) => name)).toEqual(names);
  });
});

test('a second click on a column turns it round', () => {
  const once = sortedBy({ by: 'name', descending: false }, 'keys');
  expect(once).toEqual({ by: 'keys', descending: false });
  expect(sortedBy(once, 'keys')).toEqual({ by: 'keys', descending: true });
});

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 24, 24],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 13],
  ['PageUp', 3, 0],
  ['Home', 9, 0],
  ['End', 9, 24],
  ['x', 9, undefined],
])('%s in row %i of 25 leads to %s', (key, at, to) => {
  expect(rowAfter(key, at, 25)).toBe(to);
});
