/**
 * How each action of a list would end for the present request, found out row by row while the page is idle.
 *
 * Not here: the decision itself (authorize/decide.ts).
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Request } from '#account/request.ts';
import type { World } from '#account/world.ts';
import { decide } from '#authorize/decide.ts';
import { describe } from '#authorize/describe.ts';
import type { Verdict } from '#authorize/decision.ts';

/** `undefined`: AWS would not get as far as a decision. */
export type Outcome = Verdict | undefined;

/** Milliseconds of deciding before the page may paint again. */
const slice = 6;

export class LazyVerdicts {
  readonly #known = new SvelteMap<string, Outcome>();
  #asked: { readonly request: Request; readonly actions: readonly string[] } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether the answer is there; the answer itself is {@link get}. */
  has(action: string): boolean {
    return this.#known.has(action);
  }

  get(action: string): Outcome {
    return this.#known.get(action);
  }

  /**
   * Decides these in their order, in a world standing at the time that counts. The answer stops it.
   *
   * What was known is forgotten, unless the same is asked again because time went on: then it holds until decided anew.
   */
  decide(world: World, request: Request, actions: readonly string[]): () => void {
    if (this.#asked?.request !== request || this.#asked.actions !== actions) this.#known.clear();
    this.#asked = { request, actions };
    const waiting = [...actions];
    const work = () => {
      const end = performance.now() + slice;
      while (waiting.length > 0 && performance.now() < end) {
        const action = waiting.shift();
        if (action !== undefined) this.#known.set(action, outcome(world, { ...request, action }));
      }
      this.#timer = waiting.length > 0 ? setTimeout(work) : undefined;
    };
    this.#timer = setTimeout(work);
    return () => clearTimeout(this.#timer);
  }
}

function outcome(world: World, request: Request): Outcome {
  const description = describe(world, request);
  return description.ready ? decide(description.request, description.policies) : undefined;
}
