import { describe, expect, test } from 'vitest';
import { emptyWorld, put, type World } from '#account/world.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { exportAccount } from './export-account.ts';
import {
  arrivalOf,
  planArrival,
  readAccount,
  type Arrival,
  type AuthorizationDetails,
  type NamedText,
  type Redaction,
} from './import-account.ts';

const nothing: Redaction = { accountIds: false, names: false, uniqueIds: false, accessKeyIds: false };
const everything: Redaction = { accountIds: true, names: true, uniqueIds: true, accessKeyIds: true };
const now = '2026-01-01T00:00:00Z';
const reading = () => ({ signal: new AbortController().signal, progress: () => undefined });

const { world } = readyWorlds[0]!.scenario;
const [accountId = ''] = [...world.users.values()].map((user) => user.accountId);

function fileOf(account: string, from: World = world): NamedText {
  const { name, content } = exportAccount(from, account, now);
  return { name, arrayBuffer: () => content.arrayBuffer() };
}

async function read(files: readonly NamedText[]): Promise<AuthorizationDetails> {
  const admission = await readAccount(files, reading());
  if (admission === 'stopped' || !admission.admitted) throw new Error(JSON.stringify(admission));
  return admission.value;
}

async function arrived(details: AuthorizationDetails, redaction: Redaction): Promise<Arrival> {
  const arrival = await arrivalOf(details, redaction, new AbortController().signal);
  if (arrival === 'stopped') throw new Error(arrival);
  return arrival;
}

const arns = (records: ReadonlyMap<string, { readonly accountId: string }>) =>
  [...records].filter(([, record]) => record.accountId === accountId).map(([arn]) => arn);

describe('what goes out', () => {
  test('comes in again, with nothing to complain about', async () => {
    const details = await read([fileOf(accountId)]);
    expect(details.problems).toEqual([]);
    const plan = planArrival(await arrived(details, nothing));
    for (const kind of ['users', 'groups', 'roles', 'managedPolicies'] as const)
      expect(arns(plan.world[kind]).sort()).toEqual(arns(world[kind]).sort());
  });

  test('is printed as the CLI prints it', async () => {
    const printed = await exportAccount(world, accountId, now).content.text();
    expect(printed).toContain('\n    "UserDetailList": [\n        {\n');
    expect(printed).toContain('+00:00"');
    const [role] = (JSON.parse(printed) as { RoleDetailList: Record<string, unknown>[] }).RoleDetailList;
    expect(role?.['AssumeRolePolicyDocument']).toMatchObject({ Version: '2012-10-17' });
  });
});

describe('what comes in', () => {
  test('leaves alone what is there already, and lists it', async () => {
    const arrival = await arrived(await read([fileOf(accountId)]), nothing);
    const plan = planArrival(arrival, world);
    expect(plan.world.users).toEqual(world.users);
    expect(plan.alreadyThere).toEqual(expect.arrayContaining(arns(world.users)));
  });

  test('has other names where the person wants it, and shows what they became', async () => {
    const arrival = await arrived(await read([fileOf(accountId)]), everything);
    const { world: redacted } = planArrival(arrival);
    const printed = JSON.stringify([...redacted.users.values(), ...redacted.roles.values()]);
    expect(printed).not.toContain(accountId);
    expect([...redacted.users.keys()]).toHaveLength(arns(world.users).length);
    expect(redacted.users.has(arrival.examples[0]?.after ?? '')).toBe(true);
    expect(world.users.has(arrival.examples[0]?.before ?? '')).toBe(true);
  });

  test('keeps its users in their groups under other names', async () => {
    const { world: redacted } = planArrival(await arrived(await read([fileOf(accountId)]), everything));
    const memberships = (of: World) =>
      [...of.users.values()].map(({ groups }) => groups.filter((arn) => of.groups.has(arn)).length).sort();
    expect(memberships(redacted)).toEqual(
      [...world.users.values()]
        .filter((user) => user.accountId === accountId)
        .map(({ groups }) => groups.length)
        .sort(),
    );
  });

  test('is refused when it is something else', async () => {
    const content = new Blob(['{"Users": []}']);
    const other = { name: 'users.json', arrayBuffer: () => content.arrayBuffer() };
    expect(await readAccount([other], reading())).toMatchObject({ refusal: { code: 'notDetails' } });
  });

  test('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const progress = (): void => undefined;
    expect(await readAccount([fileOf(accountId)], { signal: stop.signal, progress })).toBe('stopped');
    expect(await arrivalOf(await read([fileOf(accountId)]), everything, stop.signal)).toBe('stopped');
  });
});

test('an account without anything in it has four empty lists', async () => {
  const empty = put(emptyWorld, 'accounts', { id: '111122223333', name: 'empty' });
  const printed = JSON.parse(await exportAccount(empty, '111122223333', now).content.text()) as object;
  expect(printed).toEqual({ UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] });
});
