/** Tells readers of the time that it went on, as long as somebody looks. */
import { createSubscriber } from 'svelte/reactivity';

function every(milliseconds: number): () => void {
  return createSubscriber((update) => {
    const timer = setInterval(update, milliseconds);
    return () => clearInterval(timer);
  });
}

const slowly = every(1000);
const quickly = every(250);

/** Reads in an effect are done again when a clock of this speed has gone on; 0 is one that stands. */
export function tick(speed: number): void {
  if (speed === 1) slowly();
  else if (speed > 1) quickly();
}
