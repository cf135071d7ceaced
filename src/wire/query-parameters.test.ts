import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentEncoded, readForm } from './percent.ts';
import { readParameters } from './query-parameters.ts';

const read = (form: string): unknown => {
  const pairs = readForm(form);
  return pairs && readParameters(pairs);
};

it.each<[string, string, unknown]>([
  ['texts', 'UserName=alice&Path=%2Fdev%2F', { UserName: 'alice', Path: '/dev/' }],
  ['a plus is a space', 'Description=a+b%2Bc', { Description: 'a b+c' }],
  ['UTF-8', 'Name=%C3%A4%F0%9F%98%80', { Name: 'ä😀' }],
  ['an equals sign in a value', 'Marker=a=b', { Marker: 'a=b' }],
  ['no value', 'Marker', { Marker: '' }],
  ['a list of texts', 'TagKeys.member.1=a&TagKeys.member.2=b', { TagKeys: ['a', 'b'] }],
  [
    'a list of structures',
    'Tags.member.1.Key=team&Tags.member.1.Value=a&Tags.member.2.Key=x',
    { Tags: [{ Key: 'team', Value: 'a' }, { Key: 'x' }] },
  ],
  ['a list in a list', 'A.member.1.B.member.1=x', { A: [{ B: ['x'] }] }],
  ['in the order of the indices', 'L.member.10=c&L.member.2=b&L.member.1=a', { L: ['a', 'b', 'c'] }],
  ['an empty list, which the shapes read', 'Tags=', { Tags: '' }],
  ['indices that are none', 'L.member.x=a&L.member.0=b&L.member.-1=c&L.member.1e9=d', { L: [] }],
  ['nothing', '', {}],
  ['a broken escape', 'A=%zz', undefined],
  ['bytes that are no UTF-8', 'A=%ff', undefined],
  ['a text that has members too', 'A=x&A.member.1=y', undefined],
  ['members that are a text too', 'A.member.1=y&A=x', undefined],
  ['too deep', `${'A.'.repeat(20)}B=x`, undefined],
  ['too many', Array.from({ length: 5001 }, (_, index) => `A${index}=`).join('&'), undefined],
  ['a name too long', `${'A'.repeat(600)}=`, undefined],
])('%s', (_, form, parameters) => {
  expect(read(form)).toEqual(parameters);
});

it('names of the prototype are names like others', () => {
  const parameters = read('__proto__.member.1.polluted=yes&constructor.prototype.polluted=yes');
  expect(Object.keys(parameters as object)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

it('reads back what a client writes', () => {
  const text = fc.string({ unit: 'binary' }).filter((value) => !/\p{Surrogate}/u.test(value));
  fc.assert(
    fc.property(fc.array(fc.record({ Key: text, Value: text }), { minLength: 1, maxLength: 12 }), (Tags) => {
      const form = Tags.flatMap(({ Key, Value }, index) => [
        `Tags.member.${index + 1}.Key=${percentEncoded(Key)}`,
        `Tags.member.${index + 1}.Value=${percentEncoded(Value)}`,
      ]);
      expect(read(form.join('&'))).toEqual({ Tags });
    }),
  );
});
