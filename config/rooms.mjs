/**
 * The room table: what each folder of src/ may import, which packages it may use and where it runs.
 *
 * The same table stands in ARCHITECTURE.md for people; `npm run rooms` fails when the two differ. From this one are made
 * the rules of dependency-cruiser (.dependency-cruiser.mjs), the import and purity rules of ESLint (eslint.config.js)
 * and the list of rooms that must compile without the DOM (tsconfig.pure.json).
 */

/**
 * @typedef {object} Room
 * @property {string} name          folder below src/
 * @property {readonly string[] | 'all above' | { allBut: readonly string[] }} imports
 * @property {readonly string[]} [typesOnly]  rooms of `imports` of which only types may be taken
 * @property {readonly string[]} npm  packages; `@scope/*` stands for a whole scope
 * @property {'pure' | 'fetch' | 'browser' | 'node'} runs  `pure` and `fetch` rooms have no browser, clock or chance
 */

/** @type {readonly Room[]} */
export const rooms = [
  { name: 'account', imports: [], npm: [], runs: 'pure' },
  { name: 'policy', imports: ['account'], npm: ['jsonc-parser', 'ipaddr.js'], runs: 'pure' },
  { name: 'authorize', imports: ['account', 'policy'], npm: [], runs: 'pure' },
  { name: 'machines', imports: ['account'], npm: ['xstate'], runs: 'pure' },
  {
    name: 'api',
    imports: ['account', 'policy', 'authorize', 'machines'],
    npm: ['valibot', 'otpauth', 'uqr', 'jose', 'xmldsigjs', 'xml-core', '@xmldom/xmldom', 'xpath'],
    runs: 'pure',
  },
  { name: 'analysis', imports: ['account', 'policy', 'authorize'], npm: [], runs: 'pure' },
  { name: 'catalogue', imports: ['policy'], typesOnly: ['policy'], npm: [], runs: 'fetch' },
  { name: 'scenarios', imports: ['account', 'authorize', 'api'], npm: ['valibot'], runs: 'pure' },
  { name: 'storage', imports: ['account', 'scenarios'], npm: ['idb', 'fflate', 'valibot'], runs: 'browser' },
  { name: 'terminal', imports: ['account', 'api', 'catalogue'], npm: ['@metrichor/jmespath'], runs: 'pure' },
  { name: 'wire', imports: ['account', 'api'], npm: [], runs: 'pure' },
  { name: 'app', imports: 'all above', npm: ['svelte', 'xstate', 'comlink'], runs: 'browser' },
  {
    name: 'ui',
    imports: { allBut: ['storage', 'headless'] },
    npm: [
      'svelte',
      '@codemirror/*',
      '@lezer/*',
      'bits-ui',
      '@lucide/svelte',
      'virtua',
      'uqr',
      '@internationalized/date',
      '@dagrejs/dagre',
    ],
    runs: 'browser',
  },
  { name: 'headless', imports: { allBut: ['app', 'ui'] }, npm: [], runs: 'node' },
];

export const roomNames = rooms.map((room) => room.name);

/** Rooms that compile without the DOM library and take time and chance as arguments. */
export const pureRooms = rooms.filter((room) => room.runs === 'pure' || room.runs === 'fetch');

/**
 * The rooms that a room may import, itself not among them.
 * @param {Room} room
 * @returns {readonly string[]}
 */
export function importable(room) {
  const { imports } = room;
  if (imports === 'all above') return roomNames.slice(0, roomNames.indexOf(room.name));
  if ('allBut' in imports)
    return roomNames.filter((name) => name !== room.name && !imports.allBut.includes(name));
  return imports;
}

/**
 * A regular expression source for the names of the packages that a room may use, `(?!)` when there are none.
 * @param {Room} room
 */
export function packagePattern(room) {
  const names = room.npm.map((name) => name.replaceAll('.', '\\.').replace('/*', '/[^/]+'));
  return names.length === 0 ? '(?!)' : `(?:${names.join('|')})`;
}
