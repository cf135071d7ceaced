/** Colours of a policy text: JSON by its grammar, and the two words that decide by their meaning. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

const json = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: [tags.string, tags.number, tags.bool, tags.null], color: 'var(--code-string)' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--code-punct)' },
]);

const words: Readonly<Record<string, Decoration>> = {
  Allow: Decoration.mark({ class: 'word-allow' }),
  Deny: Decoration.mark({ class: 'word-deny' }),
};

const effects = new MatchDecorator({
  regexp: /"(Allow|Deny)"/g,
  decoration: ([, word = '']) => words[word] ?? null,
});

class EffectWords {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = effects.createDeco(view);
  }

  update(update: ViewUpdate): void {
    this.decorations = effects.updateDeco(update, this.decorations);
  }
}

export const colours: Extension = [
  syntaxHighlighting(json),
  ViewPlugin.fromClass(EffectWords, { decorations: (plugin) => plugin.decorations }),
];
