/** Makes a playground of what came in, beside those that are there. Only after the person has said so. */
import type { Playgrounds } from '#app/playgrounds.svelte.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { freshlyTitled } from '#ui/playground/fresh-title.ts';

export function openIncoming(playgrounds: Playgrounds, scenario: Scenario): void {
  playgrounds.create(freshlyTitled(scenario, playgrounds.list));
}
