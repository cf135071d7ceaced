import { describe, expect, test } from 'vitest';
import type { ContextValue } from '#account/request.ts';
import { compileCondition, conditionReason } from './condition.ts';
import { compileContext } from './context.ts';

type Row = readonly [operator: string, values: string, asked: ContextValue | undefined, holds: boolean];

/** `values` is a list with commas between; the key is `k`, the tag `t` is `red`. */
function holds(operator: string, values: string, asked: ContextValue | undefined): boolean | undefined {
  const condition = compileCondition(operator, 'K', values === '' ? [] : values.split(','), [], true);
  return condition?.holds(
    compileContext({ t: 'red', list: ['x', 'y'], ...(asked === undefined ? {} : { k: asked }) }),
  );
}

const rows: readonly Row[] = [
  ['StringEquals', 'a,b', 'b', true],
  ['StringEquals', 'a', 'A', false],
  ['StringEquals', 'a*', 'ab', false],
  ['StringEquals', '', 'a', false],
  ['StringNotEquals', '', 'a', true],
  ['StringEquals', 'a', undefined, false],
  ['StringNotEquals', 'a', undefined, true],
  ['StringEqualsIfExists', 'a', undefined, true],
  ['StringEqualsIfExists', 'a', 'b', false],
  ['StringEqualsIgnoreCase', 'RED', 'red', true],
  ['StringNotEqualsIgnoreCase', 'RED', 'red', false],
  ['StringEqualsIgnoreCase', '${T}', 'RED', true],
  ['StringLike', 'r?d*', 'redder', true],
  ['StringLike', '${t}*', 'redder', true],
  ['StringLike', '${*}', '*', true],
  ['StringLike', '${*}', 'x', false],
  ['StringEquals', '${missing}', 'x', false],
  ['StringNotEquals', '${missing}', 'x', true],
  ['StringEquals', "${missing, 'x'}", 'x', false],
  ['StringEquals', '${list}', 'x', false],

  ['NumericEquals', '10', '10.0', true],
  ['NumericLessThan', '10', '9.99', true],
  ['NumericLessThanEquals', '10', '10', true],
  ['NumericGreaterThan', '-1', '0', true],
  ['NumericGreaterThanEquals', '10', '9', false],
  ['NumericNotEquals', '10', 'ten', true],
  ['NumericLessThan', 'ten', '1', false],
  ['NumericEquals', '0x10', '16', false],

  ['DateEquals', '2026', '2026-01-01T00:00:00Z', true],
  ['DateEquals', '2026-03', '2026-03-01T00:00Z', true],
  ['DateLessThan', '2026-01-01T01:00:00+02:00', '2025-12-31T22:59:59Z', true],
  ['DateGreaterThan', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.75Z', true],
  ['DateGreaterThanEquals', '1767225600', '2026-01-01T00:00:00Z', true],
  ['DateEquals', '2026-02-30', '2026-03-02', false],
  ['DateNotEquals', 'tomorrow', '2026-01-01', true],

  ['Bool', 'TRUE', 'true', true],
  ['Bool', 'true', 'yes', false],
  ['BoolIfExists', 'false', undefined, true],

  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
  ['BinaryEquals', 'QQ==', 'QR==', true],
  ['BinaryEquals', 'QQ', 'QQ', false],

  ['IpAddress', '203.0.113.0/24', '203.0.113.9', true],
  ['IpAddress', '203.0.113.9', '203.0.113.9', true],
  ['IpAddress', '2001:db8::/32', '2001:DB8:0::1', true],
  ['IpAddress', '::ffff:203.0.113.0/120', '203.0.113.9', false],
  ['IpAddress', '203.0.113.0/33', '203.0.113.9', false],
  ['IpAddress', '0.0.0.0/0', '2001:db8::1', false],
  ['NotIpAddress', 'nonsense', '203.0.113.9', true],
  ['NotIpAddress', '203.0.113.0/24', undefined, true],
  ['IpAddress', '10.1', '10.0.0.1', false],

  ['ArnLike', '*', 'not an arn', true],
  ['ArnEquals', 'arn:aws:sns:*:111122223333:t-?', 'arn:aws:sns:eu-west-1:111122223333:t-1', true],
  ['ArnLike', 'arn:aws:sns:*:t', 'arn:aws:sns:eu-west-1:111122223333:t', false],
  ['ArnNotLike', 'arn:aws:sns:*:*:*', 'arn:aws:sqs:eu-west-1:1:q', true],
  ['ArnLike', 'arn:aws:iam::1:role/${t}', 'arn:aws:iam::1:role/red', true],

  ['Null', 'true', undefined, true],
  ['Null', 'false', 'a', true],
  ['Null', 'true', [], true],
  ['Null', 'true,false', 'a', true],
  ['ForAllValues:Null', 'false', undefined, true],
  ['ForAnyValue:Null', 'true', undefined, false],

  ['ForAllValues:StringEquals', 'a,b', ['a', 'b', 'a'], true],
  ['ForAllValues:StringEquals', 'a', ['a', 'c'], false],
  ['ForAllValues:StringEquals', 'a', undefined, true],
  ['ForAllValues:StringEquals', 'a', [''], true],
  ['ForAllValues:StringEquals', 'a', ['', 'c'], false],
  ['ForAllValues:StringEquals', 'a', 'a', true],
  ['ForAllValues:StringNotEquals', 'a', ['b', 'a'], false],
  ['ForAnyValue:StringEquals', 'a', ['c', 'a'], true],
  ['ForAnyValue:StringEquals', 'a', undefined, false],
  ['ForAnyValue:StringNotEquals', 'a', undefined, false],
  ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true],
  ['ForAnyValue:StringEqualsIfExists', 'a', undefined, true],
  ['ForAnyValue:StringLikeIfExists', 'a*', ['b', 'ab'], true],
  ['StringEquals', 'a', ['b', 'a'], true],
  ['StringNotEquals', 'a', ['b', 'a'], false],
];

describe('conditions', () => {
  test.each(rows)('%s [%s] on %j: %s', (operator, values, asked, expected) => {
    expect(holds(operator, values, asked)).toBe(expected);
  });

  test('a default stands in for a missing variable', () => {
    const condition = compileCondition('StringEquals', 'k', ["${missing, 'x'}"], [], true);
    expect(condition?.holds(compileContext({ k: 'x' }))).toBe(true);
  });

  test('without variables ${…} is plain text', () => {
    const condition = compileCondition('StringLike', 'k', ['${t}*'], [], false);
    expect(condition?.holds(compileContext({ t: 'red', k: '${t}!' }))).toBe(true);
  });

  test.each([
    'stringEquals',
    'NullIfExists',
    'StringEqualsifexists',
    'NotBool',
    'ForSomeValues:StringEquals',
    '',
  ])('AWS has no operator %j', (operator) => {
    expect(holds(operator, 'a', 'a')).toBeUndefined();
  });
});

describe('the reason of a condition', () => {
  function reason(operator: string, values: readonly string[], asked?: ContextValue) {
    const condition = compileCondition(operator, 'aws:K', values, [], true);
    return (
      condition && conditionReason(condition, compileContext(asked === undefined ? {} : { 'aws:k': asked }))
    );
  }

  test('names the value that matched', () => {
    expect(reason('StringLike', ['x', 'r*'], 'red')).toMatchObject({
      actual: 'red',
      matched: { written: 'r*' },
    });
  });
  test('shows what a variable stood for', () => {
    expect(reason('StringEquals', ['${aws:k}'], 'red')).toMatchObject({
      matched: { written: '${aws:k}', resolved: 'red' },
    });
  });
  test('says that the key is missing', () => {
    expect(reason('StringEquals', ['x'])).toEqual({
      kind: 'condition',
      operator: 'StringEquals',
      key: 'aws:K',
      missing: 'key',
    });
  });
  test('says that a variable has no value', () => {
    expect(reason('StringEquals', ['${aws:username}'], 'red')).toMatchObject({
      missing: 'variable',
      actual: 'red',
    });
  });
  test('lists values that can never match', () => {
    expect(reason('NumericLessThan', ['ten', '10'], '3')).toMatchObject({
      malformed: ['ten'],
      matched: { written: '10' },
    });
  });
  test('Null matches no value', () => {
    expect(reason('Null', ['false'], 'false')).not.toHaveProperty('matched');
  });
});
