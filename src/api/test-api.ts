/**
 * For tests of this room: an account, a fixed moment, and calls in one line.
 *
 * Chance and hashes are replaced by counting and by plain texts; nothing here leaves the tests.
 */
import { findByName } from '#account/find-by-name.ts';
import { emptyWorld, put, type World } from '#account/world.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { Answer, Call, Credentials, Parameters } from './call.ts';
import { handle } from './handle.ts';
import type { Moment } from './moment.ts';

export const accountId = '111122223333';
export const root: Credentials = { kind: 'console', principal: `arn:aws:iam::${accountId}:root` };

/** One account with nothing in it. */
export const emptyAccount: World = put(emptyWorld, 'accounts', { id: accountId, name: 'Test' });

export const readOnlyAccess: ManagedPolicy = {
  arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  id: 'ANPAILL3HVNFSB6DCOWYQ',
  accountId: 'aws',
  name: 'ReadOnlyAccess',
  path: '/',
  versions: [
    {
      versionId: 'v1',
      document: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}',
    },
  ],
  defaultVersionId: 'v1',
};

/** A moment whose chance counts up: every id differs, every run is the same. */
export function testMoment(now = '2026-03-01T12:00:00Z'): Moment {
  let count = 0;
  return {
    now,
    random: (length) => {
      count += 1;
      return Uint8Array.from({ length }, (_, index) => (count * 7 + index * (count + 3)) % 256);
    },
    passwords: {
      hash: (password) => Promise.resolve({ salt: 'c2FsdA==', hash: password, iterations: 1 }),
      matches: (password, { hash }) => Promise.resolve(hash === password),
    },
    awsManagedPolicies: {
      list: () => Promise.resolve([readOnlyAccess]),
      read: (arn) => Promise.resolve(arn === readOnlyAccess.arn ? readOnlyAccess : undefined),
    },
  };
}

/** An account under test: calls change it, and answer the response or the error. */
export class TestAccount {
  world: World;
  readonly moment: Moment;
  /** The last answer as a whole. */
  last: Answer | undefined;

  constructor(world = emptyAccount, moment = testMoment()) {
    this.world = world;
    this.moment = moment;
  }

  /** Calls an operation, `iam` unless it says `sts:…`; as root unless told. */
  async call(
    operation: string,
    parameters: Parameters = {},
    credentials: Credentials = root,
  ): Promise<unknown> {
    const service = operation.startsWith('sts:') ? 'sts' : 'iam';
    const call: Call = { service, operation: operation.replace(/^sts:/, ''), parameters, credentials };
    this.last = await handle(this.world, call, this.moment);
    this.world = this.last.world;
    const { error, response } = this.last;
    return error === undefined ? response : `${error.code} ${error.httpStatus}: ${error.message ?? ''}`;
  }

  /** Several calls that must succeed, e.g. to set the scene. */
  async calls(...each: readonly (readonly [string, Parameters?])[]): Promise<void> {
    for (const [operation, parameters] of each) {
      const answer = await this.call(operation, parameters);
      if (typeof answer === 'string') throw new Error(`${operation}: ${answer}`);
    }
  }
}

/** Signed in to the console as this user. */
export function as(userName: string, path = '/'): Credentials {
  return { kind: 'console', principal: `arn:aws:iam::${accountId}:user${path}${userName}` };
}

/** The world in which this user has one inline policy of these statements, whatever AWS would say of them. */
export function withUserPolicy(world: World, userName: string, ...statements: readonly object[]): World {
  const user = findByName(world.users, accountId, userName);
  if (user === undefined) throw new Error(`no user ${userName}`);
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return put(world, 'users', { ...user, inlinePolicies: [{ name: 'inline', document }] });
}
