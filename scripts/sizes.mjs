// Size budgets of the built page, in kB after gzip. Reads Vite's manifest, so run the build first.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isMain } from './is-main.mjs';

/** @typedef {{ file: string, name?: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk */

/** @param {Record<string, Chunk>} manifest @param {string} start @returns {ReadonlySet<string>} with all static imports */
function reachable(manifest, start) {
  const seen = new Set([start]);
  for (const key of seen) for (const next of manifest[key]?.imports ?? []) seen.add(next);
  return seen;
}

/**
 * @param {string} folder  a finished build
 * @returns {readonly { name: string, size: number, budget: number, because?: string }[]}
 */
export function measure(folder) {
  const size = (/** @type {Iterable<string>} */ files) =>
    [...new Set(files)].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
      0,
    ) / 1000;
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const keys = Object.keys(manifest);
  const entry = keys.find((key) => manifest[key]?.isEntry);
  const editor = keys.find((key) => manifest[key]?.name === 'editor');
  if (!entry) throw new Error('the build has no entry');
  const first = reachable(manifest, entry);
  const files = (/** @type {Iterable<string>} */ chunks) =>
    [...chunks].map((key) => manifest[key]?.file ?? '');
  const sheets = (/** @type {Iterable<string>} */ chunks) =>
    [...chunks].flatMap((key) => manifest[key]?.css ?? []);
  const eager = editor !== undefined && first.has(editor);
  return [
    { name: 'before first paint (JS)', size: size(files(first)), budget: 120 },
    {
      name: 'editor, loaded lazily',
      size: editor ? size(files([editor])) : 0,
      budget: 150,
      ...(eager && { because: 'the entry imports it statically' }),
      ...(!editor && { because: 'there is no editor chunk' }),
    },
    { name: 'style sheets before first paint', size: size(sheets(first)), budget: 16 },
    { name: 'style sheets of all pages', size: size(sheets(keys)), budget: 40 },
    {
      name: 'service worker',
      // It lists every file that it keeps.
      size: existsSync(join(folder, 'sw.js')) ? size(['sw.js']) : Infinity,
      budget: 8,
    },
  ];
}

if (isMain(import.meta.url)) {
  for (const { name, size, budget, because } of measure(
    process.argv[2] ?? resolve(import.meta.dirname, '../dist'),
  )) {
    const fails = because ?? (size > budget ? 'over budget' : undefined);
    console.log(
      `${fails ? '✗' : '✓'} ${name.padEnd(26)} ${size.toFixed(1).padStart(7)} of ${budget} kB gz  ${fails ?? ''}`,
    );
    if (fails) process.exitCode = 1;
  }
}
