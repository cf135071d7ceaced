// @ts-check
/// <reference lib="dom" />
/* global window, document, MutationObserver, requestAnimationFrame, requestIdleCallback */
// `npm run bench -- --page`: from a keystroke in a policy to the new decision on the page, in the production build.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { largeWorldFile } from '../tests/bench/large-world.mjs';
import { launchOptions } from './chromium.mjs';
import { serve } from './serve.mjs';

const root = resolve(import.meta.dirname, '..');
const keystrokes = 60;

/** @returns {Promise<{ name: string, unit: string, median: number, least: number, most: number }[]>} */
export async function keystrokeLines() {
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

/** @param {string} name @param {readonly number[]} milliseconds */
function line(name, milliseconds) {
  const sorted = milliseconds.slice(5).toSorted((a, b) => a - b);
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
