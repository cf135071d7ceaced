import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import CrashScreen from './CrashScreen.svelte';

const world = readyWorlds[0]!.scenario.world;

test('the last change can be taken back, and the page be tried again', async () => {
  const onretry = vi.fn();
  const undo = { says: 'Edit LedgerWork', run: vi.fn() };
  const screen = await render(CrashScreen, { error: new Error('boom'), world, onretry, undo });
  await expect.element(screen.getByText('boom')).toBeVisible();
  await screen.getByRole('button', { name: 'Undo: Edit LedgerWork' }).click();
  await screen.getByRole('button', { name: 'Try again' }).click();
  expect(undo.run).toHaveBeenCalledOnce();
  expect(onretry).toHaveBeenCalledOnce();
});

test('the account is saved as a file that holds all of it', async () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  const screen = await render(CrashScreen, { error: 'boom', world, onretry: vi.fn() });
  await screen.getByRole('button', { name: 'Save it as a file' }).click();
  expect(saved).toHaveBeenCalledOnce();
  const file = made.mock.calls[0]?.[0] as Blob;
  const rescued = JSON.parse(await file.text()) as { users: { name: string }[] };
  expect(rescued.users.map(({ name }) => name)).toContain('alice');
});

test('without a world or a change, only what can be done is offered', async () => {
  const screen = await render(CrashScreen, { error: 'boom', world: undefined, onretry: vi.fn() });
  await expect.element(screen.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  expect(screen.getByRole('button').elements()).toHaveLength(2);
});
