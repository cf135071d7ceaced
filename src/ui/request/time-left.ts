/** How long credentials still live, by the world's clock. */

/** Seconds from `now` to `expiresAt` (both ISO 8601), 0 when over. */
export function secondsLeft(expiresAt: string, now: string): number {
  return Math.max(0, Math.floor((Date.parse(expiresAt) - Date.parse(now)) / 1000));
}

/** `11:21:40`, or `expired`. */
export function timeLeft(expiresAt: string, now: string): string {
  const seconds = secondsLeft(expiresAt, now);
  if (seconds === 0) return 'expired';
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
