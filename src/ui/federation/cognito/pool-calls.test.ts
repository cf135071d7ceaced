import type { IdentityPool } from '#account/identity-pool.ts';
import { put, type World } from '#account/world.ts';
import { newIssuer } from '#api/federation/issuer.ts';
import { handle } from '#api/handle.ts';
import { emptyAccount, root, testMoment } from '#api/test-api.ts';
import type { ApiCall } from '#ui/account/api-call.ts';
import { describe, expect, it } from 'vitest';
import { bucketOf, createPoolCall, issuersOf, poolRoleCalls, updatePoolCall } from './pool-calls.ts';

const now = '2026-03-01T12:00:00Z';
const google = await newIssuer('google', 'us-east-1', now);
const userPool = await newIssuer('cognitoUserPool', 'us-east-1', now);
const issuers = [google, userPool];
const start = issuers.reduce((world, issuer) => put(world, 'issuers', issuer), emptyAccount);

async function after(world: World, ...calls: readonly ApiCall[]): Promise<World> {
  let there = world;
  const moment = testMoment(now);
  for (const call of calls) {
    const answer = await handle(there, { ...call, credentials: root }, moment);
    if (answer.error !== undefined) throw new Error(`${call.operation}: ${answer.error.message ?? ''}`);
    there = answer.world;
  }
  return there;
}

function poolIn({ identityPools }: World): IdentityPool {
  const [pool] = identityPools.values();
  if (pool === undefined) throw new Error('no pool');
  return pool;
}

const form = { name: 'my app', guests: true, classic: false, issuers, registered: [] };

describe('the calls that set a pool up', () => {
  it('make a pool that knows the people of the issuers', async () => {
    const world = await after(start, createPoolCall(form));
    expect(issuersOf(world, poolIn(world))).toEqual(issuers);
    expect(issuersOf(start, poolIn(await after(start, createPoolCall({ ...form, issuers: [] }))))).toEqual(
      [],
    );
  });

  it('make roles for it, each with a folder in a bucket', async () => {
    const made = await after(start, createPoolCall(form));
    const world = await after(made, ...poolRoleCalls(made, poolIn(made)));
    const pool = poolIn(world);
    expect(
      [pool.authenticatedRoleArn, pool.unauthenticatedRoleArn].every((arn) => world.roles.has(arn ?? '')),
    ).toBe(true);
    expect(bucketOf(world, pool)).toBe('my-app-files');
  });

  it('name roles otherwise where the usual names are taken', async () => {
    const made = await after(start, createPoolCall(form));
    const calls = (world: World) => poolRoleCalls(world, poolIn(world));
    const world = await after(made, ...calls(made));
    const again = await after(world, ...calls(world));
    expect([...again.roles.values()].map(({ name }) => name)).toEqual([
      'Cognito_myappAuth_Role',
      'Cognito_myappUnauth_Role',
      `Cognito_myappAuth_Role_${poolIn(made).id.slice(-4)}`,
      `Cognito_myappUnauth_Role_${poolIn(made).id.slice(-4)}`,
    ]);
  });

  it('change one setting and keep the others', async () => {
    const made = await after(start, createPoolCall(form));
    const before = poolIn(made);
    const world = await after(made, updatePoolCall(before, { guests: false }));
    expect(poolIn(world)).toEqual({ ...before, allowsGuests: false });
    const classic = await after(world, updatePoolCall(poolIn(world), { classic: true }));
    expect(poolIn(classic)).toEqual({ ...before, allowsGuests: false, allowsClassicFlow: true });
  });
});
