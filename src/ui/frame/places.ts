/**
 * What other parts of the interface put into the frame. A place without a component does not show at all, so the
 * page never offers what it cannot do.
 */
import type { Component } from 'svelte';
import type { Playground } from '#app/playground.svelte.ts';
import type { Playgrounds } from '#app/playgrounds.svelte.ts';

export interface Places {
  /** The name of the present playground, and the way to the others. Without it the name stands alone. */
  readonly menu?: Component<{ playgrounds: Playgrounds; playground: Playground }>;
  /** The button that makes a link or a file. */
  readonly share?: Component<{ playground: Playground }>;
  /** The view under `#/scenarios`. */
  readonly scenarios?: Component<{ playgrounds: Playgrounds }>;
  /** Reads an address that is no view of the page, such as a share link (`#s=…`). */
  readonly address?: Component<{ address: string; playgrounds: Playgrounds }>;
}

export const places: Places = {};
