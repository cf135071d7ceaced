/** `at 12:45:00, in 15 min`: when something comes, as seen from now. */
import { secondsBetween } from '#account/iso-time.ts';

/** Both ISO 8601 in UTC. */
export function whenWords(at: string, now: string | undefined): string {
  const isToday = now === undefined || at.slice(0, 10) === now.slice(0, 10);
  const time = isToday ? at.slice(11, 19) : `${at.slice(0, 10)} ${at.slice(11, 19)}`;
  return now === undefined ? `at ${time}` : `at ${time}, ${waiting(secondsBetween(now, at))}`;
}

function waiting(seconds: number): string {
  if (seconds <= 0) return 'now';
  if (seconds < 60) return `in ${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `in ${minutes} min`;
  return minutes % 60 === 0 ? `in ${minutes / 60} h` : `in ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
