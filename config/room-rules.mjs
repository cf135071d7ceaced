/**
 * The room table as ESLint sees it: imports (also `import type` inside .svelte files, which dependency-cruiser cannot see),
 * and no clock, chance, network or global state in the pure rooms.
 */
import { importable, packagePattern, pureRooms, roomNames, rooms } from './rooms.mjs';

const product = (/** @type {string} */ name) => ({
  files: [`src/${name}/**/*.ts`, `src/${name}/**/*.svelte`],
  ignores: ['**/*.test.ts'],
});

/** @param {import('./rooms.mjs').Room} room */
function importPatterns(room) {
  const closed = roomNames.filter((name) => name !== room.name && !importable(room).includes(name));
  const node = room.runs === 'node' ? '|node:' : '';
  return [
    closed.length > 0 && {
      regex: `^#(?:${closed.join('|')})/`,
      message: `${room.name}/ may not import this room (config/rooms.mjs).`,
    },
    { regex: `^\\.\\./(?:\\.\\./)*(?:${roomNames.join('|')})/`, message: 'Name the room: #room/file.ts.' },
    {
      regex: `^(?![#.]|${packagePattern(room)}(?:/|$)${node})`,
      message: `${room.name}/ may not use this package (config/rooms.mjs).`,
    },
  ].filter(Boolean);
}

/** @param {import('./rooms.mjs').Room} room */
function importRules(room) {
  return {
    ...product(room.name),
    name: `rooms/${room.name}-imports`,
    rules: { 'no-restricted-imports': ['error', { patterns: importPatterns(room) }] },
  };
}

const ambient = [
  ...[
    'globalThis',
    'window',
    'self',
    'document',
    'navigator',
    'localStorage',
    'indexedDB',
    'process',
    'Buffer',
  ],
  ...['performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['requestAnimationFrame', 'fetch', 'XMLHttpRequest', 'WebSocket', 'eval', 'Function'],
];

const pureSyntax = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the moment as an argument.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'Take the moment as an argument.' },
  {
    selector:
      ':matches(VariableDeclarator[init.name=/^(Date|Math)$/], AssignmentExpression[right.name=/^(Date|Math)$/])',
    message: 'Do not rename Date or Math: their clock and chance are banned here.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(getTimezoneOffset|toLocale(Date|Time)?String|get(Hours|Minutes|Day|Date|Month|FullYear))$/]',
    message: 'Depends on the time zone or language of the machine.',
  },
];

/** @param {import('./rooms.mjs').Room} room */
function purityRules(room) {
  const message = 'No clock, chance or surroundings in a pure room: take it as an argument.';
  const banned = room.runs === 'fetch' ? ambient.filter((name) => name !== 'fetch') : ambient;
  return {
    ...product(room.name),
    name: `rooms/${room.name}-pure`,
    rules: {
      'no-restricted-globals': ['error', ...banned.map((name) => ({ name, message }))],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message },
        { object: 'Math', property: 'random', message },
      ],
      'no-restricted-syntax': ['error', ...noDefaultExport, ...pureSyntax],
    },
  };
}

/** Shared with eslint.config.js: a later `no-restricted-syntax` replaces an earlier one, it does not add to it. */
export const noDefaultExport = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Name what is exported; only .svelte files export by default.',
  },
];

export const roomRules = [...rooms.map(importRules), ...pureRooms.map(purityRules)];
