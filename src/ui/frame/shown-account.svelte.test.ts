import { expect, test } from 'vitest';
import { emptyWorld, put } from '#account/world.ts';
import type { Playground } from '#app/playground.svelte.ts';
import { ShownAccount } from './shown-account.svelte.ts';
import { inBar, viewEntries } from './views.ts';

const dev = '111122223333';
const prod = '444455556666';
const world = [dev, prod].reduce((all, id) => put(all, 'accounts', { id, name: id }), emptyWorld);

test('the account shown is the caller’s, until another one is looked into, until somebody else acts', () => {
  let actingAs = $state(`arn:aws:iam::${dev}:root`);
  const playground = {
    world,
    get actingAs() {
      return actingAs;
    },
  } as Playground;
  const account = new ShownAccount(() => playground);
  expect(account.id).toBe(dev);
  account.choose(prod);
  expect([account.id, account.acting]).toEqual([prod, dev]);
  actingAs = `arn:aws:iam::${prod}:root`;
  expect([account.id, account.acting]).toEqual([prod, prod]);
  actingAs = `arn:aws:iam::${dev}:root`;
  account.choose('999999999999');
  expect(account.id, 'an account that is not there').toBe(dev);
});

test('a phone shows every view, or the main ones and More', () => {
  const some = viewEntries.slice(0, 2);
  expect(inBar(some)).toEqual(some);
  const many = Array.from({ length: 9 }, (_, index) => ({
    ...viewEntries[0]!,
    inBar: undefined,
    name: `${index}`,
  }));
  expect(inBar([...some, ...(many as never[])])).toEqual(some);
});
