/**
 * The policy editor: CodeMirror with the marks of a decision drawn into it. Loaded when the first text is shown.
 *
 * It knows text, marks and squiggles only. Not here: what they mean (../marks.ts), the world.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, undo } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import {
  Annotation,
  Compartment,
  EditorState,
  Transaction,
  type Extension,
  type Text,
} from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { LineMark } from '../marks.ts';
import { colours } from './colours.ts';
import { completionSource, type Complete } from './completion-source.ts';
import { marksExtension, setMarks } from './draw-marks.ts';
import { hangingIndent } from './hanging-indent.ts';
import { replacement } from './replacement.ts';
import { theme } from './theme.ts';

/** Something to underline. Offsets; `to` may equal `from`. */
export interface Squiggle {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  /** For assistive technology: `KeepProdData, policy text`. */
  readonly label: string;
  readonly readOnly: boolean;
  readonly complete: Complete;
  /** Each change that the person made. */
  readonly ontype: (text: string) => void;
  /** Nothing is left to undo in here. */
  readonly onundo: () => void;
}

/** The text was put in from outside: told to nobody, and not undone by the editor's own history. */
const fromOutside = Annotation.define<true>();

export class PolicyEditor {
  readonly #view: EditorView;
  readonly #readOnly = new Compartment();
  #drawn: { readonly doc: Text; readonly key: string } | undefined;

  constructor(options: EditorOptions) {
    const state = EditorState.create({ doc: options.text, extensions: this.#extensions(options) });
    this.#view = new EditorView({ state, parent: options.parent });
  }

  #extensions({ label, readOnly, complete, ontype, onundo }: EditorOptions): Extension[] {
    const leaveUndo = { key: 'Mod-z', run: (view: EditorView) => undo(view) || (onundo(), true) };
    return [
      history(),
      json(),
      colours,
      theme,
      marksExtension,
      typeOverSelection,
      hangingIndent,
      indentUnit.of('  '),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ override: [completionSource(complete)], maxRenderedOptions: 50, icons: false }),
      keymap.of([leaveUndo, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
      EditorView.lineWrapping,
      // A scrolling region must be reachable by keyboard, also when it cannot be edited.
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false' }),
      this.#readOnly.of(readOnlyExtension(readOnly)),
      EditorView.updateListener.of(({ docChanged, state, transactions }) => {
        const typed = docChanged && !transactions.some((transaction) => transaction.annotation(fromOutside));
        if (typed) ontype(state.doc.toString());
      }),
    ];
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Puts another text in by its smallest change, so that cursor and scrolling stay. */
  setText(text: string): void {
    const changes = replacement(this.text, text);
    if (changes === undefined) return;
    const annotations = [fromOutside.of(true), Transaction.addToHistory.of(false)];
    this.#view.dispatch({ changes, annotations });
  }

  /** Draws nothing anew when neither the text nor the marks are others. */
  setMarks(marks: readonly LineMark[]): void {
    const { doc } = this.#view.state;
    const key = JSON.stringify(marks);
    if (this.#drawn?.doc === doc && this.#drawn.key === key) return;
    this.#drawn = { doc, key };
    this.#view.dispatch({ effects: setMarks.of(marks) });
  }

  setSquiggles(squiggles: readonly Squiggle[]): void {
    const end = this.#view.state.doc.length;
    const inside = squiggles.filter(({ to }) => to <= end).map((squiggle) => ({ ...squiggle }));
    this.#view.dispatch(setDiagnostics(this.#view.state, inside));
  }

  setReadOnly(readOnly: boolean): void {
    this.#view.dispatch({ effects: this.#readOnly.reconfigure(readOnlyExtension(readOnly)) });
  }

  /** Puts the cursor there and brings it into view. */
  goTo(offset: number): void {
    const anchor = Math.min(offset, this.#view.state.doc.length);
    this.#view.dispatch({ selection: { anchor }, scrollIntoView: true });
    this.#view.focus();
  }

  /** Brings a place into view and leaves cursor and focus where they are. */
  reveal(offset: number): void {
    const at = Math.min(offset, this.#view.state.doc.length);
    this.#view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'nearest', yMargin: 40 }) });
  }

  destroy(): void {
    this.#view.destroy();
  }
}

function readOnlyExtension(readOnly: boolean): Extension {
  return [EditorState.readOnly.of(readOnly), EditorView.editable.of(!readOnly)];
}

/**
 * Text typed over a selection, put in by us: the browser merges lines by itself, and what it makes of the notes
 * between them is read back wrongly.
 */
const typeOverSelection = EditorView.domEventHandlers({
  beforeinput({ inputType, data }, view) {
    const { from, to, empty } = view.state.selection.main;
    const isTypedOver = inputType === 'insertText' && data !== null && !empty;
    if (!isTypedOver || view.composing || view.state.readOnly) return false;
    const how = { userEvent: 'input.type', scrollIntoView: true };
    const insert = () => view.state.update(view.state.replaceSelection(data), how);
    const handled = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, from, to, data, insert));
    if (!handled) view.dispatch(insert());
    return true;
  },
});
