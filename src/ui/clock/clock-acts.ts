/**
 * What a person can do to the clock of a playground. Each act is one step of undo.
 *
 * Real time is taken when the person acts: an edit may be applied again, after another tab was faster.
 * Not here: what it does to the world's time (account/clock.ts).
 */
import { atRealTime, jumped, latest, paused, running, type ClockSpeed } from '#account/clock.ts';
import { isoSeconds } from '#account/iso-time.ts';
import type { Playground } from '#app/playground.svelte.ts';
import { shortMoment, speedWords } from './clock-words.ts';

export function pauseClock(playground: Playground): void {
  const { realTime } = playground;
  playground.change('Pause the clock', (world) => paused(world, realTime));
}

export function startClock(playground: Playground, speed: ClockSpeed = 1): void {
  const { realTime } = playground;
  playground.change(`Run the clock at ${speedWords(speed)}`, (world) => running(world, speed, realTime));
}

/** `to` in ISO 8601. */
export function jumpTo(playground: Playground, to: string): void {
  const { realTime } = playground;
  playground.change(`Jump the clock to ${shortMoment(to)}`, (world) => jumped(world, to, realTime));
}

/** Up to the end of what a clock can be set to. */
export function jumpBy(playground: Playground, seconds: number): void {
  const to = Date.parse(playground.now) + seconds * 1000;
  jumpTo(playground, isoSeconds(Math.min(latest, to)));
}

export function toRealTime(playground: Playground): void {
  const { realTime } = playground;
  playground.change('Set the clock to real time', (world) => atRealTime(world, realTime));
}
