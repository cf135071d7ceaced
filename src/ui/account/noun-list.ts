/** Which rows of a list are shown, and in which order. Not here: how they look (NounList.svelte). */
import type { Component, Snippet } from 'svelte';

export interface NounRow {
  /** Tells rows apart, e.g. the ARN. */
  readonly key: string;
  readonly name: string;
  /** What else is searched: path, tags. */
  readonly words?: string;
}

export interface Column<Row extends NounRow> {
  readonly key: string;
  readonly name: string;
  readonly text: (row: Row) => string;
  /** What it is sorted by, if not by its text; `undefined` comes last. */
  readonly order?: (row: Row) => string | number | undefined;
  /** A track of CSS's grid. */
  readonly width: string;
  readonly numeric?: true;
  /** Not on a phone. */
  readonly wide?: true;
  /** Where words are not enough. */
  readonly cell?: Snippet<[Row]>;
}

/** What a list is of: its words and its picture. */
export interface Noun {
  readonly one: string;
  readonly many: string;
  /** Above the list, when that is not `many`. */
  readonly title?: string;
  readonly Icon: Component<{ class?: string }>;
}

export interface Sorting {
  /** Key of a column. */
  readonly by: string;
  readonly descending: boolean;
}

/** The rows that hold every word typed, in the order asked for; equal ones by name. */
export function shownRows<Row extends NounRow>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  query: string,
  { by, descending }: Sorting,
): readonly Row[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? [...rows] : rows.filter((row) => holdsAll(row, columns, words));
  const column = columns.find(({ key }) => key === by);
  const order = column === undefined ? byName : compareBy(column.order ?? column.text, descending);
  return found.sort((a, b) => order(a, b) || byName(a, b));
}

function holdsAll<Row extends NounRow>(
  row: Row,
  columns: readonly Column<Row>[],
  words: readonly string[],
): boolean {
  const text = [row.words ?? '', ...columns.map((column) => column.text(row))].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

const collator = new Intl.Collator('en', { numeric: true });

function byName(a: NounRow, b: NounRow): number {
  return collator.compare(a.name, b.name);
}

function compareBy<Row>(
  value: (row: Row) => string | number | undefined,
  descending: boolean,
): (a: Row, b: Row) => number {
  const turn = descending ? -1 : 1;
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    // What has no value comes last, whichever way it is sorted.
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    const isNumber = typeof x === 'number' && typeof y === 'number';
    return turn * (isNumber ? x - y : collator.compare(String(x), String(y)));
  };
}

/** Another click on the same column turns it round. */
export function sortedBy(before: Sorting, by: string): Sorting {
  return { by, descending: before.by === by && !before.descending };
}

/** Rows that Page Up and Page Down go. */
const page = 10;

/** Where a key leads from a row; `undefined` when it means nothing in a list. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined ? undefined : Math.max(0, Math.min(to, count - 1));
}
