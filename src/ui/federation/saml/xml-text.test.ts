import { expect, test } from 'vitest';
import { indented } from './xml-text.ts';

test('one element a line, deeper ones further in, texts as they are', () => {
  expect(indented('<a x="1"><b>text  here</b>\n   <c/><d><e>f</e></d></a>')).toBe(
    ['<a x="1">', '  <b>text  here</b>', '  <c/>', '  <d>', '    <e>f</e>', '  </d>', '</a>'].join('\n'),
  );
});
