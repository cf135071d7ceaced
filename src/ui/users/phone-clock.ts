/** How the clock of a phone may go wrong, and what is then kept of it: nothing that AWS would know. */
import type { MfaDevice } from '#account/mfa-device.ts';
import { put, type World } from '#account/world.ts';
import { spanWords } from '#ui/account/mfa-codes.ts';

const presets = [0, -60, 300, -86_400, 86_400];

/** Seconds to choose from; the present ones among them. */
export function phoneOffsets({ phoneOffset = 0 }: MfaDevice): readonly number[] {
  return presets.includes(phoneOffset) ? presets : [...presets, phoneOffset];
}

/** `right`, `5 min fast`. */
export function offsetWords(seconds: number): string {
  if (seconds === 0) return 'right';
  return `${spanWords(seconds)} ${seconds > 0 ? 'fast' : 'slow'}`;
}

/** The world in which the phone of this device goes so many seconds wrong. */
export function withPhoneOffset(world: World, serialNumber: string, seconds: number): World {
  const device = world.mfaDevices.get(serialNumber);
  if (device === undefined) return world;
  const { phoneOffset: _before, ...right } = device;
  return put(world, 'mfaDevices', seconds === 0 ? right : { ...right, phoneOffset: seconds });
}
