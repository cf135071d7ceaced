/**
 * Tells the other tabs which playground was written.
 *
 * Web: HTML, "Broadcasting to other browsing contexts". A browser without it works in one tab.
 */

/** Sent after a write. `revision` is absent when only the list changed. */
export interface Message {
  readonly playgroundId: string;
  readonly revision?: number;
}

export interface Channel {
  /** Reaches all other tabs, never the sender. */
  post(message: Message): void;
  /** The returned function ends it. */
  listen(hear: (message: Message) => void): () => void;
}

export function browserChannel(name = 'iam-playground'): Channel {
  if (typeof BroadcastChannel === 'undefined')
    return { post: () => undefined, listen: () => () => undefined };
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen(hear) {
      const onMessage = ({ data }: MessageEvent<unknown>) => isMessage(data) && hear(data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
  };
}

/** A tab with another version of the program may say other things. */
function isMessage(data: unknown): data is Message {
  const { playgroundId, revision } = (data ?? {}) as Record<string, unknown>;
  return typeof playgroundId === 'string' && (revision === undefined || typeof revision === 'number');
}
