/** The time of the page, which goes on while somebody looks at it. A world may have a time of its own, which stands. */
import { createSubscriber } from 'svelte/reactivity';
import type { World } from '#account/world.ts';

const everySecond = createSubscriber((update) => {
  const timer = setInterval(update, 1000);
  return () => clearInterval(timer);
});

/** ISO 8601, to the second. */
export function realTime(): string {
  everySecond();
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The time at which a call of this world is made. */
export function timeOf({ environments }: World): string {
  return environments.get('environment')?.now ?? realTime();
}
