/** A date and time as a person types them: `2026-11-21 14:46`, `2026-11-21T14:46:20Z`, `14:46` for the same day. UTC. */
import { earliest, latest } from '#account/clock.ts';
import { isoSeconds } from '#account/iso-time.ts';

export type TypedTime = { readonly at: string } | { readonly problem: string };

const form =
  /^(?:(\d{4,6})-(\d{1,2})-(\d{1,2}))?(?:(?:^|[T\s]+)(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(?:Z|UTC)?$/i;

const unreadable = 'Type a date, a time or both in UTC, such as 2026-11-21 14:46:20.';

/** `now` is the world's time, whose day counts where only a time is typed. */
export function typedTime(text: string, now: string): TypedTime {
  const typed = text.trim();
  const match = form.exec(typed);
  if (match === null || typed === '') return { problem: unreadable };
  const [, year, month = '', date = '', hour, minute = '00', second = '00'] = match;
  if (year === undefined && hour === undefined) return { problem: unreadable };
  if (year !== undefined && !isYearInReach(Number(year))) return { problem: outOfReach() };
  const day = year === undefined ? now.slice(0, 10) : `${year}-${two(month)}-${two(date)}`;
  return timeOf(day, `${two(hour ?? '00')}:${minute}:${second}`);
}

function timeOf(day: string, time: string): TypedTime {
  const milliseconds = Date.parse(`${day}T${time}Z`);
  // A day like 31 April would be taken for the first of May.
  if (Number.isNaN(milliseconds) || isoSeconds(milliseconds) !== `${day}T${time}Z`) {
    return { problem: `There is no ${day} ${time}. ${unreadable}` };
  }
  return { at: isoSeconds(milliseconds) };
}

function isYearInReach(year: number): boolean {
  return year >= new Date(earliest).getUTCFullYear() && year < new Date(latest).getUTCFullYear();
}

function outOfReach(): string {
  const last = new Date(latest).getUTCFullYear() - 1;
  return `The clock goes from the year ${new Date(earliest).getUTCFullYear()} to ${last}.`;
}

function two(part: string): string {
  return part.padStart(2, '0');
}
