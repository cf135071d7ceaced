/**
 * What is said in passing: done, with a way back, or failed.
 *
 * Not here: how it is shown and when it goes (Toasts.svelte), what lasts (Notices.svelte).
 */

export interface Toast {
  /** A later toast of the same subject takes the place of the earlier one. */
  readonly about: string;
  readonly text: string;
  /** Stays until it is dismissed. */
  readonly failed?: boolean;
  readonly act?: { readonly label: string; readonly run: () => void };
}

class Toasts {
  #list: readonly Toast[] = $state.raw([]);

  /** The latest last. */
  get list(): readonly Toast[] {
    return this.#list;
  }

  show(toast: Toast): void {
    this.#list = [...this.#list.filter(({ about }) => about !== toast.about), toast];
  }

  dismiss(toast: Toast): void {
    this.#list = this.#list.filter((other) => other !== toast);
  }
}

export const toasts = new Toasts();
