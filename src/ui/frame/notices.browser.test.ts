import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { put, type World } from '#account/world.ts';
import { Playgrounds } from '#app/playgrounds.svelte.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { browserPlatform } from '#storage/platform.ts';
import Notices from './Notices.svelte';
import Toasts from './Toasts.svelte';
import { toasts } from './toasts.svelte.ts';
import '../base.css';
import '../tokens.css';

const { scenario } = readyWorlds[1]!;

beforeEach(() => page.viewport(1200, 800));
afterEach(() => {
  vi.useRealTimers();
  for (const toast of toasts.list) toasts.dismiss(toast);
});

/** The notices of a playground in a browser whose storage fails like this. */
async function noticesWithout(errorName: string) {
  const connection = {
    database: () => Promise.reject(new DOMException('refused', errorName)),
    close: () => Promise.resolve(),
  };
  const playground = new Playgrounds({ ...browserPlatform(), connection }).create(scenario);
  const screen = await render(Notices, { playground });
  return { screen, playground };
}

test.each([
  ['SecurityError', 'This browser keeps nothing for this page', ['Save as a file']],
  ['QuotaExceededError', 'The browser has no room left', ['Save as a file']],
  ['VersionError', 'written by a newer version', ['Save as a file', 'Reload']],
])('storage that fails with %s: %s, and a way out', async (errorName, words, acts) => {
  const { screen } = await noticesWithout(errorName);
  await expect.element(screen.getByRole('status')).toHaveTextContent(words);
  for (const name of acts) await expect.element(screen.getByRole('button', { name })).toBeVisible();
  expect(screen.getByRole('button').elements()).toHaveLength(acts.length);
});

test('what undo left alone is told, and can be put away', async () => {
  const playground = new Playgrounds(browserPlatform()).create(scenario);
  const screen = await render(Notices, { playground });
  const ask = (action: string) => (world: World) =>
    put(world, 'requests', { ...world.requests.get('lab')!, action });
  playground.change('Ask to list', ask('s3:ListBucket'));
  await playground.settled();
  const otherTab = new Playgrounds(browserPlatform());
  await otherTab.open(playground.id);
  otherTab.current?.change('Ask to write', ask('s3:PutObject'));
  await vi.waitFor(() => expect(playground.request.action).toBe('s3:PutObject'));
  await expect.element(screen.getByRole('status')).toHaveTextContent('');
  playground.undo();
  const words = 'The undo of “Ask to list” left one thing alone, because of changes made since.';
  await expect.element(screen.getByRole('status')).toHaveTextContent(words);
  await screen.getByRole('button', { name: 'Dismiss' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('');
});

test('something in passing goes by itself, something failed stays until it is dismissed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const screen = await render(Toasts);
  toasts.show({ about: 'done', text: 'Done.' });
  toasts.show({ about: 'failed', text: 'Failed.', failed: true });
  flushSync();
  vi.runAllTimers();
  vi.useRealTimers();
  await expect.element(screen.getByText('Done.')).not.toBeInTheDocument();
  await expect.element(screen.getByText('Failed.')).toBeVisible();
  await screen.getByRole('button', { name: 'Dismiss' }).click();
  await expect.element(screen.getByText('Failed.')).not.toBeInTheDocument();
});

test('a toast that offers a way back goes when it is taken', async () => {
  const run = vi.fn();
  const screen = await render(Toasts);
  toasts.show({ about: 'removal', text: 'Deleted.', act: { label: 'Undo', run } });
  await screen.getByRole('button', { name: 'Undo' }).click();
  expect(run).toHaveBeenCalledOnce();
  await expect.element(screen.getByText('Deleted.')).not.toBeInTheDocument();
});
