import { describe, expect, it } from 'vitest';
import { TestAccount } from '../test-api.ts';
import { alice, allowS3, policy, withUser } from './test-simulation.ts';

describe('context keys of policies', () => {
  const table =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*",' +
    '"Resource":"arn:aws:dynamodb:us-west-2:123456789012:table/${aws:username}",' +
    '"Condition":{"DateGreaterThan":{"aws:CurrentTime":"2015-08-16T12:00:00Z"}}}}';

  it.each([
    ['variables and conditions', [table], ['aws:username', 'aws:CurrentTime']],
    [
      'each once, whatever its case',
      [table, table.replace('aws:username', 'AWS:UserName')],
      ['aws:username', 'aws:CurrentTime'],
    ],
    ['old texts have no variables', [table.replace('2012-10-17', '2008-10-17')], ['aws:CurrentTime']],
    [
      'defaults and escapes',
      [policy({ ...allowS3, Resource: ["arn:aws:s3:::${aws:PrincipalTag/team, 'none'}/${*}"] })],
      ['aws:PrincipalTag/team'],
    ],
    [
      'variables in conditions',
      [policy({ ...allowS3, Condition: { StringLike: { 's3:prefix': ['${aws:userid}/*'] } } })],
      ['s3:prefix', 'aws:userid'],
    ],
    ['none', [policy(allowS3)], []],
  ])('%s', async (_, PolicyInputList, ContextKeyNames) => {
    const answer = await new TestAccount().call('GetContextKeysForCustomPolicy', { PolicyInputList });
    expect(answer).toEqual({ ContextKeyNames });
  });

  it('of a principal, and of texts besides', async () => {
    const extra = policy({ ...allowS3, Condition: { Bool: { 'aws:SecureTransport': 'true' } } });
    const answer = await new TestAccount(withUser(table)).call('GetContextKeysForPrincipalPolicy', {
      PolicySourceArn: alice,
      PolicyInputList: [extra],
    });
    expect(answer).toEqual({ ContextKeyNames: ['aws:username', 'aws:CurrentTime', 'aws:SecureTransport'] });
  });
});
