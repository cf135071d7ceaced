import { describe, expect, it } from 'vitest';
import { accountId } from '../test-api.ts';
import { alice, allow, roleRecord, session, stsAccount, trust } from './test-sts.ts';

const call = { RoleArn: `arn:aws:iam::${accountId}:role/r`, RoleSessionName: 'Session1' };
const trusting = roleRecord('r', trust(accountId, undefined, 'sts:TagSession', 'sts:SetSourceIdentity'));
const mayAll = allow('sts:*');

describe('a chain of roles', () => {
  const first = roleRecord('first', trust(accountId, undefined, 'sts:TagSession', 'sts:SetSourceIdentity'), {
    inlinePolicies: [{ name: 'p', document: mayAll }],
    maxSessionDuration: 43_200,
  });
  const firstCall = { RoleArn: first.arn, RoleSessionName: 's1' };
  const next = { ...trusting, maxSessionDuration: 43_200 };

  it('lasts an hour at most', async () => {
    const account = stsAccount(mayAll, first, next);
    const chained = await session(account, 'AssumeRole', { ...firstCall, DurationSeconds: 43_200 }, alice);
    expect(await account.call('sts:AssumeRole', { ...call, DurationSeconds: 3601 }, chained)).toBe(
      'ValidationError 400: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
    expect(await account.call('sts:AssumeRole', { ...call, DurationSeconds: 3600 }, chained)).toHaveProperty(
      'Credentials',
    );
  });

  it('hands on transitive tags, which nobody can replace', async () => {
    const account = stsAccount(mayAll, first, next);
    const Tags = [
      { Key: 'Team', Value: 'blue' },
      { Key: 'other', Value: 'x' },
    ];
    const chained = await session(
      account,
      'AssumeRole',
      { ...firstCall, Tags, TransitiveTagKeys: ['team'] },
      alice,
    );
    expect(
      await account.call('sts:AssumeRole', { ...call, Tags: [{ Key: 'TEAM', Value: 'red' }] }, chained),
    ).toMatch(/^InvalidParameterValue 400: One of the specified transitive tag keys can't be set/);
    await session(account, 'AssumeRole', call, chained);
    expect([...account.world.sessions.values()].at(-1)).toMatchObject({
      tags: { Team: 'blue' },
      transitiveTagKeys: ['Team'],
    });
  });

  it('needs sts:TagSession for the tags it hands on', async () => {
    const account = stsAccount(mayAll, first, roleRecord('r', trust(accountId)));
    const tagged = { ...firstCall, Tags: [{ Key: 'k', Value: 'v' }], TransitiveTagKeys: ['k'] };
    const chained = await session(account, 'AssumeRole', tagged, alice);
    expect(await account.call('sts:AssumeRole', call, chained)).toContain('perform: sts:TagSession on');
  });

  it('keeps its source identity', async () => {
    const account = stsAccount(mayAll, first, next);
    const chained = await session(account, 'AssumeRole', { ...firstCall, SourceIdentity: 'al' }, alice);
    expect(await account.call('sts:AssumeRole', call, chained)).toMatchObject({ SourceIdentity: 'al' });
    expect(await account.call('sts:AssumeRole', { ...call, SourceIdentity: 'bob' }, chained)).toBe(
      'ValidationError 400: The source identity is already set for this assume role session',
    );
  });
});
