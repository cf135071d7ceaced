import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { World } from '#account/world.ts';
import { Playgrounds } from '#app/playgrounds.svelte.ts';
import { readAuthorizationDetails } from '#storage/authorization-details.ts';
import { planImport } from '#storage/merge-details.ts';
import { testBrowser } from '#storage/test-browser.ts';
import { largeAccountFile } from './large-account.mjs';

const size = { users: 4_000, groups: 300, roles: 1_000, policies: 1_500 };
let world: World;

beforeAll(async () => {
  const files = [{ name: 'account.json', bytes: new TextEncoder().encode(largeAccountFile(size)) }];
  const read = await readAuthorizationDetails(files, {
    signal: { aborted: false },
    pause: () => Promise.resolve(),
    progress: () => undefined,
  });
  if (read === 'stopped' || !read.admitted) throw new Error('the large account was not let in');
  ({ world } = planImport(read.value));
});

/** A browser that remembers nothing. */
const forgetful = { getItem: () => null, setItem: () => undefined };

beforeEach(() => {
  vi.stubGlobal('localStorage', forgetful);
  vi.stubGlobal('sessionStorage', forgetful);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The kinds and keys of the records that were written. */
function watchWrites() {
  const written: string[] = [];
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.name === 'records') written.push((key as string[]).slice(1).join(' '));
    return put.call(this, value, key);
  });
  return written;
}

describe('a call in an account of thousands', () => {
  it('writes the records that it changed, and its event, to the database', async () => {
    const playgrounds = new Playgrounds(testBrowser(new IDBFactory()).tab());
    await playgrounds.start({ title: 'Large', about: '', world }, new Promise(() => undefined));
    const playground = playgrounds.current;
    await playground?.settled();
    const written = watchWrites();
    const { error } =
      (await playground?.send({
        service: 'iam',
        operation: 'CreateUser',
        parameters: { UserName: 'newcomer' },
      })) ?? {};
    await playground?.settled();
    expect(error).toBeUndefined();
    expect(written).toEqual(['users arn:aws:iam::123456789012:user/newcomer', 'events e000000001']);
  });
});
