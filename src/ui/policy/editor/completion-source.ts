/** Gives the editor what completions.ts proposes. */
import type { CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import type { CompletionList } from '../completions.ts';

/** What can be typed at an offset. */
export type Complete = (text: string, offset: number) => CompletionList | undefined;

export function completionSource(complete: Complete): CompletionSource {
  return ({ state, pos }): CompletionResult | null => {
    const list = complete(state.doc.toString(), pos);
    if (list === undefined) return null;
    return {
      from: list.from,
      to: list.to,
      options: list.options.map(({ label, detail, insert }) => ({
        label,
        ...(detail === undefined ? {} : { detail }),
        ...(insert === undefined ? {} : { apply: insert }),
      })),
      // Actions are searched anew with each letter; the search ranks better than the editor would.
      ...(list.ranked === true ? { filter: false, getMatch: matchIn(list) } : { validFor: /^[^"]*$/ }),
    };
  };
}

/** Positions to underline in a label, as the editor wants them: from, to, from, to. */
function matchIn({ options }: CompletionList): (completion: { readonly label: string }) => readonly number[] {
  const ranges = new Map(options.map((option) => [option.label, option.ranges ?? []]));
  return ({ label }) => ranges.get(label)?.flat() ?? [];
}
