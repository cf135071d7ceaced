import { describe, expect, it } from 'vitest';
import type { ActionFacts, ConditionKeyFacts, ServiceFacts } from '#policy/catalogue-facts.ts';
import { paymentsTeam } from '#scenarios/ready/payments-team/payments-team.ts';
import { shapeNote } from './arn-shape.ts';
import { isMultivalued, keyOptions } from './key-choices.ts';
import { resourceOptions, things } from './resource-choices.ts';
import { resourceStanding } from './resource-standing.ts';

const { world } = paymentsTeam;
const bucket = 'arn:aws:s3:::acme-prod-ledger';
const object = `${bucket}/2026/10/close.parquet`;

function action(
  name: string,
  types: readonly string[],
  conditionKeys: readonly string[] = [],
): [string, ActionFacts] {
  const resourceTypes = types.map((type) => ({ type, required: true }));
  return [
    name.toLowerCase(),
    { name, accessLevel: 'Read', resourceTypes, conditionKeys, dependentActions: [] },
  ];
}

const key = (name: string, type: ConditionKeyFacts['type']): [string, ConditionKeyFacts] => [
  name.toLowerCase(),
  { key: name, type },
];

const s3: ServiceFacts = {
  prefix: 's3',
  name: 'Amazon S3',
  actions: new Map([
    action('GetObject', ['object']),
    action('ListBucket', ['bucket'], ['s3:prefix']),
    action('ListAllMyBuckets', []),
  ]),
  resourceTypes: new Map([
    ['bucket', { name: 'bucket', arnPatterns: ['arn:${Partition}:s3:::${BucketName}'], conditionKeys: [] }],
    [
      'object',
      {
        name: 'object',
        arnPatterns: ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
        conditionKeys: [],
      },
    ],
  ]),
  conditionKeys: new Map([key('s3:prefix', 'String')]),
};

const facts = {
  prefixes: new Set(['s3']),
  service: (prefix: string) => (prefix === 's3' ? s3 : undefined),
  globalKeys: new Map([
    key('aws:SourceIp', 'IPAddress'),
    key('aws:PrincipalTag/${TagKey}', 'String'),
    key('aws:PrincipalOrgPaths', 'ArrayOfString'),
  ]),
};

const values = (wanted: string, typed = '', service: ServiceFacts | undefined = s3) =>
  resourceOptions(world, typed, wanted, service).options.map(({ value }) => value);

describe('resources to choose from', () => {
  it('everything that has an ARN is a thing, and the objects that were asked for', () => {
    const arns = things(world).map(({ arn }) => arn);
    for (const arn of [...world.resources.keys(), ...world.roles.keys(), ...world.users.keys()])
      expect(arns).toContain(arn);
    expect(arns).toContain(object);
    expect(things(world)).toBe(things(world));
  });

  it.each<readonly [string, string, readonly string[], readonly string[]]>([
    ['s3:GetObject', 'close', [object], [bucket]],
    ['s3:GetObject', 'ledger', [object, `${bucket}/`], [bucket]],
    ['s3:ListBucket', '', [bucket], [object, `${bucket}/`]],
    ['s3:ListAllMyBuckets', '', ['*'], [bucket, object]],
    ['s3:Unknown', '', [bucket, object], []],
  ])('%s, typed %j', (name, typed, listed, others) => {
    const found = values(name, typed);
    for (const value of listed) expect(found).toContain(value);
    for (const value of others) expect(found).not.toContain(value);
  });

  it('nothing is held back while the service is not loaded', () => {
    expect(values('iam:GetRole', '', undefined)).toEqual(expect.arrayContaining([bucket, object]));
  });

  it.each([
    ['s3:GetObject', object, undefined],
    [
      's3:GetObject',
      bucket,
      's3:GetObject is asked of an object, not of a bucket: arn:aws:s3:::BUCKET-NAME/OBJECT-NAME',
    ],
    ['s3:GetObject', '*', 's3:GetObject is asked of an object: arn:aws:s3:::BUCKET-NAME/OBJECT-NAME'],
    [
      's3:ListBucket',
      object,
      's3:ListBucket is asked of a bucket, not of an object: arn:aws:s3:::BUCKET-NAME',
    ],
    [
      's3:ListBucket',
      'arn:aws:sqs:eu-west-1:111122223333:q',
      's3:ListBucket is asked of a bucket: arn:aws:s3:::BUCKET-NAME',
    ],
    ['s3:ListAllMyBuckets', bucket, 's3:ListAllMyBuckets takes no resource: AWS asks it of *.'],
    ['s3:ListAllMyBuckets', '*', undefined],
  ])('%s on %s', (name, resource, expected) => {
    const wanted = s3.actions.get(name.slice(3).toLowerCase());
    const note = wanted && shapeNote(s3, wanted, resource);
    expect(note && [note.says, note.example].filter(Boolean).join(' ')).toBe(expected);
  });

  const request = { id: 'lab', principal: '', action: 's3:GetObject', overrides: {} };
  it.each([
    [object, '111122223333', 'In the same account. No bucket policy.'],
    [object, '999900001111', 'In another account, 111122223333 payments-prod. No bucket policy.'],
    [object, undefined, 'In account 111122223333 payments-prod. No bucket policy.'],
    ['*', '111122223333', 'Of no thing in particular.'],
    [
      'arn:aws:sqs:eu-west-1:555566667777:q',
      '111122223333',
      'In another account, 555566667777. Not a thing of this playground.',
    ],
    ['arn:aws:s3:::elsewhere', '111122223333', 'Not a thing of this playground.'],
  ])('%s for a caller of %s: %s', (resource, accountId, words) => {
    expect(resourceStanding(world, { ...request, resource }, accountId)).toBe(words);
  });

  it.each<readonly [string, string, readonly string[]]>([
    [
      's3:ListBucket',
      '',
      ['aws:PrincipalTag/team', 's3:prefix', 'aws:PrincipalTag/', 'aws:PrincipalOrgPaths'],
    ],
    ['s3:GetObject', 'org', ['aws:PrincipalOrgPaths']],
    ['x:Y', 'prefix', []],
  ])('keys for %s, typed %j', (name, typed, expected) => {
    const list = keyOptions(facts, name, ['aws:PrincipalTag/team'], ['aws:SourceIp'], typed);
    expect(list.options.map(({ value }) => value)).toEqual(expected);
  });

  it.each([
    ['aws:PrincipalOrgPaths', true],
    ['aws:principalorgpaths', true],
    ['aws:PrincipalTag/team', false],
    ['s3:prefix', false],
    ['made:up', false],
  ])('%s takes a list: %s', (name, expected) => {
    expect(isMultivalued(facts, name)).toBe(expected);
  });
});
