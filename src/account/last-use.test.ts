import { describe, expect, it } from 'vitest';
import type { AccessKey } from './access-key.ts';
import type { ApiEvent } from './event.ts';
import { keyLastUsed, roleLastUsed, withUseRemembered } from './last-use.ts';
import type { Role } from './role.ts';
import { emptyWorld, put, type World } from './world.ts';

const accountId = '111122223333';
const key: AccessKey = {
  id: 'AKIAIOSFODNN7EXAMPLE',
  accountId,
  holder: `arn:aws:iam::${accountId}:user/alice`,
  status: 'Active',
  createdAt: '2026-01-01T00:00:00Z',
};
const role: Role = {
  arn: `arn:aws:iam::${accountId}:role/ops/deployer`,
  id: 'AROAEXAMPLE',
  accountId,
  name: 'deployer',
  path: '/ops/',
  inlinePolicies: [],
  attachedPolicies: [],
  tags: {},
  assumeRolePolicyDocument: '{}',
  maxSessionDuration: 3600,
};
const before = put(put(emptyWorld, 'accessKeys', key), 'roles', role);

function event(id: string, at: string, facts: Partial<ApiEvent>): ApiEvent {
  return {
    id,
    at,
    accountId,
    service: 'iam',
    operation: 'ListUsers',
    region: 'us-east-1',
    sourceIp: '203.0.113.10',
    parameters: {},
    authorized: [],
    ...facts,
  };
}

const byKey = event('e1', '2026-02-01T00:00:00Z', { accessKeyId: key.id, callerArn: key.holder });
const bySession = event('e2', '2026-02-02T00:00:00Z', {
  callerArn: `arn:aws:sts::${accountId}:assumed-role/deployer/ci`,
  region: 'eu-central-1',
});
const after: World = put(put(before, 'events', byKey), 'events', bySession);

describe('last use', () => {
  it('of what was never used is not known', () => {
    expect(keyLastUsed(before, key)).toBeUndefined();
    expect(roleLastUsed(before, role)).toBeUndefined();
  });

  it('is told by the history', () => {
    expect(keyLastUsed(after, key)).toEqual({
      at: '2026-02-01T00:00:00Z',
      service: 'iam',
      region: 'us-east-1',
    });
    expect(roleLastUsed(after, role)).toEqual({ at: '2026-02-02T00:00:00Z', region: 'eu-central-1' });
  });

  it('is the latest of several', () => {
    const later = put(after, 'events', event('e3', '2026-03-01T00:00:00Z', { accessKeyId: key.id }));
    expect(keyLastUsed(later, key)?.at).toBe('2026-03-01T00:00:00Z');
  });

  it('stays when the history forgets the call', () => {
    const forgotten = [byKey, bySession].reduce(withUseRemembered, before);
    const told = (world: World) => [
      keyLastUsed(world, world.accessKeys.get(key.id)!),
      roleLastUsed(world, world.roles.get(role.arn)!),
    ];
    expect(told(forgotten)).toEqual(told(after));
  });
});
