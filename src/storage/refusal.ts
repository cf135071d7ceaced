/**
 * Why foreign data was not let in: a code for the program, words for the person.
 *
 * Not here: how it is found out (door.ts, link.ts, file.ts).
 */

const words = {
  brokenLink: 'This link is not complete. Part of it may have been lost when it was copied or sent.',
  unknownCodec: 'This link was made in a way that this version of the playground does not know.',
  wrongChecksum: 'This link was damaged on its way: its checksum does not match.',
  tooLarge: 'This is larger than a playground can be.',
  tooNew: 'This was made by a newer version of the playground. Reload the page to get that version.',
  notJson: 'This file is not JSON.',
  wrongFormat: 'This is JSON, but not a playground.',
  notDetails: 'This is JSON, but not what `aws iam get-account-authorization-details` prints.',
  wrongShape: 'Something in here is not as a playground has it.',
  danglingReference:
    'Something in here names a thing that is not in here, and leaving it out would change what is allowed.',
} as const;

export type RefusalCode = keyof typeof words;

export interface Refusal {
  readonly code: RefusalCode;
  /** What happened, for the person. */
  readonly words: string;
  /** Where, e.g. `world.users[2].path`, and what is wrong there. */
  readonly detail?: string;
}

export type Admission<T> =
  { readonly admitted: true; readonly value: T } | { readonly admitted: false; readonly refusal: Refusal };

export function admit<T>(value: T): Admission<T> {
  return { admitted: true, value };
}

export function refuse(
  code: RefusalCode,
  detail?: string,
): { readonly admitted: false; readonly refusal: Refusal } {
  return { admitted: false, refusal: { code, words: words[code], ...(detail !== undefined && { detail }) } };
}
