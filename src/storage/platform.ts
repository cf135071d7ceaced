/** What the rooms above need of the browser to keep playgrounds; tests give their own. */
import { browserChannel, type Channel } from './channel.ts';
import { connect, type Connection } from './database.ts';
import { browserLock, type Lock } from './lock.ts';

export interface Platform {
  readonly connection: Connection;
  readonly lock: Lock;
  readonly channel: Channel;
  /** Resolves in a task of its own, so that what a keystroke changed is painted before it is written. */
  nextTask(): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Unlike any other. */
  newId(): string;
}

export function browserPlatform(): Platform {
  return {
    connection: connect(),
    lock: browserLock,
    channel: browserChannel(),
    nextTask: () => new Promise((resolve) => setTimeout(resolve)),
    now: () => Date.now(),
    newId: randomId,
  };
}

/** `crypto.randomUUID` is missing where the page is not served securely. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
