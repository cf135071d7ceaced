import { afterEach, expect, test } from 'vitest';
import type { Answer } from '#api/call.ts';
import { TestAccount, as, root } from '#api/test-api.ts';
import type { Together } from '#app/gate.ts';
import { toasts } from '#ui/frame/toasts.svelte.ts';
import { iam, type ApiCall } from './api-call.ts';
import type { AccountPage } from './page.svelte.ts';
import { Sending } from './sending.svelte.ts';

afterEach(() => toasts.list.forEach((toast) => toasts.dismiss(toast)));

/** A page over a real account, whose undo is a list of what was done. */
function pageOver(account: TestAccount, credentials = root) {
  const undoable: string[] = [];
  let last: string | undefined;
  const playground = {
    get undoable() {
      return undoable.at(-1);
    },
    undo: () => void undoable.pop(),
    canUndo: () => undoable.length > 0,
    async send({ operation, parameters }: ApiCall, { group, says }: Together): Promise<Answer> {
      await account.call(operation, parameters, credentials);
      if (account.last!.changed) undoable.splice(group === last ? -1 : undoable.length, 1, says);
      last = group;
      return account.last!;
    },
  };
  return { undoable, page: { playground, elsewhere: false } as unknown as AccountPage };
}

const alice = iam('CreateUser', { UserName: 'alice', Path: undefined });
const intoGroup = iam('AddUserToGroup', { GroupName: 'readers', UserName: 'alice' });

test('a call leaves out what is not given', () => {
  expect(alice.parameters).toEqual({ UserName: 'alice' });
});

test('what is done is told, and can be taken back as a whole', async () => {
  const account = new TestAccount();
  await account.calls(['CreateGroup', { GroupName: 'readers' }]);
  const { page, undoable } = pageOver(account);
  const answers = await new Sending(page).send([alice, intoGroup], 'Created user alice');
  expect(answers).toHaveLength(2);
  expect(undoable).toEqual(['Created user alice']);
  const toast = toasts.list.find(({ text }) => text === 'Created user alice');
  toast?.act?.run();
  expect(undoable).toEqual([]);
});

test('undo leaves alone what was done since', async () => {
  const { page, undoable } = pageOver(new TestAccount());
  await new Sending(page).send([alice], 'Created user alice');
  undoable.push('something else');
  toasts.list.find(({ text }) => text === 'Created user alice')?.act?.run();
  expect(undoable).toEqual(['Created user alice', 'something else']);
});

test('a refusal stops the act; the next attempt goes on from there', async () => {
  const account = new TestAccount();
  const { page, undoable } = pageOver(account);
  const sending = new Sending(page);
  expect(await sending.send([alice, intoGroup], 'Created')).toBeUndefined();
  expect(sending.failure).toMatchObject({ call: intoGroup, code: 'NoSuchEntity' });
  expect(sending.failure).not.toHaveProperty('asked');
  expect([sending.isDone(alice), sending.isDone(intoGroup)]).toEqual([true, false]);
  await account.calls(['CreateGroup', { GroupName: 'readers' }]);
  expect(await sending.send([alice, intoGroup], 'Created')).toHaveLength(1);
  expect(undoable, 'one step of undo').toEqual(['Created']);
  expect([sending.failure, sending.isDone(alice)]).toEqual([undefined, false]);
});

test('what was taken back meanwhile is done again', async () => {
  const account = new TestAccount();
  const { page, undoable } = pageOver(account);
  const sending = new Sending(page);
  const before = account.world;
  await sending.send([alice, intoGroup], 'Created');
  account.world = before;
  undoable.pop();
  expect([sending.isDone(alice), sending.doneCount]).toEqual([false, 0]);
  await account.calls(['CreateGroup', { GroupName: 'readers' }]);
  expect(await sending.send([alice, intoGroup], 'Created')).toHaveLength(2);
});

test('an act that is stopped keeps what is done', async () => {
  const { page, undoable } = pageOver(new TestAccount());
  const sending = new Sending(page);
  const answers = sending.send([alice, iam('CreateUser', { UserName: 'bob' })], 'Created');
  sending.stop();
  expect(await answers).toBeUndefined();
  expect(undoable).toEqual(['Created']);
  expect([sending.doneCount, sending.busy, sending.failure]).toEqual([1, false, undefined]);
});

test('a denied call keeps the request, to be asked again in the Lab', async () => {
  const account = new TestAccount();
  await account.calls(['CreateUser', { UserName: 'bob' }]);
  const sending = new Sending(pageOver(account, as('bob')).page);
  await sending.send([alice], 'Created');
  expect(sending.failure).toMatchObject({
    code: 'AccessDenied',
    asked: { action: 'iam:CreateUser', resource: 'arn:aws:iam::111122223333:user/alice' },
  });
});

test('a program that cannot be fetched is told too', async () => {
  const { page } = pageOver(new TestAccount());
  page.playground.send = () => Promise.reject(new Error('offline'));
  const sending = new Sending(page);
  await sending.send([alice], 'Created');
  expect(sending.failure).toMatchObject({ code: 'Not sent' });
  expect(sending.busy).toBe(false);
});
