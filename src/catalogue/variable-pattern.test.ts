import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillVariables, fitVariables, literalLength, parseVariables } from './variable-pattern.ts';

describe('fitVariables', () => {
  it.each([
    // pattern, text, what fills the holes
    ['aws:SourceIp', 'aws:SourceIp', []],
    ['aws:SourceIp', 'aws:SourceIp/x', undefined],
    ['aws:ResourceTag/${TagKey}', 'aws:ResourceTag/env', ['env']],
    ['aws:ResourceTag/${TagKey}', 'aws:ResourceTag/', undefined],
    ['aws:ResourceTag/${TagKey}', 'aws:RequestTag/env', undefined],
    ['s3:ExistingObjectTag/<key>', 's3:ExistingObjectTag/a/b', ['a/b']],
    ['${BucketName}/${ObjectName}', 'logs/2026/a.txt', ['logs', '2026/a.txt']],
    ['agent.${Domain}.buildkite.dev:step', 'agent.a.b.buildkite.dev:step', ['a.b']],
    ['events:Metadata/${Key}/Matcher', 'events:Metadata/Matcher', undefined],
    ['cert:*', 'cert:', ['']],
    ['backup/${Server}-{Date}', 'backup/s1-2026', ['s1', '2026']],
    ['${Domain}${Group}', 'both', ['both']],
    ['aa${X}aa', 'aaa', undefined],
  ])('%s with %s', (pattern, text, filled) => {
    expect(fitVariables(parseVariables(pattern), text)).toEqual(filled);
  });

  it('fits every text that fills its variables, and finds pieces that make up the text', () => {
    const piece = fc.stringMatching(/^[a-z/:.-]{0,4}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.stringMatching(/^[a-z/:.-]{1,6}$/))), piece, (parts, end) => {
        const pattern = parseVariables(parts.map(([literal], i) => `${literal}\${V${i}}`).join('') + end);
        const text = parts.map(([literal, value]) => literal + value).join('') + end;
        const filled = fitVariables(pattern, text);
        const rebuilt = pattern.literals.map((literal, i) => literal + (filled?.[i] ?? '')).join('');
        expect({ fits: filled !== undefined, rebuilt }).toEqual({ fits: true, rebuilt: text });
      }),
    );
  });

  it('takes a hostile text without running out of time', () => {
    const pattern = parseVariables('${A}a'.repeat(50) + 'b');
    expect(fitVariables(pattern, 'a'.repeat(100_000))).toBeUndefined();
  });
});

it('fillVariables names each variable as AWS prints it', () => {
  const names: string[] = [];
  const filled = fillVariables('a/${One}/<two>/{Three-3}/*', (name) => {
    names.push(name);
    return 'x';
  });
  expect([filled, names]).toEqual(['a/x/x/x/x', ['One', 'two', 'Three-3', '*']]);
});

it('literalLength counts what is fixed', () => {
  expect(literalLength(parseVariables('table/${TableName}/index/${IndexName}'))).toBe('table//index/'.length);
});
