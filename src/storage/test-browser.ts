/** For tests: a browser with one database, whose tabs share locks and messages as real tabs do. */
import type { Channel, Message } from './channel.ts';
import { connect } from './database.ts';
import type { Lock } from './lock.ts';
import type { Platform } from './platform.ts';

export interface TestBrowser {
  tab(change?: Partial<Platform>): Platform;
}

/** Its databases are those of the factory, in the place of every earlier one. */
export function testBrowser(factory: IDBFactory): TestBrowser {
  globalThis.indexedDB = factory;
  const lock = queueLock();
  const channels = sharedChannels();
  let ids = 0;
  let time = 0;
  return {
    tab: (change = {}) => ({
      connection: connect(),
      lock,
      channel: channels(),
      now: () => (time += 1),
      nextTask: () => Promise.resolve(),
      newId: () => `playground-${(ids += 1)}`,
      ...change,
    }),
  };
}

function queueLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (_name, work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}

function sharedChannels(): () => Channel {
  const heard = new Map<Channel, Set<(message: Message) => void>>();
  return () => {
    const listeners = new Set<(message: Message) => void>();
    const channel: Channel = {
      post(message) {
        for (const [other, hears] of heard) {
          if (other !== channel) for (const hear of hears) queueMicrotask(() => hear(message));
        }
      },
      listen(hear) {
        listeners.add(hear);
        return () => listeners.delete(hear);
      },
    };
    heard.set(channel, listeners);
    return channel;
  };
}

export const noChannel: Channel = { post: () => undefined, listen: () => () => undefined };

export const noLock: Lock = (_name, work) => work();
