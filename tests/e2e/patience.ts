/** How long a person may be kept waiting, on a machine that others use at the same time. */
import { cpus, loadavg } from 'node:os';

/** So many milliseconds; more only where there is more to do than processors. */
export function within(milliseconds: number): number {
  const [busy = 0] = loadavg();
  return milliseconds * Math.max(1, (2 * busy) / cpus().length);
}
