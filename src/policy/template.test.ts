import { describe, expect, test } from 'vitest';
import { parseTemplate, type Token } from './template.ts';

/** `text`, `*`, `?`, `<key>`, `<key=default>`, with a bar between tokens. */
function shown(tokens: readonly Token[]): string {
  const show = (token: Token): string => {
    if (token.kind === 'text') return token.text;
    if (token.kind === 'variable')
      return `<${token.key}${token.fallback === undefined ? '' : `=${token.fallback}`}>`;
    return token.kind === 'run' ? '*' : '?';
  };
  return tokens.map(show).join('|');
}

const alive = { wildcards: true, variables: true };

test('a hostile string is read in one pass', () => {
  const opening = '${'.repeat(200_000);
  expect(shown(parseTemplate(opening, alive))).toBe(opening);
  expect(parseTemplate(`${'${ }'.repeat(100_000)}*`, alive)).toHaveLength(2);
}, 1_000);

describe('policy strings', () => {
  test.each([
    ['plain', 'plain', alive],
    ['', '', alive],
    ['a*b?c', 'a|*|b|?|c', alive],
    ['home/${aws:username}/*', 'home/|<aws:username>|/|*', alive],
    ['${AWS:UserName}', '<aws:username>', alive],
    ["team-${aws:PrincipalTag/team, 'company-wide'}", 'team-|<aws:principaltag/team=company-wide>', alive],
    ["${a,'b'}", "<a,'b'>", alive],
    ["${a, ''}", '<a=>', alive],
    ['${a, unquoted}', '<a, unquoted>', alive],
    ['${*}${?}${$}', '*?$', alive],
    ['a${*}*', 'a*|*', alive],
    ['${}', '${}', alive],
    ['${open', '${open', alive],
    ['$5 {x}', '$5 {x}', alive],
    ['a*${k}', 'a*|<k>', { wildcards: false, variables: true }],
    ['a*${k}', 'a|*|${k}', { wildcards: true, variables: false }],
    ['${*}', '${|*|}', { wildcards: true, variables: false }],
    ['a*${k}', 'a*${k}', { wildcards: false, variables: false }],
  ])('%s reads as %s', (source, expected, options) => {
    expect(shown(parseTemplate(source, options))).toBe(expected);
  });
});
