/**
 * Compares the engine with the oracle of tests/oracle/ on random situations.
 *
 *   npm run fuzz -- --runs 100000 --seed 7
 *
 * Prints the seed, the rate, and the smallest situation on which they differ as a decision case.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string' } },
});
const runs = wholeNumber('runs', values.runs);
const seed = wholeNumber('seed', values.seed ?? String(Date.now() % 2 ** 31));
console.log(`${runs} situations, seed ${seed}`);

const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'tests/oracle/agreement.test.ts', '--disable-console-intercept'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, FUZZ_RUNS: String(runs), FUZZ_SEED: String(seed) },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;

/** @param {string} option @param {string} text */
function wholeNumber(option, text) {
  if (/^\d+$/.test(text)) return Number(text);
  console.error(`--${option} takes a whole number, not \`${text}\``);
  process.exit(2);
}
