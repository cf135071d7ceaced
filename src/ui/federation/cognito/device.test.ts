import { expect, test, vi } from 'vitest';
import type { IdentityPool } from '#account/identity-pool.ts';
import { put, emptyWorld } from '#account/world.ts';
import type { Playground } from '#app/playground.svelte.ts';
import { Device } from './device.svelte.ts';

const pool = { id: 'us-east-1:pool', region: 'us-east-1' } as unknown as IdentityPool;
const world = put(emptyWorld, 'identityPools', pool);

function device(sendWith: Playground['sendWith']): Device {
  return new Device('Phone', pool.id, {
    world,
    sendWith,
    now: '2026-03-01T12:00:00Z',
  } as unknown as Playground);
}

test('what cannot be sent is said, and can be tried again', async () => {
  const sendWith = vi.fn(() => Promise.reject(new Error('offline')));
  const phone = device(sendWith);
  await phone.continue();
  expect(phone.failure).toMatchObject({ code: 'Not sent', call: { operation: 'GetId' } });
  expect(phone.busy).toBe(false);
  await phone.continue();
  expect(sendWith).toHaveBeenCalledTimes(2);
});

test('a second click while the first is under way is none', async () => {
  const sendWith = vi.fn(() => new Promise<never>(() => undefined));
  const phone = device(sendWith);
  void phone.continue();
  await phone.continue();
  expect(phone.busy).toBe(true);
  expect(sendWith).toHaveBeenCalledTimes(1);
});
