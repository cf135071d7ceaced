import { describe, expect, test } from 'vitest';
import { compileContext } from './context.ts';
import { compileResourcePattern } from './resource-pattern.ts';

function covers(pattern: string, arn: string, context: Record<string, string> = {}): boolean {
  return compileResourcePattern(pattern, true).matches(arn, compileContext(context));
}

describe('Resource entries', () => {
  test.each([
    ['*', '*', true],
    ['*', 'arn:aws:s3:::b', true],
    ['arn:aws:s3:::*', '*', false],
    ['arn:*', 'arn:aws:s3:::b', false],
    ['arn:aws:s3:::b', 'arn:aws:s3:::b', true],
    ['arn:aws:s3:::B', 'arn:aws:s3:::b', false],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', false],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/x/y', true],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs:eu-west-1:1:q', true],
    ['arn:aws:sqs:eu-*-1:1:q', 'arn:aws:sqs:eu-west-1:1:q', true],
    ['arn:aws:sqs:*:q', 'arn:aws:sqs:eu-west-1:1:q', false],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs:eu:west:1:1:q', false],
    ['arn:*:s3:::b', 'arn:aws-cn:s3:::b', true],
    ['arn:aws:logs:eu-west-1:1:log-group:a:*', 'arn:aws:logs:eu-west-1:1:log-group:a:log-stream:b', true],
    ['arn:aws:iam::1:role/${aws:x}', 'arn:aws:iam::1:role/red', true],
    ['arn:aws:iam::${aws:x}:role/a', 'arn:aws:iam::red:role/a', false],
  ])('%s covers %s: %s', (pattern, arn, expected) => {
    expect(covers(pattern, arn, { 'aws:x': 'red' })).toBe(expected);
  });

  test('a variable without value covers nothing', () => {
    expect(covers('arn:aws:s3:::b/${aws:x}*', 'arn:aws:s3:::b/')).toBe(false);
  });
  test('wildcards in a value are plain characters', () => {
    expect(covers('arn:aws:s3:::b/${aws:x}', 'arn:aws:s3:::b/anything', { 'aws:x': '*' })).toBe(false);
    expect(covers('arn:aws:s3:::b/${aws:x}', 'arn:aws:s3:::b/*', { 'aws:x': '*' })).toBe(true);
  });
  test('values that read alike once put in are told apart', () => {
    const pattern = compileResourcePattern('arn:aws:s3:::b/${k}*${l}', true);
    const asked = 'arn:aws:s3:::b/p-q';
    expect(pattern.matches(asked, compileContext({ k: 'p*', l: 'q' }))).toBe(false);
    expect(pattern.matches(asked, compileContext({ k: 'p', l: '*q' }))).toBe(false);
    expect(pattern.matches('arn:aws:s3:::b/p-*q', compileContext({ k: 'p', l: '*q' }))).toBe(true);
  });
});
