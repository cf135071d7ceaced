/** Work that takes a while and fails where a part of the program cannot be fetched: whether it runs, and what to say then. */
export class Working {
  #busy = $state(false);
  #trouble = $state('');

  get busy(): boolean {
    return this.#busy;
  }

  /** Why nothing came of it last; empty when something did. */
  get trouble(): string {
    return this.#trouble;
  }

  /** One at a time: while it runs, another one is not begun. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#trouble = '';
    try {
      await work();
    } catch {
      this.#trouble =
        'A part of the program could not be fetched. Nothing was changed; try again when online.';
    } finally {
      this.#busy = false;
    }
  }
}
