/** The size budgets, on builds made up for the purpose: incompressible files of a stated size. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { measure } from '../../scripts/sizes.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sizes-'));

afterAll(() => rmSync(folder, { recursive: true }));

interface Chunk {
  readonly kB: number;
  readonly name?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Bytes that gzip cannot shrink, the same on every run. */
function noise(kB: number): Buffer {
  return Buffer.concat(
    Array.from({ length: (kB * 1000) / 20 }, (_, index) => createHash('sha1').update(`${index}`).digest()),
  );
}

function build(chunks: Readonly<Record<string, Chunk>>): ReturnType<typeof measure> {
  mkdirSync(join(folder, '.vite'), { recursive: true });
  const manifest = Object.entries(chunks).map(([key, { kB, ...chunk }]) => {
    writeFileSync(join(folder, key), noise(kB));
    return [key, { file: key, ...chunk }];
  });
  writeFileSync(join(folder, '.vite/manifest.json'), JSON.stringify(Object.fromEntries(manifest)));
  writeFileSync(join(folder, 'sw.js'), noise(1));
  return measure(folder);
}

/** The budgets that a build breaks. */
function broken(chunks: Readonly<Record<string, Chunk>>): readonly string[] {
  return build(chunks)
    .filter(({ size, budget, because }) => because !== undefined || size > budget)
    .map(({ name }) => name);
}

const entry = { kB: 60, isEntry: true, imports: ['shared.js'], css: ['style.css'] };
const shared = { kB: 40 };
const editor = { kB: 100, name: 'editor' };
const style = { kB: 10 };
const page = { kB: 5, css: ['page.css'] };
const fine = { 'entry.js': entry, 'shared.js': shared, 'editor.js': editor, 'style.css': style };

test.each([
  ['a build within its budgets', fine, []],
  ['static imports count', { ...fine, 'shared.js': { kB: 70 } }, ['before first paint (JS)']],
  [
    'imports of imports count',
    { ...fine, 'shared.js': { kB: 40, imports: ['deep.js'] }, 'deep.js': { kB: 30 } },
    ['before first paint (JS)'],
  ],
  ['what is imported lazily does not', { ...fine, 'lazy.js': { kB: 200 } }, []],
  [
    'an editor in the first paint',
    { ...fine, 'shared.js': { kB: 1, imports: ['editor.js'] } },
    ['before first paint (JS)', 'editor, loaded lazily'],
  ],
  [
    'no editor at all',
    { 'entry.js': entry, 'shared.js': shared, 'style.css': style },
    ['editor, loaded lazily'],
  ],
  ['too much style', { ...fine, 'style.css': { kB: 17 } }, ['style sheets before first paint']],
  ['styles of lazy pages do not count', { ...fine, 'page.js': page, 'page.css': { kB: 20 } }, []],
  [
    'unless they are too many',
    { ...fine, 'page.js': page, 'page.css': { kB: 31 } },
    ['style sheets of all pages'],
  ],
] as const)('%s', (_what, chunks, expected) => {
  expect(broken(chunks)).toEqual(expected);
});
