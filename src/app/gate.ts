/**
 * The page's way to the API: one call at a time, each on the world that the one before left.
 *
 * The API comes in a file of its own, with the first call. Not here: what a call does (api/handle.ts).
 */
import { difference } from '#account/difference.ts';
import type { World } from '#account/world.ts';
import type { Answer, Call } from '#api/call.ts';
import { applyUnchanged } from '#storage/apply-unchanged.ts';

/** Where calls act. */
export interface Ground {
  readonly world: () => World;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** `isStep` when the call changed more than the history. Steps of one `group` in a row are one. */
  readonly change: (
    says: string,
    edit: (world: World) => World,
    isStep: boolean,
    group: string | undefined,
  ) => void;
}

/** Calls that belong together: one step of undo, and what it is called there. */
export interface Together {
  readonly group: string;
  readonly says: string;
}

export class Gate {
  readonly #ground: Ground;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Rejects only for what is no answer of AWS: the program's own files cannot be fetched. */
  send(call: Call, together?: Together): Promise<Answer> {
    const answer = this.#last.then(() => this.#send(call, together));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #send(call: Call, together: Together | undefined): Promise<Answer> {
    const [{ handle }, { momentOf }] = await Promise.all([import('#api/handle.ts'), import('./moment.ts')]);
    const world = this.#ground.world();
    const answer = await handle(world, call, momentOf(world, this.#ground.now()));
    const changes = difference(world, answer.world);
    const edit = (now: World): World => (now === world ? answer.world : applyUnchanged(now, changes).world);
    this.#ground.change(together?.says ?? saysOf(call), edit, answer.changed, together?.group);
    return answer;
  }
}

/** Parameters that name what a call is about; all others may be long, or secret. */
const naming = /(?:Name|A(?:rn|RN)|I[dD]|Alias|U(?:rl|RL)|SerialNumber)$/;

/** What undo calls it: the operation and the first thing it names. */
function saysOf({ operation, parameters }: Call): string {
  const [, named] =
    Object.entries(parameters).find(
      ([name, value]) => naming.test(name) && typeof value === 'string' && value.length <= 128,
    ) ?? [];
  return typeof named === 'string' ? `${operation} ${named}` : operation;
}
