import { expect, test } from 'vitest';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { ceilingsOf } from './ceilings.ts';

const { world } = readyWorlds[0]!.scenario;
const alice = [...world.users.values()].find(({ name }) => name === 'alice')!;
const management = [...world.organizations.values()][0]!.managementAccountId;

test('the boundary first, then the organization from its root down', () => {
  const ceilings = ceilingsOf(world, alice.accountId, 'alice', alice.permissionsBoundary);
  expect(ceilings.map(({ name, kind, place }) => `${name}: ${kind}, ${place}`)).toEqual([
    'AppCeiling: boundary, customer managed, on alice',
    'StayInEurope: SCP, OU Workloads',
    'KeepProdData: SCP, OU Production',
  ]);
});

test('no SCP binds the management account, and none a lone account', () => {
  expect(ceilingsOf(world, management, 'root', undefined)).toEqual([]);
  expect(ceilingsOf({ ...world, organizations: new Map() }, alice.accountId, 'alice', undefined)).toEqual([]);
});
