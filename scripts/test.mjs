// `npm test`: installs what is missing, then runs every check and adds them up.
// Two steps at a time (the machines we test on have two cores); the end-to-end tests alone, last. All run even when one fails.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { countPlaywright, countVitest } from './count.mjs';
import { installWhatIsMissing } from './install.mjs';

const root = resolve(import.meta.dirname, '..');
const results = join(root, 'node_modules/.cache/test-results');
const vitestReport = join(results, 'vitest.json');
const playwrightReport = join(results, 'playwright.json');
const longest = 600_000;

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} run    arguments for node
 * @property {string} [after]           a step that must have ended before
 * @property {(exitCode: number) => import('./count.mjs').Count} [count]  for runners with tests of their own
 *
 * @typedef {import('./count.mjs').Count & { name: string, seconds: number }} Result
 */

const bin = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  svelteCheck: 'node_modules/svelte-check/bin/svelte-check',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
};

/** The longest first, so that the two lanes end together. @type {readonly Step[]} */
const cheap = [
  { name: 'build', run: ['scripts/build.mjs'] },
  { name: 'lint', run: [bin.eslint, '.'] },
  {
    name: 'unit tests',
    run: [bin.vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    count: (exitCode) => countVitest(vitestReport, exitCode),
  },
  { name: 'types', run: [bin.svelteCheck, '--tsconfig', './tsconfig.json', '--fail-on-warnings'] },
  { name: 'types (pure rooms)', run: [bin.tsc, '-p', 'tsconfig.pure.json'] },
  { name: 'types (service worker)', run: [bin.tsc, '-p', 'src/sw'] },
  { name: 'types (scripts)', run: [bin.tsc, '-p', 'tsconfig.scripts.json'] },
  { name: 'format', run: [bin.prettier, '--check', '--log-level', 'warn', '.'] },
  { name: 'rooms', run: ['scripts/rooms.mjs'] },
  { name: 'sizes', run: ['scripts/sizes.mjs'], after: 'build' },
];

/** @type {Step} */
const endToEnd = {
  name: 'end-to-end tests',
  run: [bin.playwright, 'test', '--reporter=line,json'],
  after: 'build',
  count: (exitCode) => countPlaywright(playwrightReport, exitCode),
};

/** Runs one script of node, its output kept. @returns {Promise<{ exitCode: number, output: string }>} */
function runNode(/** @type {readonly string[]} */ args) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longest,
  });
  let output = '';
  const take = (/** @type {Buffer} */ text) => void (output += text.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((done) => child.on('close', (code) => done({ exitCode: code ?? 1, output })));
}

/** @param {Step} step @returns {Promise<Result>} */
async function perform({ name, run, count }) {
  const started = performance.now();
  const { exitCode, output } = await runNode(run);
  const seconds = (performance.now() - started) / 1000;
  const counted = count
    ? count(exitCode)
    : { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
  console.log(`${counted.failed ? '✗' : '✓'} ${name}  ${seconds.toFixed(1)} s`);
  if (counted.failed || name === 'sizes') console.log(output.trimEnd(), '\n');
  return { name, seconds, ...counted };
}

/** Two lanes over a list of steps. @param {readonly Step[]} steps @returns {Promise<readonly Result[]>} */
async function performAll(steps) {
  /** @type {Map<string, Promise<Result>>} */
  const running = new Map();
  const waiting = [...steps];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (step.after) await running.get(step.after);
      running.set(step.name, perform(step));
      await running.get(step.name);
    }
  };
  await Promise.all([lane(), lane()]);
  return Promise.all(running.values());
}

/** @param {string} name @param {() => unknown} work @returns {Result} */
function prepare(name, work) {
  const started = performance.now();
  let failed = 0;
  try {
    if (work() === false) failed = 1;
  } catch (error) {
    console.error(String(error));
    failed = 1;
  }
  return { name, seconds: (performance.now() - started) / 1000, passed: 0, failed };
}

/** @param {readonly Result[]} all */
function report(all) {
  console.log('\nstep                       seconds   passed   failed');
  for (const { name, seconds, passed, failed } of all)
    console.log(
      `${name.padEnd(24)} ${seconds.toFixed(1).padStart(9)} ${String(passed).padStart(8)} ${String(failed).padStart(8)}`,
    );
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    all.reduce((total, result) => total + result[key], 0);
  console.log(`${'whole run'.padEnd(24)} ${(performance.now() / 1000).toFixed(1).padStart(9)}\n`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

const install = prepare('install', installWhatIsMissing);
if (install.failed) report([install]);
else {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const browser = prepare('browser', () => void (process.env.CHROMIUM_PATH = ensureChromium()));
  const checks = await performAll(cheap);
  report([install, browser, ...checks, await perform(endToEnd)]);
}
