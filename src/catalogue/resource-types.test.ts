import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, openCatalogue } from './catalogue.ts';
import { arnFits, exampleArn, resourceTypesOf, typesOfArn } from './resource-types.ts';

const folder = join(import.meta.dirname, '../../public/catalogue');
const place = { accountId: '111122223333', region: 'eu-west-1' };

let catalogue: Catalogue;

beforeAll(async () => {
  const opened = await openCatalogue((path) =>
    Promise.resolve(JSON.parse(readFileSync(join(folder, path), 'utf8'))),
  );
  if (!opened.ok) throw new Error(opened.failure.says);
  catalogue = opened.value;
  await Promise.all([...catalogue.prefixes].map((prefix) => catalogue.loadService(prefix)));
});

function typesIn(prefix: string) {
  return catalogue.service(prefix)?.resourceTypes.values() ?? [];
}

it.each([
  // action, its types, the first of them
  ['s3:GetObject', ['object', 'accesspointobject']],
  ['s3:ListBucket', ['bucket', 'accesspoint']],
  ['dynamodb:Query', ['table', 'index']],
  ['ec2:AssociateIamInstanceProfile', ['instance']],
  ['ec2:RunInstances', ['image', 'subnet', 'instance', 'security-group', 'network-interface', 'volume']],
  ['ec2:DescribeInstances', []],
])('resourceTypesOf %s puts the required types first, then the plainest', (name, types) => {
  const [prefix = '', action = ''] = name.toLowerCase().split(':');
  const service = catalogue.service(prefix);
  const facts = service?.actions.get(action);
  const found = service && facts && resourceTypesOf(service, facts).map((type) => type.name);
  expect(found?.slice(0, 6)).toEqual(types);
});

describe('typesOfArn', () => {
  it.each([
    ['arn:aws:s3:::logs', 's3', ['bucket']],
    ['arn:aws:s3:::logs/2026/a.txt', 's3', ['object']],
    ['arn:aws:s3:eu-west-1:111122223333:accesspoint/mine', 's3', ['accesspoint']],
    ['arn:aws:iam::111122223333:user/team/alice', 'iam', ['user']],
    ['arn:aws:iam::111122223333:role/Admin', 'iam', ['role']],
    ['arn:aws:dynamodb:eu-west-1:111122223333:table/Ledger', 'dynamodb', ['table']],
    ['arn:aws:dynamodb:eu-west-1:111122223333:table/Ledger/index/byDate', 'dynamodb', ['index', 'table']],
    ['arn:aws:lambda:eu-west-1:111122223333:function:pay', 'lambda', ['function']],
    ['arn:aws:sqs:eu-west-1:111122223333:jobs', 'sqs', ['queue']],
    ['arn:aws:sqs:eu-west-1:111122223333:jobs/today', 'sqs', []],
    ['arn:aws:sqs:eu-west-1::jobs', 'sqs', []],
    ['arn:aws:s3:::', 's3', []],
    ['logs', 's3', []],
  ])('%s', (arn, prefix, types) => {
    expect(typesOfArn(typesIn(prefix), arn).map(({ name }) => name)).toEqual(types);
  });
});

describe('exampleArn', () => {
  it.each([
    ['s3', 'object', 'arn:aws:s3:::example-bucket/example-object'],
    ['iam', 'role', 'arn:aws:iam::111122223333:role/example-role'],
    ['ec2', 'instance', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0'],
    ['kms', 'key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['dynamodb', 'table', 'arn:aws:dynamodb:eu-west-1:111122223333:table/example-table'],
  ])('%s %s', (prefix, type, arn) => {
    const pattern = catalogue.service(prefix)?.resourceTypes.get(type)?.arnPatterns[0] ?? '';
    expect(exampleArn(pattern, place)).toBe(arn);
  });

  it('fits its own pattern, for every pattern of AWS, and keeps nothing to fill in', () => {
    const patterns = [...catalogue.prefixes].flatMap((prefix) =>
      [...typesIn(prefix)].flatMap(({ arnPatterns }) => arnPatterns),
    );
    const bad = patterns.filter((pattern) => {
      const arn = exampleArn(pattern, { ...place, partition: 'aws-cn' });
      return !arnFits(pattern, arn) || !/^arn:aws-cn:[\w:/.+-]+$/.test(arn);
    });
    expect(bad).toEqual([]);
  });
});
