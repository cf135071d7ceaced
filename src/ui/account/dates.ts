/** Times as a person reads them, in UTC as AWS gives them. */
const days = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const seconds = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' });

/** `3 Feb 2026`; a dash for what has no date. */
export function day(at: string | undefined): string {
  return at === undefined ? '–' : days.format(new Date(at));
}

/** `3 Feb 2026, 14:38:53 UTC`. */
export function moment(at: string): string {
  return `${day(at)}, ${seconds.format(new Date(at))} UTC`;
}
