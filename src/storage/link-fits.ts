/**
 * Where a link of some length still arrives whole.
 *
 * The limits are those of programs in use, as their makers give them, rounded down.
 */
import { linkLimit } from './link.ts';

interface Place {
  /** Longest address, in characters. */
  readonly upTo: number;
  readonly words: string;
}

const places: readonly Place[] = [
  { upTo: 2_000, words: 'Fits everywhere, also into older mail programs, chats and link shorteners.' },
  { upTo: 8_000, words: 'Fits into mail, most chats, tickets and wikis.' },
  {
    upTo: 32_000,
    words: 'Fits into a web page or document; chats and mail may cut it off. A file is safer.',
  },
  {
    upTo: linkLimit,
    words: 'Opens in a browser when it is pasted, but little else carries it. A file is safer.',
  },
];

const nowhere = 'Too long for a link. Send a file instead.';

/** What an address of so many characters fits in. `fits` is false when the link is of no use. */
export function linkFits(length: number): { readonly fits: boolean; readonly words: string } {
  const place = places.find(({ upTo }) => length <= upTo);
  return place ? { fits: true, words: place.words } : { fits: false, words: nowhere };
}
