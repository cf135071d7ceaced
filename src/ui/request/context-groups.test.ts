import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContextKey } from '#authorize/description.ts';
import { contextCount, contextGroups, editableText, shownValue, valueOf } from './context-groups.ts';

const keys: readonly ContextKey[] = [
  { key: 'aws:CurrentTime', value: '2026', origin: 'request' },
  { key: 'aws:username', value: 'alice', origin: 'principal' },
  { key: 'aws:SourceIp', value: '203.0.113.24', origin: 'overridden', derived: '198.51.100.7' },
  { key: 'aws:MultiFactorAuthPresent', origin: 'overridden', derived: 'true' },
  { key: 'aws:TokenIssueTime', value: '2026', origin: 'session' },
];

describe('context keys in groups', () => {
  it('missing first, then what the person set, then by origin', () => {
    const groups = contextGroups(keys, ['aws:PrincipalTag/team']);
    expect(groups.map(({ origin, keys: members }) => [origin, members.map(({ key }) => key)])).toEqual([
      ['missing', ['aws:PrincipalTag/team']],
      ['overridden', ['aws:SourceIp', 'aws:MultiFactorAuthPresent']],
      ['session', ['aws:TokenIssueTime']],
      ['principal', ['aws:username']],
      ['request', ['aws:CurrentTime']],
    ]);
    expect(contextCount(groups)).toBe('5 known, 1 missing');
  });

  it('a key that was taken away is among the overridden ones, not missing as well', () => {
    const groups = contextGroups(keys, ['aws:multifactorauthpresent']);
    expect(groups.map(({ origin }) => origin)).not.toContain('missing');
    expect(contextCount(groups)).toBe('5 known');
  });

  it.each([
    ['eu-west-1', 'eu-west-1'],
    [['a', 'b'], 'a, b'],
    [[], 'empty list'],
    [undefined, 'taken away'],
  ])('%j is shown as %j', (value, shown) => {
    expect(shownValue(value)).toBe(shown);
  });

  it.each<readonly [string, boolean, string | string[]]>([
    [' alice ', false, 'alice'],
    ['a, b', false, 'a, b'],
    ['a\n\n b \n', true, ['a', 'b']],
    ['', true, []],
  ])('typed %j (list: %s) is %j', (text, multivalued, value) => {
    expect(valueOf(text, multivalued)).toEqual(value);
  });

  it('what is edited and left as it is stays as it is', () => {
    const word = fc.stringMatching(/^[\w:,/ -]*\w$/).map((text) => text.trim());
    fc.assert(
      fc.property(word, fc.array(word), (value, list) => {
        expect(valueOf(editableText(value), false)).toBe(value);
        expect(valueOf(editableText(list), true)).toEqual(list);
      }),
    );
  });
});
