// @ts-check
// `npm run bench`: decisions per second, as a table and (with `--json FILE`) as JSON. Compare figures of one run only:
// machines differ, and so does what else they do. `--seconds N` measures each line longer, `--page` uses the built page.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pageLines } from './bench-page.mjs';
import { callLines } from '../tests/bench/call-lines.mjs';
import { importLines } from '../tests/bench/import-lines.mjs';
import { hostilePattern, large, manyStatements, small } from '../tests/bench/workloads.mjs';

/** @typedef {{ name: string, unit: string, median: number, least: number, most: number }} Measurement */

const root = resolve(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '1' }, json: { type: 'string' }, page: { type: 'boolean' } },
});
const seconds = Number(options.seconds);
const rounds = 3;

/** @returns {Promise<any>} the built engine, as others would import it */
async function engine() {
  const vite = resolve(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', 'vite.node.config.ts', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
  return import(resolve(root, 'dist-node/engine.mjs'));
}

/** @param {() => unknown} work @param {number} duration in seconds @returns {number} microseconds a call */
function measure(work, duration) {
  const start = performance.now();
  let calls = 0;
  let now = start;
  do {
    for (let i = 0; i < 20; i++) work();
    calls += 20;
    now = performance.now();
  } while (now - start < duration * 1000);
  return ((now - start) * 1000) / calls;
}

/** @param {string} name @param {() => unknown} work @returns {Measurement} */
function line(name, work) {
  measure(work, seconds / 3);
  const runs = Array.from({ length: rounds }, () => measure(work, seconds)).toSorted((a, b) => a - b);
  return { name, unit: 'µs', median: runs[1] ?? 0, least: runs[0] ?? 0, most: runs.at(-1) ?? 0 };
}

/** @param {(request: object) => unknown} ask @param {readonly object[]} requests */
function inRotation(ask, requests) {
  let next = 0;
  return () => ask(requests[next++ % requests.length] ?? {});
}

/** @param {any} built @param {any} workload @returns {Measurement[]} */
function workloadLines(built, workload) {
  const decide = built.prepare(workload);
  const authorize = built.prepareTraced(workload);
  for (const request of workload.requests) {
    const found = [decide(request), authorize(request).decision];
    if (found.some((verdict) => verdict !== request.expected)) {
      throw new Error(`${workload.name}: expected ${request.expected}, found ${found.join(' and ')}`);
    }
  }
  return [
    line(`${workload.name}: verdict only`, inRotation(decide, workload.requests)),
    line(`${workload.name}: with the whole trace`, inRotation(authorize, workload.requests)),
  ];
}

/** Reading and compiling included, as after a keystroke. @param {any} built @param {number} count @returns {Measurement[]} */
function growthLines(built, count) {
  const document = manyStatements(count);
  const [request] = small.requests;
  const policies = { identityPolicies: [document] };
  const authorize = built.prepareTraced(policies);
  let edit = 0;
  const edited = () => {
    const identityPolicies = [{ ...document, Id: `edit ${edit++}` }];
    return built.prepareTraced({ identityPolicies })(request);
  };
  const label = `${count} statements`;
  return [
    line(`${label}: with the whole trace`, () => authorize(request)),
    line(`${label}: after an edit`, edited),
  ];
}

/** @param {any} built @param {number} length @returns {Measurement} */
function patternLine(built, length) {
  const { identityPolicies, request } = hostilePattern(length);
  const decide = built.prepare({ identityPolicies });
  return line(`a* ten times, then b, on ${length} characters`, () => decide(request));
}

/** @param {readonly Measurement[]} lines */
function print(lines) {
  const width = Math.max(...lines.map(({ name }) => name.length));
  for (const { name, median, least, most, unit } of lines) {
    const inOneSecond = unit === 'ms' ? 1e3 : 1e6;
    const perSecond = Math.round(inOneSecond / median).toLocaleString('en');
    const spread = `${least.toFixed(2)}–${most.toFixed(2)}`;
    console.log(
      `${name.padEnd(width)}  ${median.toFixed(2).padStart(10)} ${unit}  ${perSecond.padStart(10)}/s  [${spread}]`,
    );
  }
}

const built = await engine();
const lines = [
  ...workloadLines(built, small),
  ...workloadLines(built, large),
  ...[10, 100, 1_000, 10_000].flatMap((count) => growthLines(built, count)),
  ...[100, 1_000, 10_000].map((length) => patternLine(built, length)),
  ...(await importLines(built)),
  ...(await callLines(built)),
  ...(options.page ? await pageLines() : []),
];
print(lines);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(lines, null, 2)}\n`);
