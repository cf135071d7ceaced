import { describe, expect, it } from 'vitest';
import { withDraft } from '#account/policy-document.ts';
import { put, type World } from '#account/world.ts';
import { accountId, as, TestAccount, withUserPolicy } from '../test-api.ts';

const alice = { UserName: 'alice' };
const arnOf = (name: string): string => `arn:aws:iam::${accountId}:user/${name}`;
const notFound = 'NoSuchEntity 404: The user with name alice cannot be found.';
const createdAt = '2026-03-01T12:00:00Z';

describe('a user under another name or path', () => {
  const held = { accountId, holder: arnOf('alice'), createdAt, uploadedAt: createdAt };

  /** Everything that hangs on alice, and a draft that does not. */
  function withCredentials(world: World): World {
    const [seed, drift, tags] = ['JBSWY3DPEHPK3PXP', 0, {}];
    const device = { ...held, serialNumber: `arn:aws:iam::${accountId}:mfa/phone`, name: 'phone', path: '/' };
    let full = put(world, 'mfaDevices', { ...device, seed, drift, tags });
    full = put(full, 'signingCertificates', { ...held, id: 'CERT', body: '', status: 'Active' });
    full = put(full, 'sshPublicKeys', {
      ...held,
      id: 'APKA',
      body: '',
      fingerprint: '',
      status: 'Active',
    });
    full = put(full, 'serviceSpecificCredentials', {
      ...held,
      id: 'ACCA',
      service: 'codecommit.amazonaws.com',
      userName: `alice-at-${accountId}`,
      status: 'Active',
    });
    full = withDraft(full, { kind: 'inline', holder: arnOf('carol'), name: 'p' }, '{');
    return withDraft(full, { kind: 'inline', holder: arnOf('alice'), name: 'p' }, '{');
  }

  it('is the same by its id and keeps what hangs on it', async () => {
    const account = new TestAccount();
    await account.calls(
      ['CreateUser', alice],
      ['CreateAccessKey', alice],
      ['CreateLoginProfile', { ...alice, Password: 'Password-1' }],
    );
    account.world = withCredentials(account.world);
    const { id } = account.world.users.get(arnOf('alice'))!;
    await account.calls(['UpdateUser', { ...alice, NewUserName: 'bob', NewPath: '/dev/' }]);
    expect(await account.call('GetUser', { UserName: 'bob' })).toEqual({
      User: { UserName: 'bob', UserId: id, Path: '/dev/', Arn: arnOf('dev/bob'), CreateDate: createdAt },
    });
    expect(await account.call('GetUser', alice)).toBe(notFound);
    const kinds = [
      'accessKeys',
      'loginProfiles',
      'mfaDevices',
      'signingCertificates',
      'sshPublicKeys',
      'serviceSpecificCredentials',
    ] as const;
    const holders = kinds.map((kind) => [...account.world[kind].values()].map(({ holder }) => holder));
    expect(holders).toEqual(kinds.map(() => [arnOf('dev/bob')]));
    const drafts = [`inline ${arnOf('carol')} p`, `inline ${arnOf('dev/bob')} p`];
    expect([...account.world.drafts.keys()]).toEqual(drafts);
  });

  it('goes on signing with the same key', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', alice]);
    const made = (await account.call('CreateAccessKey', alice)) as { AccessKey: { AccessKeyId: string } };
    const signed = { kind: 'accessKey', accessKeyId: made.AccessKey.AccessKeyId } as const;
    await account.calls(['UpdateUser', { ...alice, NewUserName: 'bob' }]);
    await account.call('GetUser', {}, signed);
    expect(account.last?.event.callerArn).toBe(arnOf('bob'));
  });

  it('may change the case of its name, and nothing at all', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', alice], ['UpdateUser', { ...alice, NewUserName: 'Alice' }]);
    expect(await account.call('GetUser', alice)).toMatchObject({
      User: { UserName: 'Alice', Arn: arnOf('Alice') },
    });
    expect(await account.call('UpdateUser', alice)).toEqual({});
    expect(account.last?.changed).toBe(false);
  });

  it('must be allowed to be what it was and what it will be', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', alice]);
    const statement = { Effect: 'Allow', Action: 'iam:UpdateUser', Resource: arnOf('a*') };
    account.world = withUserPolicy(account.world, 'alice', statement);
    expect(await account.call('UpdateUser', { ...alice, NewUserName: 'bob' }, as('alice'))).toContain(
      'is not authorized to perform: iam:UpdateUser on resource: user bob',
    );
    expect(await account.call('UpdateUser', { ...alice, NewUserName: 'anna' }, as('alice'))).toEqual({});
  });
});
