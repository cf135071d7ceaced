import { describe, expect, it } from 'vitest';
import type { CatalogueFacts } from '#policy/catalogue-facts.ts';
import type { PolicyType } from '#policy/policy-type.ts';
import { completionsAt, type CompletionContext } from './completions.ts';

const keys = (...list: (readonly [string, 'String' | 'Bool' | 'ArrayOfString'])[]) =>
  new Map(list.map(([key, type]) => [key.toLowerCase(), { key, type }]));

const facts: CatalogueFacts = {
  prefixes: new Set(['s3', 'sqs']),
  service: (prefix) =>
    prefix === 's3'
      ? {
          prefix,
          name: 'S3',
          actions: new Map(),
          resourceTypes: new Map(),
          conditionKeys: keys(['s3:prefix', 'String']),
        }
      : undefined,
  globalKeys: keys(
    ['aws:username', 'String'],
    ['aws:TagKeys', 'ArrayOfString'],
    ['aws:PrincipalTag/${TagKey}', 'String'],
  ),
};

const context = (type: PolicyType): CompletionContext => ({
  type,
  facts,
  actions: (typed) =>
    ['s3:GetObject', 's3:GetObjectAcl'].filter((name) => name.startsWith(typed)).map((label) => ({ label })),
  resources: () => [{ label: 'arn:aws:s3:::ledger' }],
  principals: () => [{ label: 'arn:aws:iam::111122223333:role/Deploy' }],
});

/** `|` is the cursor; the answer is the text that would be replaced, and what is proposed. */
function at(text: string, type: PolicyType = 'identity'): string {
  const offset = text.indexOf('|');
  const list = completionsAt(text.replace('|', ''), offset, context(type));
  if (list === undefined) return 'nothing';
  return `${text.replace('|', '').slice(list.from, list.to)} → ${list.options.map(({ insert, label }) => insert ?? label).join(' ')}`;
}

const inStatement = (inside: string) => `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",${inside}}]}`;

describe('completions', () => {
  it.each<readonly [string, string, string]>([
    ['an element of the policy', '{"Version":"2012-10-17","|"}', ' → Id Statement'],
    ['a version', '{"Version":"|"}', ' → 2012-10-17 2008-10-17'],
    ['an effect', '{"Statement":{"Effect":"Al|"}}', 'Al → Allow Deny'],
    [
      'an element of a statement',
      inStatement('"|"'),
      ' → Sid Action NotAction Resource NotResource Condition',
    ],
    ['an action', inStatement('"Action":"s3:G|"'), 's3:G → s3:GetObject s3:GetObjectAcl'],
    [
      'an action in a list, text behind the cursor is replaced',
      inStatement('"Action":["sqs:*","s3:|GetObject"]'),
      's3:GetObject → s3:GetObject s3:GetObjectAcl',
    ],
    ['an action that does not exist', inStatement('"Action":"x|"'), 'nothing'],
    ['a resource', inStatement('"Resource":["|"]'), ' → * arn:aws:s3:::ledger'],
    ['a condition operator', inStatement('"Condition":{"|"}'), ' → StringEquals'],
    ['IfExists for an operator that is there', inStatement('"Condition":{"Bool|"}'), 'BoolIfExists'],
    [
      'an operator behind its prefix',
      inStatement('"Condition":{"ForAnyValue:|"}'),
      ' → ForAnyValue:StringEquals',
    ],
    [
      'a condition key: the service’s first, a variable part left open',
      inStatement('"Action":"s3:*","Condition":{"StringEquals":{"|"}}'),
      ' → s3:prefix aws:username aws:TagKeys aws:PrincipalTag/',
    ],
    [
      'a condition key without service',
      inStatement('"Condition":{"StringEquals":{"aws:|"}}'),
      'aws: → aws:username aws:TagKeys aws:PrincipalTag/',
    ],
    [
      'a value that is true or false',
      inStatement('"Condition":{"Bool":{"aws:SecureTransport":"|"}}'),
      ' → true false',
    ],
    ['a value nobody can know', inStatement('"Condition":{"StringEquals":{"aws:username":"|"}}'), 'nothing'],
    [
      'a variable in a resource',
      inStatement('"Resource":"arn:aws:s3:::home/${|"'),
      '${ → ${aws:username} ${aws:PrincipalTag/',
    ],
    [
      'a variable in a condition',
      inStatement('"Condition":{"StringEquals":{"s3:prefix":["a","home/${aws|"]}}'),
      '${aws → ${aws:username} ${aws:PrincipalTag/',
    ],
    ['no variable in an action', inStatement('"Action":"s3:${|"'), 'nothing'],
    ['outside of a string', inStatement('|"Action":"s3:*"'), 'nothing'],
    [
      'in a text that is not finished',
      '{"Statement":[{"Effect":"Allow","Action":["s3:G|',
      's3:G → s3:GetObject s3:GetObjectAcl',
    ],
    ['in a Sid', inStatement('"Sid":"|"'), 'nothing'],
  ])('%s', (_, text, expected) => {
    expect(at(text)).toContain(expected);
  });

  it.each<readonly [PolicyType, string, string]>([
    ['resourceControl', '{"Statement":{"Effect":"|"}}', ' → Deny'],
    ['trust', inStatement('"|"'), ' → Sid Principal Action NotAction Condition'],
    [
      'resource',
      inStatement('"|"'),
      ' → Sid Principal NotPrincipal Action NotAction Resource NotResource Condition',
    ],
    ['resource', inStatement('"Principal":{"|"}'), ' → AWS Service Federated CanonicalUser'],
    ['resource', inStatement('"Principal":{"AWS":["|"]}'), ' → * arn:aws:iam::111122223333:role/Deploy'],
    ['resource', inStatement('"Principal":"|"'), ' → * arn:aws:iam::111122223333:role/Deploy'],
  ])('in a policy of type %s: %s', (type, text, expected) => {
    expect(at(text, type)).toBe(expected);
  });
});
