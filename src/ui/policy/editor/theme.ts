/** The editor in the page's own tokens; the plain text before it (PolicyText.svelte) has the same measures. */
import { EditorView } from '@codemirror/view';

const tones = Object.fromEntries(
  (['deny', 'none', 'allow'] as const).flatMap((tone) => [
    [`.cm-line.hit-${tone}, .cm-note.hit-${tone}`, { background: `var(--${tone}-tint)` }],
    [
      `.cm-gutterElement.hit-${tone}`,
      { background: `var(--${tone}-tint)`, boxShadow: `inset var(--edge) 0 0 var(--${tone})` },
    ],
  ]),
);

const lint = Object.fromEntries(
  (['error', 'warning', 'info'] as const).map((severity) => [
    `.cm-lintRange-${severity}`,
    {
      backgroundImage: 'none',
      textDecoration: `underline wavy var(--${severity === 'error' ? 'deny' : 'none'}) 1px`,
      textUnderlineOffset: '4px',
    },
  ]),
);

export const theme = EditorView.theme({
  '&': { background: 'var(--well)', color: 'var(--ink)', font: 'var(--t-code)' },
  '&.cm-focused': { outline: 'var(--line) solid var(--focus)', outlineOffset: 'calc(-1 * var(--line))' },
  '.cm-scroller': { font: 'var(--t-code)', overflowX: 'hidden' },
  '.cm-content': { padding: 'var(--s1) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--s2) 0 0' },
  '.cm-note': { padding: '0 var(--s2) 3px 0', color: 'var(--ink-2)', overflowWrap: 'anywhere' },
  '.cm-note > div': { font: 'var(--t-code-small)' },
  '.cm-note b': { color: 'var(--ink)', fontWeight: 'var(--bold)' },
  '.cm-gutters': { background: 'none', border: '0', color: 'var(--ink-3)' },
  '.cm-gutterElement': { padding: '0' },
  '.cm-line-sign': {
    display: 'grid',
    gridTemplateColumns: '28px var(--icon)',
    alignItems: 'center',
    height: 'var(--s5)',
  },
  '.cm-line-sign > span': { paddingRight: 'var(--snug)', font: 'var(--t-code-small)', textAlign: 'right' },
  '.cm-line-sign > svg': {
    width: 'var(--s3)',
    height: 'var(--s3)',
    fill: 'none',
    stroke: 'var(--ink)',
    strokeWidth: '2.6',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--accent-tint)' },
  '.cm-tooltip': {
    border: '0',
    borderRadius: 'var(--r2)',
    background: 'var(--raise)',
    boxShadow: 'var(--float)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '240px',
    fontFamily: 'var(--mono)',
    font: 'var(--t-code)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: 'var(--s3)',
    padding: 'var(--s1) var(--s2)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent-tint)',
    color: 'var(--ink)',
    boxShadow: 'inset var(--edge) 0 0 var(--accent)',
  },
  '.cm-completionLabel': { flex: '1 1 auto' },
  '.cm-completionMatchedText': { fontWeight: 'var(--bold)', textDecoration: 'underline var(--accent)' },
  '.cm-completionDetail': {
    margin: '0',
    color: 'var(--ink-3)',
    font: 'var(--t-label)',
    lineHeight: 'var(--s5)',
  },
  '.cm-diagnostic': { padding: 'var(--s1) var(--s2)', border: '0', font: 'var(--t-small)' },
  '.word-allow, .word-allow span': { color: 'var(--allow)', fontWeight: 'var(--bold)' },
  '.word-deny, .word-deny span': { color: 'var(--deny)', fontWeight: 'var(--bold)' },
  ...tones,
  ...lint,
});
