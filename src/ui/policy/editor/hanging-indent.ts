/** A line that is too long goes on below its own beginning, not at the left edge. */
import { RangeSetBuilder, type Extension } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import { hanging } from '../hanging.ts';

function indentLines({ state, visibleRanges }: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      const indent = hanging(line.text);
      lines.add(line.from, line.from, indented(indent));
      at = line.to + 1;
    }
  }
  return lines.finish();
}

const made = new Map<number, Decoration>();

function indented(indent: number): Decoration {
  const known = made.get(indent);
  if (known) return known;
  const style = `padding-left: ${indent}ch; text-indent: -${indent}ch`;
  const decoration = Decoration.line({ attributes: { style } });
  made.set(indent, decoration);
  return decoration;
}

class HangingIndent {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = indentLines(view);
  }

  update({ docChanged, viewportChanged, view }: ViewUpdate): void {
    if (docChanged || viewportChanged) this.decorations = indentLines(view);
  }
}

export const hangingIndent: Extension = ViewPlugin.fromClass(HangingIndent, {
  decorations: (plugin) => plugin.decorations,
});
