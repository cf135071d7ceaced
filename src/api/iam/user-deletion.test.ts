import { describe, expect, it } from 'vitest';
import type { User } from '#account/user.ts';
import { put, remove, type World } from '#account/world.ts';
import { accountId, as, TestAccount } from '../test-api.ts';

const alice = { UserName: 'alice' };
const arnOf = (name: string): string => `arn:aws:iam::${accountId}:user/${name}`;
const notFound = 'NoSuchEntity 404: The user with name alice cannot be found.';
const createdAt = '2026-03-01T12:00:00Z';

describe('a user is deleted', () => {
  const held = { id: 'ID', accountId, holder: arnOf('alice'), createdAt, uploadedAt: createdAt };
  const active = { ...held, body: '', status: 'Active' } as const;
  const having =
    (change: Partial<User>) =>
    (world: World): World =>
      put(world, 'users', { ...world.users.get(arnOf('alice'))!, ...change });

  /** In the order in which AWS complains: what stands in the way, and what takes it away again. */
  const obstacles: readonly (readonly [
    must: string,
    add: (world: World) => World,
    clear: (world: World) => World,
  ])[] = [
    [
      'delete login profile',
      (world) =>
        put(world, 'loginProfiles', {
          holder: arnOf('alice'),
          createdAt,
          changedAt: createdAt,
          passwordResetRequired: false,
          former: [],
        }),
      (world) => remove(world, 'loginProfiles', arnOf('alice')),
    ],
    [
      'delete access keys',
      (world) => put(world, 'accessKeys', { ...held, status: 'Inactive' }),
      (world) => remove(world, 'accessKeys', 'ID'),
    ],
    [
      'delete signing certificates',
      (world) => put(world, 'signingCertificates', active),
      (world) => remove(world, 'signingCertificates', 'ID'),
    ],
    [
      'delete SSH public keys',
      (world) => put(world, 'sshPublicKeys', { ...active, fingerprint: '' }),
      (world) => remove(world, 'sshPublicKeys', 'ID'),
    ],
    [
      'delete service specific credentials',
      (world) => put(world, 'serviceSpecificCredentials', { ...active, service: 'x', userName: 'y' }),
      (world) => remove(world, 'serviceSpecificCredentials', 'ID'),
    ],
    [
      'delete MFA device',
      (world) =>
        put(world, 'mfaDevices', { ...held, serialNumber: 'ID', name: 'n', path: '/', drift: 0, tags: {} }),
      (world) => remove(world, 'mfaDevices', 'ID'),
    ],
    [
      'delete policies',
      having({ inlinePolicies: [{ name: 'p', document: '{}' }] }),
      having({ inlinePolicies: [] }),
    ],
    ['detach all policies', having({ attachedPolicies: ['arn'] }), having({ attachedPolicies: [] })],
    ['remove users from group', having({ groups: ['arn'] }), having({ groups: [] })],
  ];

  it('only after everything that hangs on it', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', alice]);
    for (const [, add] of obstacles) account.world = add(account.world);
    for (const [must, , clear] of obstacles) {
      expect(await account.call('DeleteUser', alice)).toBe(
        `DeleteConflict 409: Cannot delete entity, must ${must} first.`,
      );
      account.world = clear(account.world);
    }
    expect(await account.call('DeleteUser', alice)).toEqual({});
    expect(await account.call('GetUser', alice)).toBe(notFound);
  });

  it('with its permissions boundary, which is not in the way', async () => {
    const account = new TestAccount();
    const PermissionsBoundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    await account.calls(['CreateUser', { ...alice, PermissionsBoundary }]);
    expect(await account.call('DeleteUser', alice)).toEqual({});
  });

  it('and can call nothing any more', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', alice], ['DeleteUser', alice]);
    expect(await account.call('GetUser', {}, as('alice'))).toBe(
      'InvalidClientTokenId 403: The security token included in the request is invalid.',
    );
  });

  it('and is another principal when made again under the same name', async () => {
    const account = new TestAccount();
    const trust = (who: string) =>
      JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: who }, Action: 'sts:AssumeRole' }] });
    await account.calls(['CreateUser', alice]);
    const role = {
      arn: `arn:aws:iam::${accountId}:role/r`,
      id: 'AROAR',
      accountId,
      name: 'r',
      path: '/',
      inlinePolicies: [],
      attachedPolicies: [],
      tags: {},
      assumeRolePolicyDocument: trust(arnOf('alice')),
      maxSessionDuration: 3600,
    };
    const { id } = account.world.users.get(arnOf('alice'))!;
    account.world = { ...account.world, roles: new Map([[role.arn, role]]) };
    await account.calls(['DeleteUser', alice], ['CreateUser', alice]);
    expect(account.world.roles.get(role.arn)?.assumeRolePolicyDocument).toBe(trust(id));
    expect(account.world.users.get(arnOf('alice'))?.id).not.toBe(id);
  });
});
