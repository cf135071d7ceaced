/**
 * The world's time: it stands, follows real time, runs faster, jumps.
 *
 * Kept is what time it was when the clock was last touched; what time it is now follows from that and from real time, which
 * callers hand in as milliseconds since 1970. A world without an environment is always at real time.
 * Not here: what happens when a time has come (machines/), who asks once a second (app/).
 */
import { placeIn, type Environment } from './environment.ts';
import { isoSeconds, secondsBetween } from './iso-time.ts';
import { put, type World } from './world.ts';

/** Seconds of the world in one real second. */
export const clockSpeeds = [1, 60, 600, 3600] as const;
export type ClockSpeed = (typeof clockSpeeds)[number];

/** Times that a clock can be set to, in milliseconds since 1970: what ISO 8601 writes with four digits, and codes of authenticator apps reach. */
export const earliest = Date.parse('1971-01-01T00:00:00Z');
export const latest = Date.parse('9999-01-01T00:00:00Z');

/** What time it is in the world, ISO 8601 with seconds. */
export function timeIn({ environments }: Pick<World, 'environments'>, real: number): string {
  const environment = environments.get('environment');
  return isoSeconds(environment === undefined ? real : millisecondsIn(environment, real));
}

function millisecondsIn({ now, clock }: Environment, real: number): number {
  if (clock === undefined) return Date.parse(now);
  const passed = Math.max(0, real - Date.parse(clock.since));
  return Math.min(latest, Date.parse(now) + passed * clock.speed);
}

/** Seconds of the world in one real second; 0 when its time stands. */
export function speedOf({ environments }: Pick<World, 'environments'>): number {
  const environment = environments.get('environment');
  return environment === undefined ? 1 : (environment.clock?.speed ?? 0);
}

/** Whether the world's time is real time, to the second or so. */
export function followsRealTime(world: Pick<World, 'environments'>, real: number): boolean {
  return speedOf(world) === 1 && Math.abs(secondsBetween(timeIn(world, real), isoSeconds(real))) <= 1;
}

/** The world with its time standing. */
export function paused(world: World, real: number): World {
  return withTime(world, timeIn(world, real), undefined);
}

/** The world with its time running on from what it is now. */
export function running(world: World, speed: ClockSpeed, real: number): World {
  return withTime(world, timeIn(world, real), { speed, since: isoMilliseconds(real) });
}

/** The world at another time; its clock goes on as it did. */
export function jumped(world: World, to: string, real: number): World {
  const speed = speedOf(world);
  const time = isoSeconds(Math.min(latest, Math.max(earliest, Date.parse(to))));
  return withTime(world, time, speed === 0 ? undefined : { speed, since: isoMilliseconds(real) });
}

/** The world at real time, and with it from now on. */
export function atRealTime(world: World, real: number): World {
  return withTime(world, isoSeconds(real), { speed: 1, since: isoMilliseconds(real) });
}

/**
 * A fast clock goes on only while somebody looks: the world as it was at `seen`, its clock going on from `real`.
 * One that follows real time counts what passed meanwhile.
 */
export function resumed(world: World, seen: number, real: number): World {
  const speed = speedOf(world);
  if (speed <= 1 || seen >= real) return world;
  const time = timeIn(world, seen);
  return withTime(world, time, { speed, since: isoMilliseconds(real) });
}

/** The world as it goes away in a link or a file: what time it is there stands in it. */
export function settled(world: World, real: number): World {
  const clock = world.environments.get('environment')?.clock;
  return clock === undefined
    ? world
    : withTime(world, timeIn(world, real), { ...clock, since: isoMilliseconds(real) });
}

/** A world that comes in opens at its own time, however long ago it went away; its clock goes on from there. */
export function opened(world: World, real: number): World {
  const environment = world.environments.get('environment');
  if (environment?.clock === undefined) return world;
  return withTime(world, environment.now, { ...environment.clock, since: isoMilliseconds(real) });
}

function isoMilliseconds(real: number): string {
  return new Date(real).toISOString();
}

/** The world as a reader of the time wants it: standing at `now`. Everything else is shared. */
export function atTime(world: World, now: string): World {
  const environment = world.environments.get('environment');
  if (environment?.clock === undefined && environment?.now === now) return world;
  return withTime(world, now, undefined);
}

function withTime(world: World, now: string, clock: Environment['clock']): World {
  const { region, sourceIp } = placeIn(world);
  const environment = { id: 'environment', now, region, sourceIp, ...(clock && { clock }) } as const;
  return put(world, 'environments', environment);
}
