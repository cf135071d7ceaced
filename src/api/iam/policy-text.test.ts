import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Partition } from '#account/region.ts';
import { malformedPolicy, type SavedPolicy } from './policy-text.ts';

const bucket = 'arn:aws:s3:::example_bucket';
const list = { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket };

const one = (statement: unknown): string => JSON.stringify({ Version: '2012-10-17', Statement: statement });
const changed = (change: object): string => one({ ...list, ...change });
const when = (Condition: unknown): string => changed({ Condition });
const about = (resource: unknown): string => changed({ Resource: resource });

const says = (text: string, saved: SavedPolicy = 'managed', partition: Partition = 'aws') =>
  malformedPolicy(text, saved, partition)?.message;

const syntax = 'Syntax errors in policy.';
const legacy = 'The policy failed legacy parsing';
const version = 'Policy document must be version 2012-10-17 or greater.';
const uniqueSids = 'Statement IDs (SID) in a single policy must be unique.';
const noActions = 'Policy statement must contain actions.';
const noResources = 'Policy statement must contain resources.';
const vendor = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
const oneColon = 'Actions/Condition can contain only one colon.';
const noArn = (text: string) => `Resource ${text} must be in ARN format or "*".`;

describe('AWS refuses', () => {
  it.each<readonly [why: string, text: string, words: string]>([
    ['text that is no JSON', 'This is not a json document', syntax],
    ['a list as Id', JSON.stringify({ Version: '2012-10-17', Id: ['cd3a'], Statement: list }), syntax],
    ['an object as Id', JSON.stringify({ Version: '2012-10-17', Id: {}, Statement: list }), syntax],
    ['no Effect', changed({ Effect: undefined }), syntax],
    ['an object among the resources', about(['adfdf', {}]), syntax],
    ['an object as Action', changed({ Action: {} }), syntax],
    ['a list as Condition', when([]), syntax],
    ['a text as Condition', when('a'), syntax],
    ['a text behind an unknown operator', when({ a: 'b' }), syntax],
    ['a text behind an operator', when({ DateGreaterThan: 'b' }), syntax],
    ['a list behind an operator', when({ DateGreaterThan: [] }), syntax],
    ['an object as value', when({ DateGreaterThan: { a: {} } }), syntax],
    [
      'that, before the missing action',
      changed({ Action: undefined, Condition: { DateGreaterThan: { a: {} } } }),
      syntax,
    ],
    ['an operator with two colons', when({ 'ForAnyValue::StringEqualsIfExists': { a: 'asf' } }), syntax],
    ['an unknown operator', when({ StringLooksLike: { 'aws:userid': 'a' } }), syntax],
    [
      'a list around the operators',
      when([{ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'Department' } }]),
      syntax,
    ],
    ['Resource beside NotResource', changed({ NotResource: '*' }), syntax],
    ['Action beside NotAction', changed({ NotAction: 's3:*' }), syntax],
    ['an unknown element', changed({ Rule: 1 }), syntax],
    ['an element of the name of a built-in property', one({ ...list, constructor: 1 }), syntax],
    ['an element twice', '{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}', syntax],
    ['no statements', one([]), syntax],
    ['another version', JSON.stringify({ Version: '2020-01-01', Statement: list }), syntax],
    [
      'a principal, because the holder is it',
      changed({ Principal: '*' }),
      'Policy document should not specify a principal.',
    ],
    [
      'no Version, before the wrong Effect',
      JSON.stringify({ Statement: { ...list, Effect: 'denY' } }),
      version,
    ],
    ['the old Version', JSON.stringify({ Version: '2008-10-17', Statement: list }), version],
    ['an Effect in other letters', changed({ Effect: 'denY' }), legacy],
    [
      'an ARN of five fields, before the missing action',
      one({ Effect: 'Allow', Resource: 'arn:aws:s3::b' }),
      legacy,
    ],
    [
      'an ARN of five fields in NotResource',
      one({ ...list, Resource: undefined, NotResource: 'arn:aws:s3::b' }),
      legacy,
    ],
    [
      'an ARN without service',
      one({ Effect: 'Allow', NotAction: 's3:List', Resource: 'arn:aws::::b' }),
      legacy,
    ],
    ['a date that is none', when({ DateGreaterThan: { a: 'sdfdsf' } }), legacy],
    ['a zone of one digit', when({ DateLessThanEquals: { a: '2016-12-13t2:00:00.593194+1' } }), legacy],
    [
      'ten digits of a second',
      when({ DateLessThanEquals: { a: '2016-12-13t2:00:00.1999999999+10:59' } }),
      legacy,
    ],
    ['a thirteenth month', when({ DateLessThanEqualsIfExists: { a: ['2016', '2016-13'] } }), legacy],
    ['seconds without end', when({ DateEquals: { a: '9223372036854775808' } }), legacy],
    [
      'a Sid twice, before the missing action',
      one([
        { ...list, Sid: 'sdf' },
        { Sid: 'sdf', Effect: 'Allow' },
      ]),
      uniqueSids,
    ],
    [
      'other characters in a Sid',
      changed({ Sid: 'my-sid' }),
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    ],
    ['no action', one({ Effect: 'Allow', Resource: bucket }), noActions],
    ['an empty list of actions', changed({ Action: [] }), noActions],
    ['no resource, before the wrong action', one({ Effect: 'Allow', Action: 'invalid' }), noResources],
    ['a resource that is no ARN', about('invalid resource'), noArn('invalid resource')],
    [
      'that, before the wrong action',
      changed({ Action: 's:3:ListBucket', Resource: 'sdfsadf' }),
      noArn('sdfsadf'),
    ],
    ['an empty resource', about(''), noArn('')],
    [
      'an empty resource in the first of two statements',
      one([
        { ...list, Resource: '' },
        { ...list, Resource: '' },
      ]),
      noArn(''),
    ],
    [
      'an unknown partition',
      about('arn:asw:s3:::b'),
      'Partition "asw" is not valid for resource "arn:asw:s3:::b".',
    ],
    [
      'a pattern as service',
      about('arn:aws:s*:::b'),
      'Resource vendor must be fully qualified and cannot contain regexes.',
    ],
    [
      'a Region in an ARN of IAM',
      about('arn:aws:iam:us-east-1:111122223333:user/a'),
      'IAM resource arn:aws:iam:us-east-1:111122223333:user/a cannot contain region information.',
    ],
    [
      'a pattern as type of an IAM resource',
      about('arn:aws:iam::111122223333:u*'),
      'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, ' +
        'server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
    ],
    ['an empty action', one({ Effect: 'Allow', NotAction: '', Resource: bucket }), vendor],
    ['an action without service', changed({ Action: ['s3:*', 'invalid'] }), vendor],
    ['an action with two colons', changed({ Action: 's3:List:Bucket' }), oneColon],
    ['a pattern as service of an action', changed({ Action: 's*:List' }), 'Vendor s* is not valid'],
    ['whatever else the grammar forbids', changed({ Action: 's3:' }), syntax],
  ])('%s', (_, text, words) => {
    expect(malformedPolicy(text, 'managed', 'aws')).toMatchObject({
      code: 'MalformedPolicyDocument',
      httpStatus: 400,
      message: words,
    });
  });
});

describe('AWS saves', () => {
  it.each<readonly [why: string, text: string]>([
    ['one statement without a list', one(list)],
    ['an ARN beside a star', about([bucket, '*'])],
    ['all actions', changed({ Action: '*' })],
    ['an ARN of a service that does not exist', about('arn:aws:s33:::example_bucket')],
    ['an ARN of a resource that does not exist', about('arn:aws:ec2:us-east-1::example_bucket')],
    ['an operator with a key that has no values', when({ DateGreaterThan: { a: [] } })],
    ['an unknown operator without keys', when({ a: {} })],
    ['two of them', when({ x: {}, y: {} })],
    [
      'an action of a service that does not exist',
      changed({ Action: 'aaaaaadsfdsafsadfsadfaaaaa:ListBucket' }),
    ],
    ['NotAction with NotResource', one({ Effect: 'Allow', NotAction: 's3:ListBucket', NotResource: '*' })],
    ['a condition key without service', when({ StringEqualsIfExists: { a: 'asf' } })],
    ['set prefix and IfExists', when({ 'ForAnyValue:StringEqualsIfExists': { a: 'asf' } })],
    ['a date', when({ DateLessThanEquals: { a: '2019-07-01T13:20:15Z' } })],
    [
      'an hour of one digit, a zone without minutes',
      when({ DateLessThanEquals: { a: '2016-12-13t2:00:00.593194+23' } }),
    ],
    ['seconds since 1970', when({ DateLessThanEquals: { 'aws:EpochTime': 1_600_000_000 } })],
    ['variables', about('arn:aws:iam::*:user/${aws:username}')],
    [
      'an ARN as value',
      when({ ArnEquals: { 'ec2:SourceInstanceARN': 'arn:aws:ec2:*:*:instance/instance-id' } }),
    ],
    ['a Region that does not exist', changed({ Action: 'rds:*', Resource: ['arn:aws:rds:region:*:*'] })],
    [
      'an empty Sid, and access points with a Region',
      one([
        {
          Sid: '',
          Effect: 'Allow',
          Action: ['s3:*'],
          Resource: [
            'arn:aws:s3:us-west-2:111111111111:accesspoint/a',
            'arn:aws:s3:us-west-2:111111111111:accesspoint/a/object/*',
          ],
        },
      ]),
    ],
    [
      'tag keys with a set operator',
      one({
        Sid: 'AddTag',
        Effect: 'Allow',
        Action: ['iam:TagUser', 'iam:TagRole'],
        Resource: '*',
        Condition: {
          StringEquals: { 'aws:RequestTag/CostCenter': ['A-123', 'B-456'] },
          'ForAllValues:StringEquals': { 'aws:TagKeys': 'CostCenter' },
        },
      }),
    ],
    [
      'a variable of a web identity in a value',
      when({ StringLike: { 's3:prefix': ['cognito/app/${cognito-identity.amazonaws.com:sub}'] } }),
    ],
  ])('%s', (_, text) => {
    expect(says(text)).toBeUndefined();
  });

  it('inline policies without Version and of the old one, but no managed ones', () => {
    expect(says(JSON.stringify({ Statement: list }), 'inline')).toBeUndefined();
    expect(says(JSON.stringify({ Statement: list }), 'managed')).toBe(version);
    expect(says(JSON.stringify({ Version: '2008-10-17', Statement: list }), 'inline')).toBeUndefined();
  });
});

it('white space and the order of elements make no difference', () => {
  const value = fc.constantFrom<unknown>(
    'Allow',
    'denY',
    's3:Get',
    's3',
    '*',
    bucket,
    [],
    ['*'],
    {},
    undefined,
  );
  const statement = fc.record({ Effect: value, Action: value, Resource: value, Sid: value });
  fc.assert(
    fc.property(statement, (fields) => {
      const turned = Object.fromEntries(Object.entries(fields).reverse());
      const spaced = JSON.stringify({ Statement: [turned], Version: '2012-10-17' }, null, 3);
      expect(says(spaced)).toBe(says(one([fields])));
    }),
  );
});

describe('a text in another partition', () => {
  it.each([
    ['aws-cn', 'arn:aws-cn:s3:::b', undefined],
    ['aws-cn', 'arn:*:s3:::b', undefined],
    ['aws-cn', 'arn:aws:s3:::b', 'Partition "aws" is not valid for resource "arn:aws:s3:::b".'],
    ['aws-us-gov', 'arn:aws-cn:s3:::b', 'Partition "aws-cn" is not valid for resource "arn:aws-cn:s3:::b".'],
    ['aws', 'arn:aws-cn:s3:::b', undefined],
  ] as const)('%s, resource %s: %s', (partition, Resource, words) => {
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource };
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    expect(says(text, 'managed', partition)).toBe(words);
  });
});
