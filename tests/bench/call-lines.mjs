// @ts-check
/**
 * How long a call takes in a large account: authenticated, authorized, carried out and recorded.
 *
 * The functions are handed in, as for import-lines.mjs. Every call must succeed.
 */
import { accountId, largeAccountFile, largeSize } from './large-account.mjs';

/**
 * @typedef {import('./import-lines.mjs').Measurement} Measurement
 * @typedef {Pick<typeof import('../../src/storage/authorization-details.ts'), 'readAuthorizationDetails'>
 *   & Pick<typeof import('../../src/storage/merge-details.ts'), 'planImport'>
 *   & Pick<typeof import('../../src/api/handle.ts'), 'handle'>} Parts
 * @typedef {import('../../src/account/world.ts').World} World
 */

/** Chance that counts. @returns {import('../../src/api/moment.ts').Moment} */
function moment() {
  let count = 0;
  const random = (/** @type {number} */ length) =>
    Uint8Array.from({ length }, () => (count = (count * 31 + 7) % 251));
  const none = () => Promise.reject(new Error('not asked for here'));
  return {
    now: '2026-03-01T12:00:00Z',
    random,
    passwords: { hash: none, matches: none },
    awsManagedPolicies: { list: () => Promise.resolve([]), read: () => Promise.resolve(undefined) },
  };
}

/** The account is full: its quota of users is raised, as a world can. @param {World} world @returns {World} */
function roomForMore(world) {
  const account = world.accounts.get(accountId);
  if (account === undefined) throw new Error('the account did not come in');
  const raised = { ...account, quotas: { UsersPerAccount: 6000 } };
  return { ...world, accounts: new Map([...world.accounts, [accountId, raised]]) };
}

/** Each call with the place of a number that makes it another one. @type {readonly [string, (n: number) => object][]} */
const calls = [
  ['CreateUser', (n) => ({ UserName: `new-${n}`, Tags: [{ Key: 'team', Value: 'a' }] })],
  ['GetUser', (n) => ({ UserName: `new-${n}` })],
  ['ListUsers', () => ({ MaxItems: 100 })],
  ['PutUserPolicy', (n) => ({ UserName: `new-${n}`, PolicyName: 'own', PolicyDocument: document })],
  ['UpdateUser', (n) => ({ UserName: `new-${n}`, NewUserName: `renamed-${n}` })],
  ['DeleteUserPolicy', (n) => ({ UserName: `renamed-${n}`, PolicyName: 'own' })],
  ['DeleteUser', (n) => ({ UserName: `renamed-${n}` })],
];

const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

/** @param {Parts} parts @returns {Promise<Measurement[]>} */
export async function callLines({ readAuthorizationDetails, planImport, handle }, rounds = 30) {
  const files = [{ name: 'account.json', bytes: new TextEncoder().encode(largeAccountFile(largeSize)) }];
  const importing = { signal: { aborted: false }, pause: () => Promise.resolve(), progress: () => undefined };
  const read = await readAuthorizationDetails(files, importing);
  if (read === 'stopped' || !read.admitted) throw new Error('the large account was not let in');
  /** @type {World} */
  let world = roomForMore(planImport(read.value).world);
  const at = moment();
  /** @type {Map<string, number[]>} */
  const times = new Map(calls.map(([operation]) => [operation, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [operation, parametersOf] of calls) {
      const parameters = /** @type {Record<string, unknown>} */ (parametersOf(round));
      const principal = `arn:aws:iam::${accountId}:root`;
      const start = performance.now();
      const answer = await handle(
        world,
        { service: 'iam', operation, parameters, credentials: { kind: 'console', principal } },
        at,
      );
      times.get(operation)?.push(performance.now() - start);
      if (answer.error) throw new Error(`${operation}: ${answer.error.code} ${answer.error.message ?? ''}`);
      world = answer.world;
    }
  }
  return [...times].map(([operation, taken]) => {
    const sorted = taken.toSorted((a, b) => a - b);
    const at = (/** @type {number} */ index) => sorted.at(index) ?? 0;
    return {
      name: `${operation} among ${largeSize.users} users`,
      unit: 'ms',
      median: at(sorted.length >> 1),
      least: at(0),
      most: at(-1),
    };
  });
}
