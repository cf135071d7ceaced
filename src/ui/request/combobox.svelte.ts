/**
 * What a combobox is doing: closed, listing, typed in, with one option marked.
 *
 * ARIA: Authoring Practices, "Editable combobox with list autocomplete". Not here: how it looks (Combobox.svelte).
 */
import { grouped, type Option, type OptionList } from './option.ts';

/** What the field is about; read anew each time. */
export interface ComboboxSource {
  /** What is chosen, as text. */
  readonly value: string;
  /** The value of the option that is chosen, if it differs from its text. */
  readonly chosen?: string | undefined;
  /** What matches the letters typed; all for none. */
  readonly list: (typed: string) => OptionList;
  /** The option that the typed text itself stands for, if it may be chosen as it is. */
  readonly accept?: ((typed: string) => Option | undefined) | undefined;
  /** It comes before the options that match, because whole texts are meant more often than their continuations. */
  readonly typedFirst?: boolean | undefined;
  readonly choose: (value: string) => void;
  /** Esc in a field whose list is closed. */
  readonly oncancel?: (() => void) | undefined;
}

const nothing: OptionList = { options: [], more: 0 };

/** Rows that Page Up and Page Down go. */
const page = 10;

export class ComboboxState {
  readonly #source: () => ComboboxSource;
  #typed = $state('');
  #editing = $state(false);
  #open = $state(false);
  #touched = $state(false);
  #active = $state(0);
  readonly #listed = $derived.by(() =>
    this.#open ? this.#source().list(this.#touched ? this.#typed : '') : nothing,
  );
  readonly #options = $derived.by(() =>
    this.#withOwn(grouped(this.#listed.options).flatMap(({ options }) => options)),
  );

  constructor(source: () => ComboboxSource) {
    this.#source = source;
  }

  /** Text in the field. */
  get text(): string {
    return this.#editing ? this.#typed : this.#source().value;
  }

  get editing(): boolean {
    return this.#editing;
  }

  get open(): boolean {
    return this.#open;
  }

  /** In the order in which they stand; the typed text among them where it may be chosen. */
  get options(): readonly Option[] {
    return this.#options;
  }

  get more(): number {
    return this.#listed.more;
  }

  /** Position of the option that Enter takes. */
  get active(): number {
    return this.#active;
  }

  #withOwn(found: readonly Option[]): readonly Option[] {
    const own = this.#own();
    if (own === undefined || found.some(({ value }) => sameText(value, own.value))) return found;
    return this.#source().typedFirst === true ? [own, ...found] : [...found, own];
  }

  #own(): Option | undefined {
    const text = this.#typed.trim();
    return this.#touched && text !== '' ? this.#source().accept?.(text) : undefined;
  }

  /** The field has the focus. */
  start(): void {
    if (this.#editing) return;
    this.#editing = true;
    this.#touched = false;
    this.#typed = this.#source().value;
  }

  type(text: string): void {
    this.#typed = text;
    this.#touched = true;
    this.#open = true;
    this.#active = 0;
  }

  show(): void {
    if (this.#open) return;
    this.#open = true;
    const { chosen, value } = this.#source();
    this.#active = Math.max(
      0,
      this.#options.findIndex((option) => option.value === (chosen ?? value)),
    );
  }

  hide(): void {
    this.#open = false;
  }

  take(option: Option): void {
    if (option.continues === true) return this.type(option.value);
    this.#open = false;
    this.#touched = false;
    this.#source().choose(option.value);
    this.#typed = this.#source().value;
  }

  /** The focus is gone: what was typed in full counts, the rest is forgotten. */
  leave(): void {
    const meant = this.#touched && this.#open ? this.#meant() : this.#own();
    if (meant !== undefined && meant.continues !== true && this.#typed.trim() !== this.#source().value) {
      this.#source().choose(meant.value);
    }
    this.#editing = false;
    this.#open = false;
    this.#touched = false;
  }

  #meant(): Option | undefined {
    const typed = this.#typed.trim();
    return (
      this.#options.find(({ value, text }) => sameText(value, typed) || sameText(text, typed)) ?? this.#own()
    );
  }

  /** Whether the key meant something here. */
  press(key: string): boolean {
    switch (key) {
      case 'ArrowDown':
        return this.#move(this.#open ? 1 : 0);
      case 'ArrowUp':
        return this.#move(this.#open ? -1 : 0);
      case 'PageDown':
        return this.#open && this.#move(Math.min(page, this.#options.length - 1 - this.#active));
      case 'PageUp':
        return this.#open && this.#move(-Math.min(page, this.#active));
      case 'Enter':
        return this.#enter();
      case 'Escape':
        return this.#cancel();
      default:
        return false;
    }
  }

  #move(by: number): true {
    this.show();
    const count = this.#options.length;
    if (count > 0) this.#active = (this.#active + by + count) % count;
    return true;
  }

  #enter(): true {
    const option = this.#open ? this.#options[this.#active] : undefined;
    if (option) this.take(option);
    else this.show();
    return true;
  }

  #cancel(): true {
    if (this.#open) this.#open = false;
    else this.#source().oncancel?.();
    this.#touched = false;
    this.#typed = this.#source().value;
    return true;
  }
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
