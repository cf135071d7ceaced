// @ts-check
/// <reference lib="dom" />
/* global window, document, MutationObserver, requestAnimationFrame, requestIdleCallback, indexedDB, HTMLElement */
// `npm run bench -- --page`, in the production build: from a keystroke in a policy to the new decision on the page, and an
// account of 5,000 users that is imported, opened again, scrolled through and acted on.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { largeAccountFile } from '../tests/bench/large-account.mjs';
import { largeWorldFile } from '../tests/bench/large-world.mjs';
import { launchOptions } from './chromium.mjs';
import { serve } from './serve.mjs';

const root = resolve(import.meta.dirname, '..');
const keystrokes = 60;

/** @typedef {{ name: string, unit: string, median: number, least: number, most: number }} Measurement */

/** @returns {Promise<Measurement[]>} */
export async function pageLines() {
  if (!existsSync(resolve(root, 'dist/index.html'))) throw new Error('no dist/: run `npm run build` first');
  const { chromium } = await import('playwright-core');
  const site = await serve({ folders: [resolve(root, 'dist')] });
  const browser = await chromium.launch(launchOptions());
  const open = () => browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const lab = await open();
    await openLargeWorld(lab, site.url);
    const keystrokes = await typeAndMeasure(lab);
    await lab.close();
    return [...keystrokes, ...(await accountLines(await open(), site.url))];
  } finally {
    await browser.close();
    await site.close();
  }
}

/** @param {import('playwright-core').Page} page @param {string} address @returns {Promise<Measurement[]>} */
async function accountLines(page, address) {
  await page.goto(address);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Playground: / })
    .click();
  await page.getByRole('menuitem', { name: 'Import an AWS account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import an AWS account' });
  const chosen = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose files…' }).click();
  const buffer = Buffer.from(largeAccountFile());
  const chooser = await chosen;
  await page.evaluate(() => {
    const start = () => Object.assign(window, { chosenAt: performance.now() });
    document.addEventListener('change', start, { capture: true });
  });
  await chooser.setFiles({ name: 'account.json', mimeType: 'application/json', buffer });
  await dialog.getByRole('button', { name: 'Open as a new playground' }).click();
  await page.getByRole('link', { name: 'data.person4', exact: true }).waitFor();
  const imported = await page.evaluate(() => performance.now() - /** @type {any} */ (window).chosenAt);
  await page.waitForFunction(isWritten, undefined, { polling: 100 });
  const opened = [];
  for (let round = 0; round < 5; round++) {
    opened.push(
      await timed(async () => {
        await page.reload({ waitUntil: 'commit' });
        await page.getByRole('link', { name: 'data.person4', exact: true }).waitFor();
      }),
    );
  }
  const frames = await page.evaluate(scrollThrough);
  return [
    line('account of 5,000 users: from file to list', [imported], 0),
    line('account of 5,000 users: opened again', opened, 0),
    line('account of 5,000 users: a frame while its list scrolls', frames),
  ];
}

/** In the page: whether the imported playground stands in the database beside the first one. */
async function isWritten() {
  const open = indexedDB.open('iam-playground');
  await new Promise((done) => (open.onsuccess = done));
  const count = open.result.transaction('playgrounds').objectStore('playgrounds').count();
  await new Promise((done) => (count.onsuccess = done));
  open.result.close();
  return count.result > 1;
}

/** @param {() => Promise<void>} work @returns {Promise<number>} milliseconds */
async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** In the page: scrolls the list as a wheel does, some rows a frame; the time from frame to frame. @returns {Promise<number[]>} */
async function scrollThrough() {
  const rows = document.querySelector('[role=table] [role=presentation] > *');
  if (!(rows instanceof HTMLElement)) throw new Error('there is no list');
  const frame = () =>
    new Promise((/** @type {(time: number) => void} */ done) => requestAnimationFrame(done));
  const times = [];
  let last = await frame();
  for (let step = 1; step <= 120; step++) {
    rows.scrollTop += 120;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** @param {import('playwright-core').Page} page @param {string} address */
async function openLargeWorld(page, address) {
  await page.goto(address);
  await page.getByRole('button', { name: 'Share' }).click();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Open a file/ }).click();
  const buffer = Buffer.from(largeWorldFile());
  await (await chosen).setFiles({ name: 'bench.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Open as a new playground' }).click();
  await page.getByRole('heading', { level: 1, name: /^Allowed/ }).waitFor();
}

/**
 * Types into the name of the statement that grants, which the answer names: each keystroke makes another decision and
 * another answer.
 * @param {import('playwright-core').Page} page
 */
async function typeAndMeasure(page) {
  const policy = page.getByRole('region', { name: /Policy9$/ });
  await policy.locator('.cm-content').waitFor();
  await policy.getByRole('button', { name: /^Edit/ }).click();
  for (const key of ['ArrowUp', 'End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
  await page.evaluate(measureKeystrokes);
  for (let i = 0; i < keystrokes; i++) {
    await page.keyboard.press('x');
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
  }
  const { answered, painted } = await page.evaluate(() => /** @type {any} */ (window).keystrokes);
  if (answered.length !== keystrokes)
    throw new Error(`${answered.length} answers to ${keystrokes} keystrokes`);
  return [
    line('b-large: from a keystroke to the new decision, laid out', answered),
    line('b-large: … and painted', painted),
  ];
}

/** The first ones warm up. @param {string} name @param {readonly number[]} milliseconds @returns {Measurement} */
function line(name, milliseconds, warmUp = 5) {
  const sorted = milliseconds.slice(warmUp).toSorted((a, b) => a - b);
  const [median = 0, least = 0, most = 0] = [sorted[sorted.length >> 1], sorted[0], sorted.at(-1)];
  return { name, unit: 'µs', median: median * 1000, least: least * 1000, most: most * 1000 };
}

/** In the page: the clock starts with the key; the answer is the sentence on top; a frame follows it. */
function measureKeystrokes() {
  /** @type {{ answered: number[], painted: number[] }} */
  const taken = { answered: [], painted: [] };
  Object.assign(window, { keystrokes: taken });
  let pressed = 0;
  document.addEventListener('keydown', () => (pressed = performance.now()), { capture: true });
  const header = document.querySelector('h1')?.parentElement ?? document.body;
  new MutationObserver(() => {
    void document.body.offsetHeight;
    taken.answered.push(performance.now() - pressed);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => taken.painted.push(performance.now() - pressed);
    requestAnimationFrame(() => port2.postMessage(0));
  }).observe(header, { subtree: true, characterData: true, childList: true });
}
