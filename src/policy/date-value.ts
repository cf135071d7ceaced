/**
 * Dates as policies write them: the W3C profile of ISO 8601, or seconds since 1970.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Condition operators", Date. Four digits are a year; no zone means UTC.
 */
const iso = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** Seconds since 1970, or `undefined` when the text is no date. */
export function parseDate(text: string): number | undefined {
  const found = iso.exec(text);
  if (found === null) return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  const fields = [year, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0].map(Number);
  const seconds = utcSeconds(fields);
  return seconds === undefined ? undefined : seconds + Number(fraction ?? 0) - zoneSeconds(zone);
}

/** `undefined` for a day or hour that no calendar has. */
function utcSeconds(fields: readonly number[]): number | undefined {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const kept = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  return kept && minute < 60 && second < 60 ? date.getTime() / 1000 : undefined;
}

function zoneSeconds(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}
