import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepestLevel, mostCharacters, parsePolicy } from './parse.ts';

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"] }
  ]
}`;

function textAt(path: readonly (string | number)[], key = false): string | undefined {
  const parsed = parsePolicy(text);
  const range = key ? parsed.locateKey(path) : parsed.locate(path);
  return range && text.slice(range.start.offset, range.end.offset);
}

describe('positions', () => {
  test.each([
    [['Version'], '"2012-10-17"'],
    [['Statement', 0, 'Effect'], '"Allow"'],
    [['Statement', 0, 'Action', 1], '"s3:PutObject"'],
    [['Statement', 0, 'Resource'], undefined],
    [[], text],
  ])('%j stands at %s', (path, expected) => {
    expect(textAt(path)).toBe(expected);
  });

  test('a property has its name', () => {
    expect(textAt(['Statement', 0, 'Action'], true)).toBe('"Action"');
    expect(textAt(['Statement', 0], true)).toBeUndefined();
  });
  test('lines count from 1, columns from 0', () => {
    expect(parsePolicy(text).locate(['Statement', 0, 'Effect'])?.start).toEqual({
      offset: 62,
      line: 4,
      column: 16,
    });
  });
  test('an offset leads to its path', () => {
    expect(parsePolicy(text).pathAt(text.indexOf('s3:Put'))).toEqual(['Statement', 0, 'Action', 1]);
  });
});

describe('texts that are no JSON', () => {
  test.each([
    ['', 'value expected at line 1, column 1'],
    ['{', 'close brace expected'],
    ['{"a": 1,}', 'property name expected at line 1, column 9'],
    ['{"a" 1}', 'colon expected'],
    ['// words\n{}', 'invalid comment token at line 1, column 1'],
    ['{}\n{}', 'end of file expected at line 2, column 1'],
    ['\u{feff}{}', 'line 1, column 1'],
    ['{"a": "\n"}', 'unexpected end of string'],
  ])('%j: %s', (broken, words) => {
    const { value, problems } = parsePolicy(broken);
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'JSON_SYNTAX_ERROR', type: 'ERROR' });
    expect(problems[0]?.message.toLowerCase()).toContain(words);
  });

  test('an object that names something twice', () => {
    const { problems } = parsePolicy('{"Statement": [{"Effect": "Allow", "Effect": "Deny"}]}');
    expect(problems.map(({ locations }) => locations[0]?.path)).toEqual([['Statement', 0, 'Effect']]);
  });
  test('deep nesting is refused before a parser sees it', () => {
    const deep = '['.repeat(100_000);
    expect(parsePolicy(deep).problems[0]?.message).toContain(`deeper than ${String(deepestLevel)} levels`);
    expect(parsePolicy(deep).problems[0]?.locations[0]?.range.start.offset).toBe(deepestLevel);
  });
  test('brackets inside strings are no nesting', () => {
    expect(parsePolicy(JSON.stringify({ Id: `\\"${'['.repeat(200)}` })).problems).toEqual([]);
  });
  test('a huge text is refused', () => {
    expect(parsePolicy('x'.repeat(mostCharacters + 1)).problems[0]?.message).toContain('are not read');
  });

  test('no text makes it throw, and every place lies inside the text', () => {
    const nearly = fc
      .tuple(fc.jsonValue(), fc.nat(200), fc.string({ maxLength: 3 }))
      .map(([value, at, noise]) => {
        const json = JSON.stringify(value);
        return json.slice(0, at % (json.length + 1)) + noise + json.slice(at % (json.length + 1));
      });
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string()), (source) => {
        const { value, problems } = parsePolicy(source);
        expect(value === undefined).toBe(problems.some(({ message }) => !message.includes('stands twice')));
        for (const { locations } of problems) {
          expect(locations[0]?.range.start.offset).toBeLessThanOrEqual(source.length);
        }
      }),
    );
  });
});
