import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, openCatalogue } from './catalogue.ts';
import { findConditionKey, type SupportedKey, supportedKeys } from './condition-keys.ts';

const folder = join(import.meta.dirname, '../../public/catalogue');

let catalogue: Catalogue;

beforeAll(async () => {
  const opened = await openCatalogue((path) =>
    Promise.resolve(JSON.parse(readFileSync(join(folder, path), 'utf8'))),
  );
  if (!opened.ok) throw new Error(opened.failure.says);
  catalogue = opened.value;
  await Promise.all(
    ['s3', 'iam', 'ec2', 'kms', 'events', 'dynamodb', 'sts'].map((prefix) => catalogue.loadService(prefix)),
  );
});

function keysOf(name: string): readonly SupportedKey[] {
  const [prefix = '', action = ''] = name.toLowerCase().split(':');
  const service = catalogue.service(prefix);
  const facts = service?.actions.get(action);
  if (!service || !facts) throw new Error(`there is no ${name}`);
  return supportedKeys(catalogue, service, facts);
}

describe('supportedKeys', () => {
  it.each([
    // action, key, where it is from
    ['iam:PassRole', 'iam:PassedToService', 'String from action'],
    ['iam:PassRole', 'aws:ResourceTag/${TagKey}', 'String from resource type role'],
    ['iam:PassRole', 'aws:RequestTag/${TagKey}', undefined],
    ['iam:PassRole', 'aws:SourceIp', 'IPAddress from global'],
    ['iam:CreateRole', 'aws:RequestTag/${TagKey}', 'String from action'],
    ['dynamodb:GetItem', 'dynamodb:LeadingKeys', 'ArrayOfString from action'],
    ['s3:PutObject', 's3:x-amz-server-side-encryption', 'String from action'],
    ['s3:GetObject', 's3:x-amz-server-side-encryption', undefined],
    ['ec2:RunInstances', 'ec2:InstanceType', 'String from resource type instance'],
    ['ec2:DescribeInstances', 'aws:TagKeys', undefined],
    ['ec2:DescribeInstances', 'aws:PrincipalOrgID', 'String from global'],
    ['sts:AssumeRoleWithSAML', 'saml:aud', 'String from action'],
  ])('%s and %s', (action, key, from) => {
    const found = keysOf(action).find((offered) => offered.key === key);
    expect(found && [found.type, 'from', found.from, ...found.resourceTypes].join(' ')).toBe(from);
  });

  it('offers each key once', () => {
    const keys = keysOf('ec2:RunInstances').map(({ key }) => key.toLowerCase());
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('findConditionKey', () => {
  it.each([
    ['aws:ResourceTag/env', 'aws:ResourceTag/${TagKey}'],
    ['AWS:resourcetag/Env', 'aws:ResourceTag/${TagKey}'],
    ['aws:SOURCEIP', 'aws:SourceIp'],
    ['aws:ResourceTag', undefined],
    ['aws:ResourceTag/', undefined],
    ['aws:SourceIps', undefined],
  ])('global %s', (written, key) => {
    expect(findConditionKey(catalogue.globalKeys, written)?.key).toBe(key);
  });

  it.each([
    ['s3', 's3:ExistingObjectTag/stage', 's3:ExistingObjectTag/<key>'],
    ['kms', 'kms:EncryptionContext:aws:s3:arn', 'kms:EncryptionContext:${EncryptionContextKey}'],
    ['kms', 'kms:EncryptionContextKeys', 'kms:EncryptionContextKeys'],
    ['events', 'events:Metadata/a/Matcher', 'events:Metadata/${MetadataKey}/Matcher'],
    ['events', 'events:Metadata/a', 'events:Metadata/${MetadataKey}'],
    ['sts', 'agent.eu.buildkite.dev:pipeline_id', 'agent.${Domain}.buildkite.dev:pipeline_id'],
  ])('%s %s', (prefix, written, key) => {
    expect(findConditionKey(catalogue.service(prefix)?.conditionKeys ?? new Map(), written)?.key).toBe(key);
  });
});
