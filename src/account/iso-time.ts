/** Times as the world keeps them: ISO 8601 in UTC, with seconds. */

/** `2026-03-01T12:00:00Z` of milliseconds since 1970; fractions of a second are cut off. */
export function isoSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** So many seconds later, or earlier when negative. */
export function secondsAfter(at: string, seconds: number): string {
  return isoSeconds(Date.parse(at) + seconds * 1000);
}

/** Whole seconds from one time to another; negative when `to` comes first. */
export function secondsBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 1000);
}

/** Whether the time has come. */
export function isOver(at: string, now: string): boolean {
  return Date.parse(at) <= Date.parse(now);
}
