// @ts-check
/**
 * How long a large account takes to come in: read, put into a world, redacted, written as a file and let in again.
 *
 * The storage functions are handed in, as whoever measures has them: built, or through Vite. Each step checks what it
 * made, so that nothing is measured that does not work.
 */
import { largeAccount, largeAccountFile, largeSize } from './large-account.mjs';

/**
 * @typedef {{ name: string, unit: string, median: number, least: number, most: number }} Measurement
 * @typedef {Pick<typeof import('../../src/storage/authorization-details.ts'), 'readAuthorizationDetails'>
 *   & Pick<typeof import('../../src/storage/merge-details.ts'), 'planImport'>
 *   & Pick<typeof import('../../src/storage/redact.ts'), 'redact'>
 *   & Pick<typeof import('../../src/storage/file.ts'), 'writeFile'>
 *   & Pick<typeof import('../../src/storage/door.ts'), 'admitFile'>} Storage
 */

/** @param {string} name @param {readonly number[]} milliseconds @returns {Measurement} */
function measurement(name, milliseconds) {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ index) => sorted.at(index) ?? 0;
  return { name, unit: 'ms', median: at(sorted.length >> 1), least: at(0), most: at(-1) };
}

/** @template T @param {number[]} times @param {() => T | Promise<T>} work @returns {Promise<T>} */
async function timed(times, work) {
  const start = performance.now();
  const made = await work();
  times.push(performance.now() - start);
  return made;
}

/** @template T @param {{ admitted: true, value: T } | { admitted: false, refusal: object } | 'stopped'} admission */
function admitted(admission) {
  if (admission === 'stopped' || !admission.admitted) throw new Error(JSON.stringify(admission));
  return admission.value;
}

/** @param {Storage} storage @returns {Promise<Measurement[]>} */
export async function importLines(storage, rounds = 3, size = largeSize) {
  const bytes = new TextEncoder().encode(largeAccountFile(size));
  const users = largeAccount(size).UserDetailList.length;
  const label = `${users} users, ${(bytes.length / 1e6).toFixed(0)} MB`;
  const all = { accountIds: true, names: true, uniqueIds: true, accessKeyIds: true };
  /** @type {Record<'read' | 'longest' | 'plan' | 'redact' | 'write' | 'admit', number[]>} */
  const times = { read: [], longest: [], plan: [], redact: [], write: [], admit: [] };
  for (let round = 0; round < rounds; round += 1) {
    const steps = [performance.now()];
    const pause = () => Promise.resolve(void steps.push(performance.now()));
    const importing = { signal: { aborted: false }, pause, progress: () => undefined };
    const files = [{ name: 'account.json', bytes }];
    const read = await timed(times.read, () => storage.readAuthorizationDetails(files, importing));
    times.longest.push(Math.max(...steps.slice(1).map((step, index) => step - (steps[index] ?? step))));
    const plan = await timed(times.plan, () => storage.planImport(admitted(read)));
    if (plan.world.users.size !== users)
      throw new Error(`${plan.world.users.size} of ${users} users came in`);
    await timed(times.redact, () => storage.redact(plan.world, all));
    const scenario = { title: label, about: '', world: plan.world };
    const file = await timed(times.write, () => new TextEncoder().encode(storage.writeFile(scenario)));
    admitted(await timed(times.admit, () => storage.admitFile(file)));
  }
  return [
    measurement(`import of ${label}: read`, times.read),
    measurement(`import of ${label}: longest time without a pause`, times.longest),
    measurement(`import of ${label}: into a world`, times.plan),
    measurement(`the world of ${label}: redacted`, times.redact),
    measurement(`the world of ${label}: written as a file`, times.write),
    measurement(`the world of ${label}: its file let in`, times.admit),
  ];
}
