import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { exportAccount } from '#app/export-account.ts';
import { Playgrounds } from '#app/playgrounds.svelte.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { browserPlatform } from '#storage/platform.ts';
import ImportAccount from './ImportAccount.svelte';
import '../base.css';
import '../tokens.css';

const foreign = readyWorlds[0]!.scenario.world;
const accountId = [...foreign.users.values()][0]!.accountId;
const users = [...foreign.users.values()].filter((user) => user.accountId === accountId).length;
const own = readyWorlds[1]!.scenario;

beforeEach(async () => {
  await page.viewport(1200, 800);
  history.replaceState(null, '', '#/lab');
});

async function opened(text: string) {
  const playgrounds = new Playgrounds(browserPlatform());
  const playground = playgrounds.create(own);
  const onclose = vi.fn<() => void>();
  const screen = await render(ImportAccount, { playgrounds, playground, onclose });
  const dialog = screen.getByRole('dialog', { name: 'Import an AWS account' });
  await dialog.getByRole('textbox', { name: 'or paste what it printed' }).fill(text);
  await userEvent.click(dialog.getByRole('button', { name: 'Read it' }));
  return { playgrounds, playground, dialog, onclose };
}

const printed = () => exportAccount(foreign, accountId, '2026-01-01T00:00:00Z').content.text();

test('an account is shown before it comes in, and then is a playground of its own', async () => {
  const { playgrounds, playground, dialog, onclose } = await opened(await printed());
  await expect.element(dialog.getByRole('table')).toHaveTextContent(`${users}`);
  expect(playgrounds.list).toHaveLength(1);
  await userEvent.click(dialog.getByRole('button', { name: 'Open as a new playground' }));
  expect(playgrounds.current?.title).toBe(`Account ${accountId}`);
  expect(playgrounds.current?.world.users.size).toBe(users);
  expect(playground.world).toBe(own.world);
  expect(onclose).toHaveBeenCalledOnce();
});

test('it can come into the playground that is open, and undo takes it back', async () => {
  const { playground, dialog } = await opened(await printed());
  await userEvent.click(dialog.getByRole('radio', { name: /^Into/ }));
  await userEvent.click(dialog.getByRole('button', { name: 'Import into this playground' }));
  expect(playground.world.users.size).toBe(own.world.users.size + users);
  playground.undo();
  expect([...playground.world.users.keys()]).toEqual([...own.world.users.keys()]);
});

test('names are replaced when the person asks for it, and what became of them is shown', async () => {
  const { playgrounds, dialog } = await opened(await printed());
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Account ids' }));
  await expect.element(dialog.getByRole('list', { name: 'Examples' })).toHaveTextContent(accountId);
  await userEvent.click(dialog.getByRole('button', { name: 'Open as a new playground' }));
  expect(playgrounds.current?.world.accounts.has(accountId)).toBe(false);
});

test('what is no account is refused in words, and another try is at hand', async () => {
  const { dialog } = await opened('{"Users": []}');
  await expect.element(dialog.getByText(/This is JSON, but not what/)).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Choose files…' })).toBeVisible();
});
