/**
 * Cuts a line of a policy text into words to colour, for the plain text that stands before the editor does.
 *
 * Not here: the editor's own colours (editor/colours.ts), which come from a real parser.
 */

export type WordKind = 'key' | 'string' | 'allow' | 'deny' | 'punctuation' | 'plain';

export interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

const token = /("(?:[^"\\]|\\.)*"?)(\s*:)?|([{}[\],])|[^"{}[\],]+/g;

/** The words of one line; together they are the line. */
export function wordsOf(line: string): Word[] {
  return [...line.matchAll(token)].flatMap(([text, quoted, colon, bracket]) => {
    if (quoted === undefined) return [{ kind: bracket === undefined ? 'plain' : 'punctuation', text }];
    if (colon === undefined) return [{ kind: valueKind(quoted), text }];
    return [
      { kind: 'key', text: quoted },
      { kind: 'punctuation', text: colon },
    ];
  });
}

function valueKind(quoted: string): WordKind {
  if (quoted === '"Allow"') return 'allow';
  return quoted === '"Deny"' ? 'deny' : 'string';
}
