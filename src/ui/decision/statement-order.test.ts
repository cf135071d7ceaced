import { describe, expect, test } from 'vitest';
import { authorize } from '#authorize/authorize.ts';
import { questions } from '#authorize/decision.ts';
import { byPolicy, nearMiss, orderStatements, othersSentence } from './statement-order.ts';

const accountId = '111122223333';
const principal = { kind: 'user', arn: `arn:aws:iam::${accountId}:user/alice`, accountId } as const;

/** The identity policies' step for alice reading acme/a.csv under these statements. */
function stepOf(statements: readonly object[]) {
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const decision = authorize(
    {
      principal,
      action: 's3:GetObject',
      resource: { arn: 'arn:aws:s3:::acme/a.csv', accountId },
      context: {},
    },
    { identityPolicies: [{ policy: { kind: 'given', name: 'p' }, document, reachedThrough: [] }] },
  );
  return decision.steps[questions.indexOf('identityPolicies')]!;
}

function allow(Sid: string, Action: string, Resource: string, rest: object = {}): object {
  return { Sid, Effect: 'Allow', Action, Resource, ...rest };
}

const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const applies = allow('applies', 's3:*', '*');
const lacksKey = allow('lacksKey', 's3:GetObject', '*', mfa);
const otherThing = allow('otherThing', 's3:GetObject', 'arn:aws:s3:::logs/*', mfa);
const otherAction = allow('otherAction', 'sqs:SendMessage', '*');

const others = Array.from({ length: 300 }, (_, index) => allow(`other${index}`, `sqs:Do${index}`, '*'));

describe('orderStatements', () => {
  test.each<[string, readonly object[], readonly string[]]>([
    ['what applies tells it all', [otherAction, lacksKey, applies], ['applies']],
    ['else the nearest first', [otherAction, otherThing, lacksKey], ['lacksKey', 'otherThing']],
    ['two, when nothing speaks of the action', others, ['other0', 'other1']],
    ['one of 301 that does', [...others, lacksKey], ['lacksKey', 'other0']],
    ['nothing', [], []],
  ])('%s', (_, statements, telling) => {
    const ordered = orderStatements(stepOf(statements));
    expect(ordered.telling.map(({ statement }) => statement.ref.sid)).toEqual(telling);
    expect(ordered.telling.length + ordered.others.length).toBe(statements.length);
  });

  test.each<[string, readonly object[]]>([
    ['298 more statements do not speak about this', others],
    ['1 more statement does not speak about this', [applies, otherAction]],
    ['2 more statements do not apply', [applies, lacksKey, otherAction]],
    ['4 more statements', Array.from({ length: 10 }, () => applies)],
  ])('%s', (words, statements) => {
    const ordered = orderStatements(stepOf(statements));
    expect(othersSentence(ordered, ordered.others.length)).toBe(words);
  });
});

test.each<[string, readonly object[], string | undefined]>([
  ['failed at one element', [otherAction, lacksKey], 'lacksKey'],
  ['failed at two', [otherThing], undefined],
  ['is about another action', [otherAction], undefined],
])('nearMiss: an Allow that %s', (_, statements, sid) => {
  expect(nearMiss(stepOf(statements))?.statement.ref.sid).toBe(sid);
});

test('a policy that hangs in several places is told once, with all of them', () => {
  const via = (name: string) => ({ kind: 'group', id: name, name }) as const;
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [applies] });
  const source = (name: string) => ({
    policy: { kind: 'given', name: 'p' } as const,
    document,
    reachedThrough: [via(name)],
  });
  const decision = authorize(
    {
      principal,
      action: 's3:GetObject',
      resource: { arn: 'arn:aws:s3:::acme/a.csv', accountId },
      context: {},
    },
    { identityPolicies: [source('readers'), source('writers')] },
  );
  const { telling } = orderStatements(decision.steps[questions.indexOf('identityPolicies')]!);
  expect(telling).toHaveLength(1);
  expect(telling[0]?.policy.reachedThrough).toEqual([via('readers')]);
  expect(byPolicy(telling)[0]?.also).toEqual([via('writers')]);
});
