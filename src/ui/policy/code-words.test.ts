import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './code-words.ts';
import { hanging } from './hanging.ts';

describe('words of a line', () => {
  it.each([
    ['{', 'punctuation:{'],
    ['  "Effect": "Deny",', 'plain:   key:"Effect" punctuation:: plain:  deny:"Deny" punctuation:,'],
    ['"Action": ["s3:*"]', 'key:"Action" punctuation:: plain:  punctuation:[ string:"s3:*" punctuation:]'],
    ['"a\\"b": 1', 'key:"a\\"b" punctuation:: plain: 1'],
    ['"open', 'string:"open'],
    ['', ''],
  ])('%j', (line, expected) => {
    expect(
      wordsOf(line)
        .map(({ kind, text }) => `${kind}:${text}`)
        .join(' '),
    ).toBe(expected);
  });

  it('put together are the line, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^["\\{}[\],:a ]*$/), (line) => {
        expect(
          wordsOf(line)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line);
      }),
    );
  });

  it.each([
    ['{', 2],
    ['    "Action": "*"', 6],
  ])('a long %j goes on %d in', (line, indent) => {
    expect(hanging(line)).toBe(indent);
  });
});
