/**
 * Adds up what a test runner wrote into its JSON report. A skipped test counts as failed: it has shown nothing.
 * So does a runner that ended badly although no test of its own failed.
 */
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {Count} count @param {number} exitCode @returns {Count} */
function judged({ passed, failed }, exitCode) {
  const bad = exitCode !== 0 || passed === 0;
  return { passed, failed: failed === 0 && bad ? 1 : failed };
}

/** @param {string} file @param {number} exitCode @param {(report: any) => Count} read @returns {Count} */
function fromReport(file, exitCode, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return judged(read(JSON.parse(readFileSync(file, 'utf8'))), exitCode);
}

/** @param {string} file @param {number} exitCode */
export function countVitest(file, exitCode) {
  return fromReport(file, exitCode, (report) => {
    // A file that cannot be loaded has no tests to count.
    const unloadable = report.testResults.filter(
      (/** @type {any} */ result) => result.status === 'failed' && result.assertionResults.length === 0,
    );
    const passed = report.numPassedTests;
    return { passed, failed: report.numTotalTests - passed + unloadable.length };
  });
}

/** @param {string} file @param {number} exitCode */
export function countPlaywright(file, exitCode) {
  return fromReport(file, exitCode, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
  }));
}
