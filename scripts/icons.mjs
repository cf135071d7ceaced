// Draws the PNG icons from public/icons/icon.svg. Run it when the SVG changes; the PNGs are checked in.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureChromium, launchOptions } from './chromium.mjs';

const folder = resolve(import.meta.dirname, '../public/icons');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');

// A maskable icon is cut to any shape: full-bleed ground, the drawing within the inner 80 %.
const maskable = svg
  .replace('viewBox="0 0 32 32"', 'viewBox="-5 -5 42 42"')
  .replace(/<rect[^>]*>/, '<rect x="-5" y="-5" width="42" height="42" fill="#13201b" />');

ensureChromium();
const browser = await chromium.launch(launchOptions());
const draw = async (
  /** @type {string} */ name,
  /** @type {string} */ drawing,
  /** @type {number} */ size,
) => {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
  );
  await page.screenshot({ path: join(folder, name), omitBackground: true });
};
await draw('icon-192.png', svg, 192);
await draw('icon-512.png', svg, 512);
await draw('icon-maskable-512.png', maskable, 512);
await browser.close();
