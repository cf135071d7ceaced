import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { Playgrounds } from '#app/playgrounds.svelte.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { browserPlatform } from '#storage/platform.ts';
import Toasts from '#ui/frame/Toasts.svelte';
import { toasts } from '#ui/frame/toasts.svelte.ts';
import Gallery from './Gallery.svelte';
import Intro from './Intro.svelte';
// What the page loads lazily is named here, so that Vite has it ready before the tests begin.
import './Menu.svelte';
import PlaygroundMenu from './PlaygroundMenu.svelte';
import '../base.css';
import '../tokens.css';

const { scenario } = readyWorlds[1]!;

/** Another browser for each test: what one keeps, the next must not find. */
beforeEach(async () => {
  await page.viewport(1200, 800);
  for (const toast of toasts.list) toasts.dismiss(toast);
});

async function menu(title: string) {
  const playgrounds = new Playgrounds(browserPlatform());
  const playground = playgrounds.create({ ...scenario, title });
  await playground.settled();
  const screen = await render(PlaygroundMenu, { playgrounds, playground });
  await render(Toasts);
  const button = screen.getByRole('button', { name: title });
  await expect.element(button).toBeVisible();
  const choose = async (name: string) => {
    await button.click();
    await screen.getByRole('menuitem', { name }).click();
  };
  return { playgrounds, playground, screen, button, choose };
}

test('the list is opened, walked and left by keyboard alone', async () => {
  const { screen, button } = await menu('By keyboard');
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('menu')).toBeVisible();
  await userEvent.keyboard('{Home}');
  await expect.element(screen.getByRole('menuitemradio', { name: 'By keyboard' })).toHaveFocus();
  await expect
    .element(screen.getByRole('menuitemradio', { name: 'By keyboard' }))
    .toHaveAttribute('aria-checked', 'true');
  await userEvent.keyboard('{End}');
  await expect.element(screen.getByRole('menuitem').last()).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(button).toHaveFocus();
});

test('renamed in its place, by Enter; Esc leaves the name', async () => {
  const { playground, screen, choose } = await menu('Old name');
  await choose('Rename');
  const field = screen.getByRole('textbox', { name: 'Name of this playground' });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('Thrown away{Escape}');
  await expect.element(field).not.toBeInTheDocument();
  expect(playground.title).toBe('Old name');
  await choose('Rename');
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('New name{Enter}');
  await expect.element(screen.getByRole('button', { name: 'New name' })).toHaveFocus();
  expect(playground.title).toBe('New name');
});

test('a name of nothing is no name', async () => {
  const { playground, screen, choose } = await menu('Kept name');
  await choose('Rename');
  await expect.element(screen.getByRole('textbox')).toHaveFocus();
  await userEvent.keyboard('   {Enter}');
  await expect.element(screen.getByRole('button', { name: 'Kept name' })).toBeVisible();
  expect(playground.title).toBe('Kept name');
});

test('a duplicate stands beside and is shown', async () => {
  const { playgrounds, playground, choose } = await menu('Twice');
  await choose('Duplicate');
  await vi.waitFor(() => expect(playgrounds.current?.title).toBe('Twice (copy)'));
  expect(playgrounds.current?.world).toEqual(playground.world);
});

test('deleted without asking, with a way back', async () => {
  const { playgrounds, playground, choose } = await menu('Gone and back');
  const titles = () => playgrounds.list.map(({ title }) => title);
  await choose('Delete');
  await expect.element(page.getByText('Deleted “Gone and back”.')).toBeVisible();
  expect(titles()).not.toContain('Gone and back');
  expect(playgrounds.current).not.toBe(playground);
  await page.getByRole('button', { name: 'Undo' }).click();
  await vi.waitFor(() => expect(playgrounds.current).toBe(playground));
  expect(titles()).toContain('Gone and back');
  await expect.element(page.getByText('Deleted “Gone and back”.')).not.toBeInTheDocument();
});

test('the gallery makes a playground of a world and goes to the Lab', async () => {
  const playgrounds = new Playgrounds(browserPlatform());
  history.replaceState(null, '', '#/scenarios');
  const screen = await render(Gallery, { playgrounds });
  await screen.getByRole('button', { name: 'Open Payments team' }).click();
  expect(playgrounds.current?.title).toMatch(/^Payments team/);
  expect(playgrounds.current?.world).toBe(readyWorlds[0]!.scenario.world);
  expect(location.hash).toBe('#/lab');
});

test('every ready world says what its request comes to', async () => {
  const playgrounds = new Playgrounds(browserPlatform());
  const screen = await render(Gallery, { playgrounds });
  expect(screen.getByRole('article').elements()).toHaveLength(readyWorlds.length);
  await expect
    .element(screen.getByText('alice may not delete 2026/10/close.parquet from acme-prod-ledger.'))
    .toBeVisible();
});

test('the gallery fits a phone', async () => {
  await page.viewport(390, 800);
  await render(Gallery, { playgrounds: new Playgrounds(browserPlatform()) });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

test('the story above the Lab leads on, and once put away stays away', async () => {
  const playground = new Playgrounds(browserPlatform()).create(scenario);
  const screen = await render(Intro, { playground });
  const story = screen.getByRole('complementary', { name: 'What you are looking at' });
  await expect.element(story.getByText(scenario.title)).toBeVisible();
  await expect
    .element(story.getByRole('link', { name: 'open another world' }))
    .toHaveAttribute('href', '#/scenarios');
  await story.getByRole('button', { name: 'Put this away' }).click();
  await expect.element(story).not.toBeInTheDocument();
  const again = await render(Intro, { playground });
  await expect.element(again.getByText('You are looking at')).not.toBeInTheDocument();
});
