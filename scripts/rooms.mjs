// `npm run rooms`: who imports whom, and whether every list made from the room table still agrees with it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { differences } from '../config/room-document.mjs';
import { pureRooms, roomNames } from '../config/rooms.mjs';

const root = resolve(import.meta.dirname, '..');
const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');

/** @param {string} what @param {readonly string[]} found @param {readonly string[]} wanted @returns {string[]} */
function compare(what, found, wanted) {
  const text = (/** @type {readonly string[]} */ list) => [...list].sort().join(', ');
  return text(found) === text(wanted)
    ? []
    : [`${what} has ${text(found)}, the room table wants ${text(wanted)}`];
}

function checkLists() {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'sw')
    .map((entry) => entry.name);
  return [
    ...folders
      .filter((name) => !roomNames.includes(name))
      .map((name) => `src/${name}/ is not in the room table`),
    ...compare(
      'package.json "imports"',
      Object.keys(JSON.parse(read('package.json')).imports),
      roomNames.map((name) => `#${name}/*`),
    ),
    ...compare(
      'tsconfig.pure.json "include"',
      JSON.parse(read('tsconfig.pure.json')).include,
      pureRooms.map((room) => `src/${room.name}/**/*.ts`),
    ),
    ...(existsSync(join(root, 'ARCHITECTURE.md'))
      ? differences(read('ARCHITECTURE.md'))
      : ['ARCHITECTURE.md is missing']),
  ];
}

const faults = checkLists();
for (const fault of faults) console.error(`✗ ${fault}`);
const cruise = [
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  '--config',
  '.dependency-cruiser.mjs',
  'src',
];
const { status } = spawnSync(process.execPath, cruise, { cwd: root, stdio: 'inherit' });
process.exit(faults.length === 0 && status === 0 ? 0 : 1);
