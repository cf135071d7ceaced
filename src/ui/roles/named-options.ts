/** What a combobox lists for texts: those that hold the letters typed. */
import { findMatches } from '#ui/request/matches.ts';
import type { OptionList } from '#ui/request/option.ts';

export function namedOptions(
  values: readonly string[],
  textOf: (value: string) => string,
  typed: string,
): OptionList {
  const { matches, more } = findMatches(values, textOf, typed);
  return { options: matches.map(({ item, ranges }) => ({ value: item, text: textOf(item), ranges })), more };
}
