/** What the last line of `npm test` adds up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../scripts/count.mjs';

const folder = mkdtempSync(join(tmpdir(), 'count-'));
const file = join(folder, 'report.json');

afterAll(() => rmSync(folder, { recursive: true }));

const loaded = { status: 'passed', assertionResults: [{}] };
const unloadable = { status: 'failed', assertionResults: [] };

function vitest(numPassedTests: number, numTotalTests: number, testResults: object[] = [loaded]) {
  return { numPassedTests, numTotalTests, testResults };
}

function playwright(expected: number, unexpected = 0, skipped = 0, flaky = 0) {
  return { stats: { expected, unexpected, skipped, flaky } };
}

test.each([
  ['all pass', countVitest, vitest(3, 3), 0, { passed: 3, failed: 0 }],
  ['one fails', countVitest, vitest(2, 3), 1, { passed: 2, failed: 1 }],
  [
    'a file that cannot be loaded fails',
    countVitest,
    vitest(2, 2, [loaded, unloadable]),
    1,
    { passed: 2, failed: 1 },
  ],
  ['an error outside the tests fails', countVitest, vitest(2, 2), 1, { passed: 2, failed: 1 }],
  ['no test at all fails', countVitest, vitest(0, 0, []), 0, { passed: 0, failed: 1 }],
  ['all pass', countPlaywright, playwright(4), 0, { passed: 4, failed: 0 }],
  ['a skipped one has shown nothing', countPlaywright, playwright(4, 0, 1), 0, { passed: 4, failed: 1 }],
  ['a flaky one fails', countPlaywright, playwright(4, 1, 0, 1), 1, { passed: 4, failed: 2 }],
] as const)('%s (%o)', (_what, count, report, exitCode, expected) => {
  writeFileSync(file, JSON.stringify(report));
  expect(count(file, exitCode)).toEqual(expected);
});

test('a runner that wrote no report fails', () => {
  expect(countVitest(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
});
