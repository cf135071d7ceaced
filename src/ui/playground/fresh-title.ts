/** Two playgrounds of one name could not be told apart in the list. */
import type { Scenario } from '#scenarios/scenario.ts';

/** The title, with a number after it when the list has it already: `Payments team (2)`. */
export function freshTitle(title: string, taken: readonly string[]): string {
  const wanted = title.trim() || 'Untitled';
  const isTaken = new Set(taken);
  let fresh = wanted;
  for (let number = 2; isTaken.has(fresh); number += 1) fresh = `${wanted} (${number})`;
  return fresh;
}

/** The scenario under a title that nothing in the list has. */
export function freshlyTitled(scenario: Scenario, list: readonly { readonly title: string }[]): Scenario {
  return {
    ...scenario,
    title: freshTitle(
      scenario.title,
      list.map(({ title }) => title),
    ),
  };
}
