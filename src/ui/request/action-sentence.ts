/** What an action does, in one sentence of ours: `Delete an object from a bucket.` */
import { verbs } from '#ui/decision/verbs.ts';

/** `undefined` for an action that has no words yet. */
export function actionSentence(action: string): string | undefined {
  const phrase = verbs[action]
    ?.replace('the bucket {bucket}', 'a bucket')
    .replace('{key}', 'an object')
    .replace('{bucket}', 'a bucket')
    .replace(/ (for|of|on|to) \{name\}| \{name\}/g, '')
    .trim();
  return phrase && `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}
