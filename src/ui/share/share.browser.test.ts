import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { Playgrounds } from '#app/playgrounds.svelte.ts';
import { exportFile, previewLink, shareLink } from '#app/sharing.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { browserPlatform } from '#storage/platform.ts';
import LinkPreview from './LinkPreview.svelte';
import Share from './Share.svelte';
// What the page loads lazily is named here, so that Vite has it ready before the tests begin.
import './FilePreview.svelte';
import './ShareDialog.svelte';
import { contentsInWords } from './world-contents.ts';
import '../base.css';
import '../tokens.css';

const own = readyWorlds[1]!.scenario;
const foreign = readyWorlds[0]!.scenario;
const here = location.href.split('#')[0]!;

/** The part of a link after the page's address. */
const hashOf = (address: string): string => address.slice(address.indexOf('#'));
const link = hashOf(shareLink(foreign, here).address);

beforeEach(async () => {
  await page.viewport(1200, 800);
  history.replaceState(null, '', '#/lab');
});

function playgroundOfMine() {
  const playgrounds = new Playgrounds(browserPlatform());
  const playground = playgrounds.create(own);
  return { playgrounds, playground };
}

async function preview(address: string) {
  const mine = playgroundOfMine();
  history.replaceState(null, '', address);
  const screen = await render(LinkPreview, {
    address,
    place: { view: 'scenarios' },
    playgrounds: mine.playgrounds,
  });
  return { ...mine, screen };
}

test('a link is shown before anything is done with it', async () => {
  const { screen, playgrounds, playground } = await preview(link);
  const dialog = screen.getByRole('dialog', { name: 'Open the playground in this link?' });
  await expect.element(dialog.getByRole('heading', { name: 'Payments team' })).toBeVisible();
  await expect.element(dialog.getByText('6 users', { exact: true })).toBeVisible();
  await expect
    .element(dialog.getByText('May alice delete 2026/10/close.parquet from acme-prod-ledger?'))
    .toBeVisible();
  await expect.element(dialog.getByText('Explicitly denied.')).toBeVisible();
  expect(playgrounds.current).toBe(playground);
  expect(playground.world).toBe(own.world);
});

test('accepted, it is a playground of its own, and the address asks no second time', async () => {
  const { screen, playgrounds, playground } = await preview(link);
  const entries = history.length;
  await screen.getByRole('button', { name: 'Open as a new playground' }).click();
  expect(playgrounds.current).not.toBe(playground);
  expect(playgrounds.current?.world).toEqual(foreign.world);
  expect(playground.world).toBe(own.world);
  expect(location.hash).toBe('#/lab');
  expect(history.length).toBe(entries);
});

test('declined, nothing changes and the person is where they were', async () => {
  const { screen, playgrounds, playground } = await preview(link);
  const create = vi.spyOn(playgrounds, 'create');
  await screen.getByRole('button', { name: 'Not now' }).click();
  expect(playgrounds.current).toBe(playground);
  expect(create).not.toHaveBeenCalled();
  expect(location.hash).toBe('#/scenarios');
});

test('Esc declines', async () => {
  const { screen, playgrounds, playground } = await preview(link);
  await expect.element(screen.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(location.hash).toBe('#/scenarios'));
  expect(playgrounds.current).toBe(playground);
});

test('a link that was cut off says so, what to do, and that nothing is lost', async () => {
  const { screen, playgrounds, playground } = await preview(link.slice(0, link.length / 2));
  const dialog = screen.getByRole('dialog', { name: 'This link cannot be opened' });
  await expect.element(dialog.getByText('This link is not complete.')).toBeVisible();
  await expect.element(dialog.getByText(/Ask for the link again/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Back to my playground' }).click();
  expect(playgrounds.current).toBe(playground);
  expect(location.hash).toBe('#/scenarios');
});

test('a link of a newer version offers a reload', async () => {
  const { screen } = await preview(link.replace('d1.', 'd9.'));
  await expect.element(screen.getByRole('button', { name: 'Reload the page' })).toBeVisible();
});

async function shareDialog() {
  const mine = playgroundOfMine();
  const screen = await render(Share, mine);
  await screen.getByRole('button', { name: 'Share' }).click();
  const dialog = screen.getByRole('dialog', { name: /^Share “A bucket is not its objects/ });
  return { ...mine, screen, dialog };
}

test('the link in the dialog is copied whole and opens as what it was made from', async () => {
  const { playground, dialog } = await shareDialog();
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect.element(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const [address = ''] = writeText.mock.lastCall ?? [];
  expect(previewLink(address)).toMatchObject({
    admitted: true,
    value: { scenario: { world: playground.world } },
  });
  await expect
    .element(dialog.getByText(`${new Intl.NumberFormat('en').format(address.length)} characters.`))
    .toBeVisible();
});

test('where the page may not copy, the link is selected to be copied by hand', async () => {
  const { dialog } = await shareDialog();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect.element(dialog.getByText(/The link is selected/)).toBeVisible();
  await expect.element(dialog.getByLabelText('Link')).toHaveFocus();
  const field = dialog.getByLabelText('Link').element() as HTMLInputElement;
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
});

test('what is in it and what is not is said', async () => {
  const { dialog } = await shareDialog();
  await expect.element(dialog.getByText(contentsInWords(own.world))).toBeVisible();
  await expect.element(dialog.getByText(/No secrets are in it/)).toBeVisible();
  await expect.element(dialog.getByText(/Nothing is sent anywhere/)).toBeVisible();
});

test('a file that is dropped on the dialog is shown first, and opened when accepted', async () => {
  const { playgrounds, dialog, screen } = await shareDialog();
  const { name, content } = exportFile(foreign);
  const carried = new DataTransfer();
  carried.items.add(new File([content], name));
  await expect.element(dialog).toBeVisible();
  dialog
    .element()
    .dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
  const asked = screen.getByRole('dialog', { name: 'Open the playground in this file?' });
  await asked.getByRole('button', { name: 'Open as a new playground' }).click();
  expect(playgrounds.current?.world).toEqual(foreign.world);
});

test('a file that is none of ours is refused in words', async () => {
  const { playgrounds, playground, dialog, screen } = await shareDialog();
  const carried = new DataTransfer();
  carried.items.add(new File(['{"Version":"2012-10-17"}'], 'policy.json'));
  await expect.element(dialog).toBeVisible();
  dialog
    .element()
    .dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
  const refused = screen.getByRole('dialog', { name: 'This file cannot be opened' });
  await expect.element(refused.getByText('This is JSON, but not a playground.')).toBeVisible();
  expect(playgrounds.current).toBe(playground);
});
