/** The world's time as a person reads it: in UTC, day before month, seconds told. */
const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `21 Nov`. */
export function shortDay(at: string): string {
  return dates.format(new Date(at));
}

/** `14:38:53`. */
export function timeOfDay(at: string): string {
  return at.slice(11, 19);
}

/** `21 Nov 14:38:53`. */
export function shortMoment(at: string): string {
  return `${shortDay(at)} ${timeOfDay(at)}`;
}

/** `60×`, `3,600×`; `paused` for a clock that stands. */
export function speedWords(speed: number): string {
  return speed === 0 ? 'paused' : `${speed.toLocaleString('en')}×`;
}

const longDates = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `Sat, 21 Nov 2026`. */
export function longDay(at: string): string {
  return longDates.format(new Date(at));
}
