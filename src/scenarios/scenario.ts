/**
 * A scenario: a world with its current request (`world.requests`, key `lab`), and what it is about.
 *
 * Not here: its form in files and links (storage/), the ready ones (ready/).
 */
import type { World } from '#account/world.ts';

export interface Scenario {
  readonly title: string;
  /** One or two sentences for the person who opens it. */
  readonly about: string;
  readonly world: World;
}
