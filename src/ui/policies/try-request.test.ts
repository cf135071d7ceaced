import { describe, expect, it } from 'vitest';
import type { ResourceTypeFacts } from '#policy/catalogue-facts.ts';
import { firstAction, firstResource, type Surroundings } from './try-request.ts';

const text = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (what: object) => text({ Effect: 'Allow', ...what });
const onAll = { Resource: '*' };

describe('the action to try', () => {
  const actions = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage'];
  it.each<[string, string, string | undefined]>([
    [
      'the first that is named',
      allow({ Action: ['sqs:SendMessage', 's3:GetObject'], ...onAll }),
      'sqs:SendMessage',
    ],
    ['one that the first pattern covers', allow({ Action: 's3:put*', ...onAll }), 's3:PutObject'],
    ['a familiar one for all', allow({ Action: '*', ...onAll }), 's3:ListAllMyBuckets'],
    ['one that NotAction leaves', allow({ NotAction: 's3:*', ...onAll }), 'iam:ListUsers'],
    [
      'of what is allowed, before what is denied',
      text(
        { Effect: 'Deny', Action: 's3:PutObject', ...onAll },
        { Effect: 'Allow', Action: 's3:GetObject', ...onAll },
      ),
      's3:GetObject',
    ],
    [
      'of what is denied, where nothing is allowed',
      text({ Effect: 'Deny', Action: 's3:PutObject', ...onAll }),
      's3:PutObject',
    ],
    ['none for a service that nobody knows', allow({ Action: 'nobody:Get*', ...onAll }), undefined],
    ['none for a text that is no policy', '{', undefined],
  ])('%s', (_, document, action) => {
    expect(firstAction(document, actions)).toBe(action);
  });
});

describe('the resource to try it on', () => {
  const type = (name: string, pattern: string): ResourceTypeFacts => ({
    name,
    arnPatterns: [pattern],
    conditionKeys: [],
  });
  const bucket = type('bucket', 'arn:${Partition}:s3:::${BucketName}');
  const object = type('object', 'arn:${Partition}:s3:::${BucketName}/${ObjectName}');
  const queue = type('queue', 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}');
  const place: Surroundings = {
    accountId: '111122223333',
    region: 'eu-west-1',
    userName: 'alice',
    things: ['arn:aws:s3:::ledger', 'arn:aws:sqs:eu-west-1:111122223333:jobs'],
  };
  const on = (Resource: string | readonly string[]) => allow({ Action: 's3:GetObject', Resource });

  it.each<[string, string, readonly ResourceTypeFacts[] | undefined, string]>([
    ['what is named', on('arn:aws:s3:::photos'), [bucket], 'arn:aws:s3:::photos'],
    [
      'the one that fits the action',
      on(['arn:aws:s3:::photos', 'arn:aws:s3:::photos/*']),
      [object],
      'arn:aws:s3:::photos/example',
    ],
    ['a thing that is there', on('arn:aws:s3:::led*'), [bucket], 'arn:aws:s3:::ledger'],
    ['a thing that is there, for all', on('*'), [queue], 'arn:aws:sqs:eu-west-1:111122223333:jobs'],
    ['something made up where nothing fits', on('*'), [object], 'arn:aws:s3:::example-bucket/example-object'],
    [
      'in place of wildcards, the account and region',
      on('arn:aws:sqs:*:*:mail-?'),
      [queue],
      'arn:aws:sqs:eu-west-1:111122223333:mail-x',
    ],
    [
      'the caller’s own, where the policy says so',
      on('arn:aws:s3:::home/${aws:username}/*'),
      [object],
      'arn:aws:s3:::home/alice/example',
    ],
    [
      'what NotResource leaves',
      allow({ Action: 's3:*', NotResource: 'arn:aws:s3:::ledger' }),
      [bucket],
      'arn:aws:s3:::example-bucket',
    ],
    ['* for an action that takes none', on('*'), [], '*'],
    [
      'what is named, while nobody can tell',
      on('arn:aws:s3:::photos/*'),
      undefined,
      'arn:aws:s3:::photos/example',
    ],
    ['a thing that is there, while nobody can tell', on('*'), undefined, 'arn:aws:s3:::ledger'],
  ])('%s', (_, document, types, resource) => {
    expect(firstResource(document, types, place)).toBe(resource);
  });
});
