/** In which Region the calls of a world are made, unless they say another one. */
import { atRealTime } from './clock.ts';
import { put, type World } from './world.ts';

/** `real` in milliseconds since 1970: a world without an environment gets one that goes on with real time. */
export function withCallsIn(world: World, region: string, real: number): World {
  const placed = world.environments.has('environment') ? world : atRealTime(world, real);
  const environment = placed.environments.get('environment');
  return environment === undefined ? world : put(placed, 'environments', { ...environment, region });
}
