/** Compares the room table that people read (ARCHITECTURE.md) with the one that the tools obey (rooms.mjs). */
import { rooms } from './rooms.mjs';

/** @typedef {{ name: string, imports: string, npm: string, runs: string }} Row */

/** A cell without code marks and remarks in brackets, a dash being nothing. */
const plain = (/** @type {string} */ cell) =>
  cell
    .replace(/\([^)]*\)/g, '')
    .replaceAll('`', '')
    .replace(/^\s*[–-]\s*$/, '')
    .trim();

/** @param {string} markdown @returns {readonly Row[]} the rows whose first cell is a folder, in order */
export function tableOf(markdown) {
  return markdown
    .split('\n')
    .filter((line) => /^\|\s*`\w+\/`\s*\|/.test(line))
    .map((line) => line.split('|').slice(1, -1))
    .map(([name = '', , imports = '', npm = '', runs = '']) => ({
      name: plain(name).replace('/', ''),
      imports: plain(imports) + (imports.includes('(types)') ? ' (types)' : ''),
      npm: plain(npm),
      runs: plain(runs).toLowerCase(),
    }));
}

/** How a room's imports are written in the document. @param {import('./rooms.mjs').Room} room */
function importsInWords({ imports, typesOnly }) {
  if (imports === 'all above') return 'all above';
  if ('allBut' in imports) return `all but ${imports.allBut.map((name) => `${name}/`).join(' and ')}`;
  return imports.join(', ') + (typesOnly ? ' (types)' : '');
}

const runsInWords = { pure: 'no', fetch: 'fetch only', browser: 'yes', node: 'node' };

/** With `…` the document names the main packages only, `codemirror` for the scope. @param {import('./rooms.mjs').Room} room @param {string} cell */
function packagesAgree({ npm }, cell) {
  const named = cell
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  if (!named.includes('…')) return named.join() === npm.join();
  return named.every((name) => name === '…' || npm.some((known) => known === name || known === `@${name}/*`));
}

/** @param {string} markdown @returns {string[]} what differs, in words */
export function differences(markdown) {
  const table = tableOf(markdown);
  const order = table.map((row) => row.name).join(', ');
  const wanted = rooms.map((room) => room.name).join(', ');
  if (order !== wanted)
    return [`ARCHITECTURE.md lists the rooms ${order || '(none)'}; config/rooms.mjs ${wanted}`];
  return rooms.flatMap((room, index) => {
    const row = /** @type {Row} */ (table[index]);
    const imports = importsInWords(room);
    const say = (/** @type {string} */ what, /** @type {string} */ there, /** @type {string} */ here) =>
      `${room.name}/, ${what}: ARCHITECTURE.md says "${there}", config/rooms.mjs "${here}"`;
    return [
      ...(row.imports === imports ? [] : [say('may import', row.imports, imports)]),
      ...(packagesAgree(room, row.npm) ? [] : [say('npm', row.npm, room.npm.join(', '))]),
      ...(row.runs === runsInWords[room.runs]
        ? []
        : [say('browser, clock, chance', row.runs, runsInWords[room.runs])]),
    ];
  });
}
