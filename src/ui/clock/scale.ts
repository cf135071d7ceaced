/**
 * The stretch of time that the clock's line shows: a while back, and as far ahead as the next moments need.
 *
 * Not here: what happens in it (coming-moments.ts, the history of the world).
 */
import { isoSeconds } from '#account/iso-time.ts';
import { shortDay } from './clock-words.ts';

export interface Scale {
  /** ISO 8601. */
  readonly start: string;
  readonly end: string;
  /** Seconds from one mark to the next. */
  readonly step: number;
}

const minute = 60;
const day = 86_400;
/** Seconds from mark to mark: half an hour to a quarter of a year. */
const steps = [30 * minute, 120 * minute, 360 * minute, day, 7 * day, 30 * day, 90 * day] as const;
/** So many of them are seen, the first before now. */
const marks = 4;
/** Number of the one at the end. */
export const lastMark = marks;

/** `reach` is what should still be seen, if it is not years ahead. */
export function scaleAround(now: string, reach: string | undefined): Scale {
  const at = Date.parse(now) / 1000;
  const wanted = reach === undefined ? at : Date.parse(reach) / 1000;
  const step = steps.find((each) => wanted <= startOf(at, each) + marks * each) ?? 90 * day;
  const start = startOf(at, step);
  return { start: isoSeconds(start * 1000), end: isoSeconds((start + marks * step) * 1000), step };
}

function startOf(at: number, step: number): number {
  return Math.floor((at - step / 2) / step) * step;
}

/** How far along the line, 0 to 1 within it. */
export function placeOn({ start, end }: Scale, at: string): number {
  return (Date.parse(at) - Date.parse(start)) / (Date.parse(end) - Date.parse(start));
}

export function isOn(scale: Scale, at: string): boolean {
  const place = placeOn(scale, at);
  return place >= 0 && place <= 1;
}

/** The marks with their words: a time of day, or the day where marks are days apart. */
export function marksOf({ start, step }: Scale): readonly { readonly at: string; readonly says: string }[] {
  return Array.from({ length: marks + 1 }, (_, index) => {
    const at = isoSeconds(Date.parse(start) + index * step * 1000);
    return { at, says: step < day ? at.slice(11, 16) : shortDay(at) };
  });
}
