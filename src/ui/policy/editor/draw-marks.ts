/**
 * Draws line marks: the tint of a line, ✓ or ✗ beside it, and notes as blocks under it.
 *
 * Marks move with the text while it is typed in; the next decision brings new ones.
 */
import {
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  gutter,
  GutterMarker,
  WidgetType,
  type DecorationSet,
} from '@codemirror/view';
import type { LineMark, Tone } from '../marks.ts';
import { noteText, type Note } from '../notes.ts';

export const setMarks = StateEffect.define<readonly LineMark[]>();

interface Drawn {
  readonly lines: DecorationSet;
  readonly gutter: RangeSet<MarkMarker>;
}

const nothing: Drawn = { lines: Decoration.none, gutter: RangeSet.of<MarkMarker>([]) };

class MarkMarker extends GutterMarker {
  readonly tone: Tone | undefined;
  readonly met: boolean | undefined;

  constructor({ tone, met }: Pick<LineMark, 'tone' | 'met'>) {
    super();
    this.tone = tone;
    this.met = met;
  }

  override eq(other: MarkMarker): boolean {
    return this.tone === other.tone && this.met === other.met;
  }
}

/** What stands in the gutter: the number of the line and whether its element is met. */
class LineMarker extends GutterMarker {
  readonly number: number;
  readonly met: boolean | undefined;
  override readonly elementClass: string;

  constructor(number: number, mark: MarkMarker | undefined) {
    super();
    this.number = number;
    this.met = mark?.met;
    this.elementClass = mark?.tone === undefined ? '' : `hit-${mark.tone}`;
  }

  override eq(other: LineMarker): boolean {
    return this.number === other.number && this.met === other.met && this.elementClass === other.elementClass;
  }

  override toDOM(): Node {
    const row = document.createElement('span');
    row.className = 'cm-line-sign';
    const number = row.appendChild(document.createElement('span'));
    number.textContent = this.number === 0 ? '' : String(this.number);
    if (this.met !== undefined) row.appendChild(sign(this.met));
    return row;
  }
}

const signs = { true: 'm5 12.5 4.5 4.5L19 7', false: 'M6 6l12 12M18 6 6 18' } as const;

function sign(met: boolean): Node {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = svg.appendChild(document.createElementNS(space, 'path'));
  path.setAttribute('d', signs[`${met}`]);
  return svg;
}

class NoteWidget extends WidgetType {
  readonly note: Note;
  readonly tone: Tone | undefined;
  readonly met: boolean | undefined;
  /** Characters that the line above begins with. */
  readonly indent: number;

  constructor(note: Note, { tone, met }: LineMark, indent: number) {
    super();
    this.note = note;
    this.tone = tone;
    this.met = met;
    this.indent = indent;
  }

  override eq(other: NoteWidget): boolean {
    return (
      this.tone === other.tone && this.indent === other.indent && noteText(this.note) === noteText(other.note)
    );
  }

  override toDOM(): HTMLElement {
    const block = document.createElement('div');
    block.className = `cm-note ${this.tone === undefined ? '' : `hit-${this.tone}`}`;
    block.style.paddingLeft = `${this.indent}ch`;
    const words = block.appendChild(document.createElement('div'));
    for (const { text, strong } of this.note) {
      const part = words.appendChild(document.createElement(strong === true ? 'b' : 'span'));
      part.textContent = text;
    }
    return block;
  }
}

const lineTones = {
  deny: Decoration.line({ class: 'hit-deny' }),
  none: Decoration.line({ class: 'hit-none' }),
  allow: Decoration.line({ class: 'hit-allow' }),
} as const;

function draw({ doc }: EditorState, marks: readonly LineMark[]): Drawn {
  const lines = new RangeSetBuilder<Decoration>();
  const signed = new RangeSetBuilder<MarkMarker>();
  for (const mark of marks) {
    if (mark.line > doc.lines) break;
    const line = doc.line(mark.line);
    signed.add(line.from, line.from, new MarkMarker(mark));
    if (mark.tone !== undefined) lines.add(line.from, line.from, lineTones[mark.tone]);
    mark.notes.forEach((note, place) => {
      const widget = new NoteWidget(note, mark, indentOf(line.text));
      lines.add(line.to, line.to, Decoration.widget({ widget, side: 1 + place, block: true }));
    });
  }
  return { lines: lines.finish(), gutter: signed.finish() };
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

const marksField = StateField.define<Drawn>({
  create: () => nothing,
  update(drawn, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return draw(transaction.state, effect.value);
    }
    if (!transaction.docChanged) return drawn;
    return { lines: drawn.lines.map(transaction.changes), gutter: drawn.gutter.map(transaction.changes) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
});

const signGutter = gutter({
  class: 'cm-signs',
  lineMarker: ({ state }, { from }) => new LineMarker(state.doc.lineAt(from).number, markAt(state, from)),
  widgetMarker: (_, widget) =>
    widget instanceof NoteWidget ? new LineMarker(0, new MarkMarker({ ...toneOf(widget) })) : null,
  lineMarkerChange: ({ startState, state, docChanged }) =>
    docChanged || startState.field(marksField) !== state.field(marksField),
  initialSpacer: ({ state }) => new LineMarker(state.doc.lines, undefined),
});

function toneOf({ tone }: NoteWidget): Pick<LineMark, 'tone'> {
  return tone === undefined ? {} : { tone };
}

function markAt(state: EditorState, from: number): MarkMarker | undefined {
  const next = state.field(marksField).gutter.iter(from);
  return next.from === from ? (next.value ?? undefined) : undefined;
}

export const marksExtension: Extension = [marksField, signGutter];
