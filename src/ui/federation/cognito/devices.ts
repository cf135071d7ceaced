/** The two devices of each pool: they remember what happened on them while a person looks elsewhere on the page. */
import type { Playground } from '#app/playground.svelte.ts';
import { Device } from './device.svelte.ts';

const devices = new WeakMap<Playground, Map<string, readonly [Device, Device]>>();

export function devicesOf(playground: Playground, poolId: string): readonly [Device, Device] {
  const ofPools = devices.get(playground) ?? new Map<string, readonly [Device, Device]>();
  devices.set(playground, ofPools);
  const known = ofPools.get(poolId);
  if (known !== undefined) return known;
  const made = [new Device('Phone', poolId, playground), new Device('Browser', poolId, playground)] as const;
  ofPools.set(poolId, made);
  return made;
}
