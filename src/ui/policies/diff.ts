/**
 * Two policy texts and what is different, side by side or in one column. Loaded when it is first shown.
 *
 * Lines that went have a minus, lines that came a plus; the colours are none of a verdict's.
 */
import { json } from '@codemirror/lang-json';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { colours } from '#ui/policy/editor/colours.ts';
import { theme } from '#ui/policy/editor/theme.ts';

export interface DiffSide {
  /** For assistive technology: `LedgerWork v2`. */
  readonly label: string;
  readonly text: string;
}

export interface DiffOptions {
  readonly parent: HTMLElement;
  readonly from: DiffSide;
  readonly to: DiffSide;
  /** Else in one column. */
  readonly beside: boolean;
}

/** Draws the difference; what it returns takes it away. */
export function showDiff({ parent, from, to, beside }: DiffOptions): () => void {
  if (beside) {
    const view = new MergeView({ parent, a: side(from), b: side(to), gutter: true });
    return () => view.destroy();
  }
  const merged = unifiedMergeView({ original: from.text, mergeControls: false, gutter: true });
  const label = `From ${from.label} to ${to.label}`;
  const view = new EditorView({ parent, doc: to.text, extensions: [reading(label), merged] });
  return () => view.destroy();
}

function side({ label, text }: DiffSide): { readonly doc: string; readonly extensions: Extension } {
  return { doc: text, extensions: reading(label) };
}

function reading(label: string): Extension {
  return [
    json(),
    colours,
    theme,
    changes,
    lineNumbers(),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    // A scrolling region must be reachable by keyboard, also when it cannot be edited.
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
  ];
}

const gone = { background: 'var(--na-tint)' };
const come = { background: 'var(--accent-tint)' };
const word = { background: 'none', fontWeight: 'var(--bold)' };
const sign = (content: string) => ({
  content: `"${content}"`,
  paddingLeft: 'var(--s05)',
  fontWeight: 'var(--bold)',
});

const changes = EditorView.theme({
  '.cm-lineNumbers .cm-gutterElement': {
    minWidth: '28px',
    padding: '0 var(--snug)',
    font: 'var(--t-code-small)',
    lineHeight: 'var(--s5)',
  },
  '.cm-changeGutter': { width: 'var(--s3)', padding: '0' },
  '.cm-deletedChunk': { padding: '0' },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': gone,
  '&.cm-merge-b .cm-changedLine, .cm-insertedLine': come,
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': word,
  '&.cm-merge-b .cm-changedText': word,
  '&.cm-merge-a .cm-changedLineGutter, &.cm-merge-b .cm-changedLineGutter, &.cm-merge-b .cm-deletedLineGutter':
    {
      background: 'none',
    },
  '&.cm-merge-a .cm-changedLineGutter::before, &.cm-merge-b .cm-deletedLineGutter::before': sign('−'),
  '&.cm-merge-b .cm-changedLineGutter::before': sign('+'),
});
