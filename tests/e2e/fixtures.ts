/**
 * Each worker serves the production build itself, from a sub-path and a port of its own; each test has a profile of
 * its own.
 */
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { serve, type Site } from '../../scripts/serve.mjs';
import { PlaygroundPage } from './playground-page.ts';

interface ForTest {
  readonly playground: PlaygroundPage;
  /** Somebody else's browser, not opened yet. */
  readonly elsewhere: PlaygroundPage;
  /** A second tab beside `playground`, not opened yet. */
  readonly secondTab: PlaygroundPage;
  /** Fails the test when something failed in the page unseen. */
  readonly noFault: undefined;
}

interface ForWorker {
  readonly site: Site;
}

/**
 * A service worker keeps six megabytes in each new profile: only journeys that are about it have one. To the others
 * the browser is one without.
 */
async function withoutServiceWorker(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
}

/** Errors that nobody caught, and what the browser complains about: a violated policy, a broken rule of HTML. */
function faultsIn(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    const isOurs = !message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && isOurs) faults.push(message.text());
  });
  return faults;
}

export const test = base.extend<ForTest, ForWorker>({
  site: [
    async ({}, use) => {
      const site = await serve({ folders: ['dist'] });
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  serviceWorkers: 'block',
  context: async ({ context, serviceWorkers }, use) => {
    if (serviceWorkers === 'block') await withoutServiceWorker(context);
    await use(context);
  },
  noFault: [
    async ({ page, serviceWorkers }, use) => {
      const faults = faultsIn(page);
      await use(undefined);
      if (serviceWorkers === 'block') expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  playground: async ({ page }, use) => use(new PlaygroundPage(page)),
  secondTab: async ({ context }, use) => use(new PlaygroundPage(await context.newPage())),
  elsewhere: async ({ browser }, use) => {
    const context = await browser.newContext();
    await withoutServiceWorker(context);
    await use(new PlaygroundPage(await context.newPage()));
    await context.close();
  },
});

export { expect };
