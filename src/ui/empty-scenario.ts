/** A playground with nothing in it. */
import { emptyWorld } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';

export const emptyScenario: Scenario = { title: 'New playground', about: '', world: emptyWorld };
