// @ts-check
/// <reference lib="dom" />
/* global window, document, requestIdleCallback */
// `npm run bench -- --page`: from a keystroke in a policy to the new decision on the page, in the production build.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { largeWorldFile } from '../tests/bench/large-world.mjs';
import { launchOptions } from './chromium.mjs';
import { serve } from './serve.mjs';

const root = resolve(import.meta.dirname, '..');
const keystrokes = 60;

/** @returns {Promise<{ name: string, unit: string, median: number, least: number, most: number }>} */
export async function keystrokeLine() {
  if (!existsSync(resolve(root, 'dist/index.html'))) throw new Error('no dist/: run `npm run build` first');
  const { chromium } = await import('playwright-core');
  const site = await serve({ folders: [resolve(root, 'dist')] });
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await openLargeWorld(page, site.url);
    return await typeAndMeasure(page);
  } finally {
    await browser.close();
    await site.close();
  }
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

/** Types into the action of the statement that grants: every keystroke makes another decision. @param {import('playwright-core').Page} page */
async function typeAndMeasure(page) {
  const policy = page.getByRole('region', { name: /Policy9$/ });
  await policy.locator('.cm-content').waitFor();
  await policy.getByRole('button', { name: /^Edit/ }).click();
  await page.evaluate(measureKeystrokes);
  for (const key of ['ArrowUp', 'End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
  for (let i = 0; i < keystrokes; i++) {
    await page.keyboard.press(i % 2 === 0 ? 'x' : 'Backspace');
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
  }
  const flipped = await page.getByRole('heading', { level: 1, name: /^Allowed/ }).count();
  if (flipped !== 1) throw new Error('the typing did not end where it began');
  const taken = await page.evaluate(() => /** @type {any} */ (window).keystrokes);
  const sorted = taken.slice(8).toSorted((/** @type {number} */ a, /** @type {number} */ b) => a - b);
  return {
    name: 'b-large: keystroke to the new decision on the page',
    unit: 'µs',
    median: sorted[sorted.length >> 1] * 1000,
    least: sorted[0] * 1000,
    most: sorted.at(-1) * 1000,
  };
}

/** In the page: from the event to the end of all that it set off, with the layout that follows. */
function measureKeystrokes() {
  /** @type {number[]} */
  const taken = [];
  Object.assign(window, { keystrokes: taken });
  document.addEventListener(
    'beforeinput',
    () => {
      const started = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        void document.body.offsetHeight;
        taken.push(performance.now() - started);
      };
      port2.postMessage(0);
    },
    { capture: true },
  );
}
