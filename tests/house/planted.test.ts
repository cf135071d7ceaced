/**
 * The checks of the house, each shown to bite: violations are planted in a copy that has the real configuration.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const configuration = [
  'config',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.pure.json',
  'eslint.config.js',
  '.dependency-cruiser.mjs',
];

/** A small product that keeps all rules. */
const clean = {
  'src/account/role.ts': 'export interface Role {\n  readonly name: string;\n}\n',
  'src/account/name.ts': [
    "import type { Role } from './role.ts';",
    'export function nameOf(role: Role): string {\n  return role.name;\n}',
    'export function dayOf(moment: number): string {\n  return new Date(moment).toISOString();\n}\n',
  ].join('\n'),
  'src/account/name.test.ts': [
    "import { readFileSync } from 'node:fs';",
    "import { expect, test } from 'vitest';",
    "import { nameOf } from './name.ts';",
    "test('name', () => expect(nameOf({ name: readFileSync('name', 'utf8') })).not.toBe(Math.random()));\n",
  ].join('\n'),
  'src/policy/parse.ts': [
    "import { parseTree } from 'jsonc-parser';",
    "import { nameOf } from '#account/name.ts';",
    'export const tree = parseTree(nameOf({ name: "{}" }));\n',
  ].join('\n'),
  'src/catalogue/facts.ts':
    "import type { tree } from '#policy/parse.ts';\nexport type Facts = typeof tree;\n",
  'src/storage/store.ts': "import type { Role } from '#account/role.ts';\nexport type Stored = Role;\n",
  'src/ui/Name.svelte': [
    '<script lang="ts">',
    "  import type { Role } from '#account/role.ts';",
    "  import { nameOf } from '#account/name.ts';",
    '  interface Props {\n    readonly role: Role;\n  }',
    '  const { role }: Props = $props();',
    '</script>',
    '<p>{nameOf(role)}</p>\n',
  ].join('\n'),
};

/** One violation a file: what is planted, which check must speak, and the words that name the rule. */
const planted: readonly { what: string; file: string; text: string; check: Check; says: RegExp }[] = [
  {
    what: 'an import of a room above',
    file: 'src/account/upward.ts',
    text: "import { tree } from '#policy/parse.ts';\nexport const up = tree;\n",
    check: 'cruise',
    says: /account-imports: src\/account\/upward\.ts → src\/policy\/parse\.ts/,
  },
  {
    what: 'an import of a room above, for its type only',
    file: 'src/account/upward-type.ts',
    text: "import type { tree } from '#policy/parse.ts';\nexport type Up = typeof tree;\n",
    check: 'cruise',
    says: /account-imports: src\/account\/upward-type\.ts → src\/policy\/parse\.ts/,
  },
  {
    what: 'a value from a room that gives only types',
    file: 'src/catalogue/values.ts',
    text: "import { tree } from '#policy/parse.ts';\nexport const facts = tree;\n",
    check: 'cruise',
    says: /catalogue-types-only: src\/catalogue\/values\.ts → src\/policy\/parse\.ts/,
  },
  {
    what: 'a package of another room',
    file: 'src/policy/packed.ts',
    text: "import { openDB } from 'idb';\nexport const open = openDB;\n",
    check: 'cruise',
    says: /policy-npm: src\/policy\/packed\.ts → \S*node_modules\/idb\//,
  },
  {
    what: 'a module of Node in a room for the browser',
    file: 'src/storage/file.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    check: 'cruise',
    says: /storage-node: src\/storage\/file\.ts → fs/,
  },
  {
    what: 'a cycle',
    file: 'src/policy/cycle.ts',
    text: "import { back } from './cycle-back.ts';\nexport const forth = (): unknown => back;\n",
    check: 'cruise',
    says: /no-cycle: src\/policy\/cycle(-back)?\.ts →\s+src\/policy\/cycle/,
  },
  {
    what: 'a module of no room',
    file: 'src/helpers/text.ts',
    text: "import { nameOf } from '#account/name.ts';\nexport const text = nameOf;\n",
    check: 'cruise',
    says: /no-unknown-room: src\/helpers\/text\.ts/,
  },
  {
    what: 'a module that nothing imports and that imports nothing',
    file: 'src/account/orphan.ts',
    text: 'export const alone = 1;\n',
    check: 'cruise',
    says: /no-orphan: src\/account\/orphan\.ts/,
  },
  {
    what: 'a test imported by the product',
    file: 'src/storage/untested.ts',
    text: "import '../account/name.test.ts';\nexport const tested = true;\n",
    check: 'cruise',
    says: /no-test-in-product: src\/storage\/untested\.ts → src\/account\/name\.test\.ts/,
  },
  {
    what: '`import type` of a closed room inside a component',
    file: 'src/ui/Closed.svelte',
    text: '<script lang="ts">\n  import type { Stored } from \'#storage/store.ts\';\n  const { it }: { readonly it: Stored } = $props();\n</script>\n<p>{it.name}</p>\n',
    check: 'lint',
    says: /Closed\.svelte.*no-restricted-imports.*ui\/ may not import this room/,
  },
  {
    what: '`import type` of a foreign package inside a component',
    file: 'src/ui/Foreign.svelte',
    text: '<script lang="ts">\n  import type { IDBPDatabase } from \'idb\';\n  const { it }: { readonly it: IDBPDatabase } = $props();\n</script>\n<p>{it.name}</p>\n',
    check: 'lint',
    says: /Foreign\.svelte.*no-restricted-imports.*ui\/ may not use this package/,
  },
  {
    what: 'a room reached by a relative path',
    file: 'src/policy/relative.ts',
    text: "import { nameOf } from '../account/name.ts';\nexport const name = nameOf;\n",
    check: 'lint',
    says: /relative\.ts.*no-restricted-imports.*Name the room/,
  },
  ...[
    ['Date.now()', 'no-restricted-properties'],
    ['new Date()', 'no-restricted-syntax'],
    ['Date()', 'no-restricted-syntax'],
    ['Math.random()', 'no-restricted-properties'],
    ["Math['random']()", 'no-restricted-properties'],
    ['performance.now()', 'no-restricted-globals'],
    ['crypto.randomUUID()', 'no-restricted-globals'],
    ['setTimeout(() => undefined, 1)', 'no-restricted-globals'],
    ["fetch('/x')", 'no-restricted-globals'],
    ["(globalThis as unknown as Record<string, unknown>)['Date']", 'no-restricted-globals'],
    ['new Date(0).getHours()', 'no-restricted-syntax'],
  ].map(([code = '', rule = ''], index) => ({
    what: `\`${code}\` in a pure room`,
    file: `src/account/impure-${index}.ts`,
    text: `export const impure = (): unknown => ${code};\n`,
    check: 'lint' as const,
    says: new RegExp(`impure-${index}\\.ts.*${rule}`),
  })),
  {
    what: 'a clock under another name in a pure room',
    file: 'src/account/renamed.ts',
    text: 'const Clock = Date;\nexport const now = (): number => Clock.now();\n',
    check: 'lint',
    says: /renamed\.ts.*no-restricted-syntax/,
  },
  {
    what: 'a default export',
    file: 'src/storage/default.ts',
    text: 'export default 1;\n',
    check: 'lint',
    says: /default\.ts.*no-restricted-syntax.*Name what is exported/,
  },
  {
    what: 'a function of more than 60 lines',
    file: 'src/storage/long.ts',
    text: `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(60)}  return sum;\n}\n`,
    check: 'lint',
    says: /long\.ts.*max-lines-per-function/,
  },
  {
    what: 'markup from text',
    file: 'src/ui/Html.svelte',
    text: '<script lang="ts">\n  const { text }: { readonly text: string } = $props();\n</script>\n{@html text}\n',
    check: 'lint',
    says: /Html\.svelte.*svelte\/no-at-html-tags/,
  },
  {
    what: 'the DOM in a pure room',
    file: 'src/account/dom.ts',
    text: 'export const title = (): string => document.title;\n',
    check: 'types',
    says: /src\/account\/dom\.ts.*TS2584.*'document'/,
  },
  {
    what: 'the DOM in a pure room, as a type',
    file: 'src/account/dom-type.ts',
    text: 'export type Place = HTMLElement;\n',
    check: 'types',
    says: /src\/account\/dom-type\.ts.*TS2304.*'HTMLElement'/,
  },
];

type Check = 'cruise' | 'lint' | 'types';

const commands: Readonly<Record<Check, readonly string[]>> = {
  cruise: [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    'src',
  ],
  lint: ['node_modules/eslint/bin/eslint.js', '--format', 'json', 'src'],
  types: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.pure.json'],
};

let house = '';
const found = {} as Record<Check, string>;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

/** One line a finding, file first. */
function findings(check: Check): string {
  const { stdout } = spawnSync(process.execPath, commands[check], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (check !== 'lint') return stdout;
  interface Linted {
    readonly filePath: string;
    readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
  }
  return (JSON.parse(stdout) as Linted[])
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => `${filePath} ${ruleId ?? 'parse'} ${message}`),
    )
    .join('\n');
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'house-'));
  for (const name of configuration) cpSync(join(root, name), join(house, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const [file, text] of Object.entries(clean)) write(file, text);
  for (const { file, text } of planted) write(file, text);
  write(
    'src/policy/cycle-back.ts',
    "import { forth } from './cycle.ts';\nexport const back = (): unknown => forth;\n",
  );
  for (const check of Object.keys(commands) as Check[]) found[check] = findings(check);
}, 60_000);

afterAll(() => rmSync(house, { recursive: true }));

test.each(Object.keys(commands) as Check[])('%s finds nothing in the files that keep the rules', (check) => {
  const subjects = found[check].split('\n').map((line) => /src\/[\w./-]+/.exec(line)?.[0] ?? '');
  expect(subjects.filter((file) => file in clean)).toEqual([]);
});

describe('is found:', () => {
  test.each(planted)('$what', ({ check, says }) => expect(found[check]).toMatch(says));
});
