/**
 * An account on its way in: chosen, read, looked at. Nothing is changed before the person says so.
 *
 * Not here: how it is read and what becomes of a world (app/import-account.ts).
 */
import {
  arrivalOf,
  readAccount,
  type Arrival,
  type AuthorizationDetails,
  type NamedText,
  type Redaction,
} from '#app/import-account.ts';
import type { Refusal } from '#app/sharing.ts';

const asItIs: Redaction = { accountIds: false, names: false, uniqueIds: false, accessKeyIds: false };

export class AccountImport {
  #reading = $state.raw<AbortController>();
  #progress = $state.raw({ done: 0, of: 0 });
  #refusal = $state.raw<Refusal>();
  #details = $state.raw<AuthorizationDetails>();
  #redaction = $state.raw(asItIs);
  #arrival = $state.raw<Arrival>();
  #replacing = $state.raw<AbortController>();

  get isReading(): boolean {
    return this.#reading !== undefined;
  }

  get progress(): { readonly done: number; readonly of: number } {
    return this.#progress;
  }

  /** Why what was chosen last is no account. */
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  get details(): AuthorizationDetails | undefined {
    return this.#details;
  }

  get redaction(): Redaction {
    return this.#redaction;
  }

  /** As it was last, while names are being replaced. */
  get arrival(): Arrival | undefined {
    return this.#arrival;
  }

  /** Names are being replaced. */
  get isReplacing(): boolean {
    return this.#replacing !== undefined;
  }

  async read(files: readonly NamedText[]): Promise<void> {
    this.stop();
    const reading = new AbortController();
    this.#reading = reading;
    this.#refusal = undefined;
    this.#progress = { done: 0, of: 0 };
    const progress = (done: number, of: number): void => void (this.#progress = { done, of });
    const admission = await readAccount(files, { signal: reading.signal, progress }).catch(() => unreadable);
    if (this.#reading !== reading) return;
    this.#reading = undefined;
    if (admission === 'stopped') return;
    if (!admission.admitted) return void (this.#refusal = admission.refusal);
    this.#details = admission.value;
    await this.replace(this.#redaction);
  }

  stop(): void {
    this.#reading?.abort();
    this.#reading = undefined;
  }

  /** Takes what was read away again. */
  startAgain(): void {
    this.stop();
    this.#details = undefined;
    this.#arrival = undefined;
    this.#replacing?.abort();
    this.#replacing = undefined;
    this.#refusal = undefined;
  }

  /** Chooses what is replaced on the way in. A later choice stops an earlier one. */
  async replace(redaction: Redaction): Promise<void> {
    const details = this.#details;
    if (details === undefined) return;
    this.#replacing?.abort();
    const replacing = new AbortController();
    this.#replacing = replacing;
    this.#redaction = redaction;
    const arrival = await arrivalOf(details, redaction, replacing.signal);
    if (arrival === 'stopped' || this.#replacing !== replacing) return;
    this.#arrival = arrival;
    this.#replacing = undefined;
  }
}

const unreadable = {
  admitted: false,
  refusal: {
    code: 'notDetails',
    words: 'The browser could not read this. It may have been moved, or be open elsewhere: choose it again.',
  },
} as const;
