// Rules for who may import whom, generated from the room table (config/rooms.mjs).
// `import type` inside .svelte files is compiled away before this tool sees it: eslint.config.js checks those.
import { importable, packagePattern, roomNames, rooms } from './config/rooms.mjs';

const test = '\\.test\\.ts$';
const anyRoom = `^src/(?:${roomNames.join('|')})/`;

/** @param {import('./config/rooms.mjs').Room} room */
function rulesOf(room) {
  const from = { path: `^src/${room.name}/`, pathNot: test };
  const allowed = [room.name, ...importable(room)].join('|');
  const rules = [
    { name: `${room.name}-imports`, from, to: { path: '^src/', pathNot: `^src/(?:${allowed})/` } },
    {
      name: `${room.name}-npm`,
      from,
      to: { path: 'node_modules/', pathNot: `node_modules/${packagePattern(room)}/` },
    },
  ];
  if (room.runs !== 'node')
    rules.push({ name: `${room.name}-node`, from, to: { dependencyTypes: ['core'] } });
  if (room.typesOnly)
    rules.push({
      name: `${room.name}-types-only`,
      from,
      to: { path: `^src/(?:${room.typesOnly.join('|')})/`, dependencyTypesNot: ['type-only'] },
    });
  return rules;
}

const houseRules = [
  { name: 'no-cycle', from: { path: '^src/' }, to: { circular: true } },
  {
    name: 'no-orphan',
    from: { orphan: true, path: '^src/', pathNot: `${test}|\\.d\\.ts$|^src/sw/` },
    to: {},
  },
  {
    name: 'no-unknown-room',
    from: { path: '^src/', pathNot: `${anyRoom}|^src/sw/|^src/main\\.ts$` },
    to: {},
  },
  { name: 'no-test-in-product', from: { path: '^src/', pathNot: test }, to: { path: `${test}|^tests/` } },
  { name: 'no-unresolvable', from: { path: '^src/' }, to: { couldNotResolve: true } },
  { name: 'sw-alone', from: { path: '^src/sw/' }, to: { pathNot: '^src/sw/' } },
  {
    name: 'main-imports',
    from: { path: '^src/main\\.ts$' },
    to: { pathNot: '^src/(?:app|ui)/|node_modules/svelte/' },
  },
];

const severity = 'error';

export default {
  forbidden: [...rooms.flatMap(rulesOf), ...houseRules].map((rule) => ({ ...rule, severity })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
      extensions: ['.ts', '.svelte', '.js', '.mjs', '.json'],
    },
  },
};
