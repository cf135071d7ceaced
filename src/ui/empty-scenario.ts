/** A playground to begin with: an account with nothing in it. */
import { emptyWorld, put } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';

/** The account has the number that AWS's documentation uses. */
export const newAccountScenario: Scenario = {
  title: 'New account',
  about: '',
  world: put(emptyWorld, 'accounts', { id: '123456789012', name: 'new-account' }),
};
