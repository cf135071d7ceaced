/**
 * What a person can do about data that were not let in.
 *
 * Not here: what was wrong (storage/refusal.ts says it).
 */
import type { Refusal } from '#app/sharing.ts';

const ourFile = 'Choose a file that “Save as a file” made; its name ends in .iam-playground.json.';
const anew = 'If somebody edited it by hand, mend that place. Otherwise ask for a new copy.';

export const refusalTodo = {
  brokenLink: 'Ask for the link again. If it is cut off again on its way, ask for a file instead.',
  unknownCodec: 'Reload the page to get its newest version, then open the link again.',
  wrongChecksum: 'Ask for the link again. If it is damaged again on its way, ask for a file instead.',
  tooLarge: 'Ask for a smaller one: only the part of the account that the question is about.',
  tooNew: 'If a reload does not help, this address serves an older version than the sender’s.',
  notJson: ourFile,
  wrongFormat: ourFile,
  notDetails: 'Choose a file with what this command printed, as JSON: `--output json`.',
  wrongShape: anew,
  danglingReference: anew,
} as const satisfies Record<Refusal['code'], string>;

/** Whether a reload may bring a version that can read it. */
export function helpsReload(code: Refusal['code']): boolean {
  return code === 'tooNew' || code === 'unknownCodec';
}
