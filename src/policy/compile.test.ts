import { describe, expect, test } from 'vitest';
import { compilePolicy, type Grammar } from './compile.ts';

const whole = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const named = { ...whole, Principal: '*' };

/** What is broken in one statement, as `element problem value`. */
function broken(statement: unknown, grammar: Grammar = 'identity'): readonly string[] {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const found = compilePolicy(text, grammar).statements[0]?.broken ?? [];
  return found.map(({ element, problem, value }) => `${element} ${problem} ${value}`.trim());
}

describe('statements that AWS would refuse never apply', () => {
  test.each<[string, unknown, readonly string[], Grammar?]>([
    ['whole', whole, []],
    ['an effect in lower case', { ...whole, Effect: 'allow' }, ['Effect unknownEffect allow']],
    ['no effect', { Action: '*', Resource: '*' }, ['Effect missingElement']],
    ['no action', { Effect: 'Allow', Resource: '*' }, ['Action missingElement']],
    ['no resource', { Effect: 'Allow', Action: '*' }, ['Resource missingElement']],
    ['both actions', { ...whole, NotAction: '*' }, ['NotAction conflictingElements Action']],
    ['both resources', { ...whole, NotResource: '*' }, ['NotResource conflictingElements Resource']],
    ['an action of the wrong type', { ...whole, Action: 7 }, ['Action wrongType number']],
    ['a null in a list', { ...whole, Action: ['*', null] }, ['Action wrongType list']],
    ['an unknown element', { ...whole, Foo: 1 }, ['Effect unknownElement Foo']],
    [
      'an element in lower case',
      { Effect: 'Allow', action: '*', Resource: '*' },
      ['Action missingElement', 'Effect unknownElement action'],
    ],
    ['a numeric Sid', { ...whole, Sid: 1 }, ['Effect wrongType number']],
    [
      'an unknown operator',
      { ...whole, Condition: { StringIs: { k: 'v' } } },
      ['Condition unknownOperator StringIs'],
    ],
    ['a condition list', { ...whole, Condition: [] }, ['Condition wrongType list']],
    ['an operator without keys', { ...whole, Condition: { Bool: 'true' } }, ['Condition wrongType string']],
    ['an object as value', { ...whole, Condition: { Bool: { k: {} } } }, ['Condition wrongType object']],
    ['a principal where the holder is meant', named, ['Principal conflictingElements Principal']],
    ['no principal where one is needed', whole, ['Principal missingElement'], 'resource'],
    [
      'a principal that is no map',
      { ...whole, Principal: 'alice' },
      ['Principal wrongType string'],
      'resource',
    ],
    [
      'an unknown kind of principal',
      { ...whole, Principal: { Aws: '*' } },
      ['Principal wrongType object'],
      'resource',
    ],
    [
      'no resource in a resource-based policy',
      { Effect: 'Allow', Principal: '*', Action: '*' },
      [],
      'resource',
    ],
    ['a text for a statement', 'Allow', ['Effect wrongType string']],
  ])('%s', (_, statement, expected, grammar) => {
    expect(broken(statement, grammar)).toEqual(expected);
  });
});

describe('documents', () => {
  test.each([
    ['no JSON', '{', 'This is not JSON'],
    ['a list', '[]', 'A policy is a JSON object'],
    ['null', 'null', 'A policy is a JSON object'],
  ])('%s is unreadable', (_, text, words) => {
    const policy = compilePolicy(text, 'identity');
    expect(policy.statements).toEqual([]);
    expect(policy.unreadable).toContain(words);
  });

  test('one statement may stand without a list', () => {
    const [statement] = compilePolicy(JSON.stringify({ Statement: whole }), 'identity').statements;
    expect(statement?.action?.at).toEqual(['Statement', 'Action']);
  });
  test('the same text is compiled once', () => {
    const text = JSON.stringify({ Statement: [whole] });
    expect(compilePolicy(text, 'identity')).toBe(compilePolicy(text, 'identity'));
  });
  test('keys such as __proto__ are plain keys', () => {
    const text =
      '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"__proto__":"x"}}}]}';
    expect(compilePolicy(text, 'identity').statements[0]?.conditions[0]?.key).toBe('__proto__');
  });
  test('ten thousand statements are compiled', () => {
    const Statement = Array.from({ length: 10_000 }, (_, i) => ({ ...whole, Action: `s3:Get${String(i)}*` }));
    expect(compilePolicy(JSON.stringify({ Statement }), 'identity').statements).toHaveLength(10_000);
  });
});
