import { describe, expect, test } from 'vitest';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import type { Principal } from '#authorize/principal.ts';
import { openQuestion, verdictSentence } from './sentence.ts';
import { verbs } from './verbs.ts';

const accountId = '111122223333';
const alice: Principal = { kind: 'user', arn: `arn:aws:iam::${accountId}:user/staff/alice`, accountId };
const role = `arn:aws:iam::${accountId}:role/ReleaseManager`;
const session: Principal = {
  kind: 'roleSession',
  arn: `arn:aws:sts::${accountId}:assumed-role/ReleaseManager/alice`,
  accountId,
  roleArn: role,
};
const root: Principal = { kind: 'root', arn: `arn:aws:iam::${accountId}:root`, accountId };
const dana: Principal = {
  kind: 'federatedUser',
  arn: `arn:aws:sts::${accountId}:federated-user/dana`,
  accountId,
  issuerArn: `arn:aws:iam::${accountId}:user/broker`,
};

function request(principal: Principal, action: string, arn: string): AuthorizationRequest {
  return { principal, action, resource: { arn, accountId }, context: {} };
}

describe('who may not do what', () => {
  const object = 'arn:aws:s3:::acme-prod-ledger/2026/10/close.parquet';
  test.each<[Principal, string, string, string]>([
    [alice, 's3:DeleteObject', object, 'alice may not delete 2026/10/close.parquet from acme-prod-ledger.'],
    [alice, 's3:deleteobject', object, 'alice may not delete 2026/10/close.parquet from acme-prod-ledger.'],
    [
      session,
      's3:ListBucket',
      'arn:aws:s3:::acme-data',
      'ReleaseManager/alice may not list what is in acme-data.',
    ],
    [root, 's3:ListAllMyBuckets', '*', 'root of 111122223333 may not list the buckets.'],
    [dana, 'sts:AssumeRole', role, 'dana may not assume the role ReleaseManager.'],
    [
      { kind: 'service', name: 'ec2.amazonaws.com' },
      'sns:Publish',
      `arn:aws:sns:eu-west-1:${accountId}:alarms`,
      'ec2.amazonaws.com may not publish to the topic alarms.',
    ],
    [
      { kind: 'anonymous' },
      's3:GetObject',
      'arn:aws:s3:::site/index.html',
      'An anonymous caller may not read index.html in site.',
    ],
    // A bucket is no object, and `*` names nothing: then the action speaks for itself.
    [alice, 's3:GetObject', 'arn:aws:s3:::acme-data', 'alice may not call s3:GetObject on acme-data.'],
    [alice, 'iam:PassRole', '*', 'alice may not call iam:PassRole on any resource.'],
    [
      alice,
      'ec2:RunInstances',
      `arn:aws:ec2:eu-west-1:${accountId}:instance/*`,
      'alice may not call ec2:RunInstances on instance/*.',
    ],
    [
      alice,
      's3:GetObject',
      `arn:aws:s3:::logs/${'year=2026/'.repeat(8)}part-0.gz`,
      'alice may not read …/part-0.gz in logs.',
    ],
  ])('%# %s %s %s', (principal, action, arn, sentence) => {
    expect(verdictSentence(request(principal, action, arn), 'ImplicitlyDenied')).toBe(sentence);
  });
});

test('allowed: the same without not', () => {
  const asked = request(alice, 'kms:Decrypt', `arn:aws:kms:eu-west-1:${accountId}:key/1234`);
  expect(verdictSentence(asked, 'Allowed')).toBe('alice may decrypt with the key 1234.');
});

test('before the answer: a question', () => {
  expect(openQuestion(request(alice, 'sqs:SendMessage', `arn:aws:sqs:eu-west-1:${accountId}:orders`))).toBe(
    'May alice send a message to the queue orders?',
  );
});

test.each(Object.entries(verbs))('%s: "alice may %s"', (action, phrase) => {
  expect(action).toMatch(/^[a-z0-9]+:[A-Z]\w+$/);
  expect(phrase).toMatch(/^[a-z][\w\s{}]*[a-z}]$/i);
  expect([...phrase.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toSatisfy((names: string[]) =>
    names.every((name) => ['name', 'bucket', 'key'].includes(name)),
  );
});
