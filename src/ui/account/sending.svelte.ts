/**
 * Sends the calls of one act in order, and remembers how far it came: a refusal stops it, and the next attempt goes on
 * with what is not done yet. Done acts are told in a toast with a way back.
 *
 * Not here: how a refusal looks (DeniedNotice.svelte).
 */
import { SvelteSet } from 'svelte/reactivity';
import type { Request } from '#account/request.ts';
import type { Answer } from '#api/call.ts';
import type { Together } from '#app/gate.ts';
import type { Playground } from '#app/playground.svelte.ts';
import { toasts } from '#ui/frame/toasts.svelte.ts';
import type { ApiCall } from './api-call.ts';
import type { AccountPage } from './page.svelte.ts';

/** What AWS answered to the call that stopped the act. */
export interface Failure {
  readonly call: ApiCall;
  readonly code: string;
  readonly message: string;
  /** The request that was not allowed, to be asked again in the Lab. */
  readonly asked?: Request;
}

/** What takes longer says that it runs, in milliseconds. */
const patience = 100;

let acts = 0;

/** What the calls of one act have in common, so that undo takes them back together. */
function newGroup(): string {
  acts += 1;
  return `act ${acts}`;
}

export class Sending {
  readonly #page: AccountPage;
  readonly #sent = new SvelteSet<string>();
  /** Of the act until it comes to its end. */
  #group = newGroup();
  #busy = $state(false);
  #slow = $state(false);
  #stopped = false;
  /** What was done of the act is a step that can be undone. */
  #hasStep = $state(false);
  #failure = $state.raw<Failure>();

  constructor(page: AccountPage) {
    this.#page = page;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Busy for so long that a person should be told. */
  get slow(): boolean {
    return this.#slow;
  }

  /** Calls go to another account than the one shown. */
  get elsewhere(): boolean {
    return this.#page.elsewhere;
  }

  /** How many calls of an act that did not come to its end were carried out. */
  get doneCount(): number {
    return this.#isUndone ? 0 : this.#sent.size;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Whether an act that did not come to its end got beyond this call. */
  isDone(call: ApiCall): boolean {
    return this.#sent.has(JSON.stringify(call)) && !this.#isUndone;
  }

  /** Somebody took back what had been done of the act. */
  get #isUndone(): boolean {
    return this.#hasStep && !this.#page.playground.canUndo(this.#group);
  }

  /** Sends no more calls; what is done stays done. */
  stop(): void {
    this.#stopped = true;
  }

  dismiss(): void {
    this.#failure = undefined;
  }

  /** The answers when every call was carried out; `says` is what the toast tells then. */
  async send(calls: readonly ApiCall[], says: string): Promise<readonly Answer[] | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    this.#stopped = false;
    this.#failure = undefined;
    const timer = setTimeout(() => (this.#slow = true), patience);
    try {
      return await this.#sendAll(calls, says);
    } finally {
      clearTimeout(timer);
      this.#busy = false;
      this.#slow = false;
    }
  }

  async #sendAll(calls: readonly ApiCall[], says: string): Promise<readonly Answer[] | undefined> {
    const { playground } = this.#page;
    if (this.#isUndone) this.#beginAnew();
    const answers: Answer[] = [];
    let step: string | undefined;
    for (const call of calls.filter((each) => !this.isDone(each))) {
      if (this.#stopped) return undefined;
      const answer = await answerOf(playground, call, { group: this.#group, says });
      if ('code' in answer) {
        this.#failure = answer;
        return undefined;
      }
      answers.push(answer);
      this.#sent.add(JSON.stringify(call));
      if (answer.changed) step = playground.undoable;
      this.#hasStep ||= answer.changed;
    }
    this.#beginAnew();
    tell(playground, says, step);
    return answers;
  }

  #beginAnew(): void {
    this.#sent.clear();
    this.#hasStep = false;
    this.#group = newGroup();
  }
}

async function answerOf(
  playground: Playground,
  call: ApiCall,
  together: Together,
): Promise<Answer | Failure> {
  try {
    const answer = await playground.send(call, together);
    return answer.error === undefined ? answer : failureOf(call, answer);
  } catch {
    const message = 'A part of the program could not be fetched. Nothing was changed; try again when online.';
    return { call, code: 'Not sent', message };
  }
}

function failureOf(call: ApiCall, { error, decisions }: Answer): Failure {
  const message = error?.message ?? '';
  const refused = decisions.filter(({ decision }) => decision.verdict !== 'Allowed');
  const named = refused.find(({ request }) => message.includes(request.action)) ?? refused[0];
  const isDenied = error?.httpStatus === 403 && named !== undefined;
  return { call, code: error?.code ?? '', message, ...(isDenied && { asked: named.request }) };
}

/** `step` is what undo calls the act; `undefined` when it changed nothing. */
function tell(playground: Playground, says: string, step: string | undefined): void {
  const run = (): void => {
    // Something else was done since: the rest is for the undo button.
    if (playground.undoable === step) playground.undo();
  };
  toasts.show({ about: 'act', text: says, ...(step !== undefined && { act: { label: 'Undo', run } }) });
}
