/** What a combobox lists, whatever it is about. */
import type { MatchRange } from './matches.ts';

export interface Option {
  /** What choosing it gives. */
  readonly value: string;
  readonly text: string;
  readonly ranges?: readonly MatchRange[];
  /** Second voice beside the text: kind, account, time left. */
  readonly detail?: string;
  /** Property at the right edge, e.g. the access level. */
  readonly badge?: string;
  /** Options of one group stand together under its name. */
  readonly group?: string;
  /** Choosing it only puts the value into the field, to be typed on. */
  readonly continues?: boolean;
}

export interface OptionList {
  readonly options: readonly Option[];
  /** How many more match and are not listed. */
  readonly more: number;
}

export interface OptionGroup {
  readonly name: string | undefined;
  readonly options: readonly Option[];
}

/** Groups in the order in which their first option comes. */
export function grouped(options: readonly Option[]): OptionGroup[] {
  const groups = new Map<string | undefined, Option[]>();
  for (const option of options) {
    const group = groups.get(option.group);
    if (group) group.push(option);
    else groups.set(option.group, [option]);
  }
  return [...groups].map(([name, members]) => ({ name, options: members }));
}
