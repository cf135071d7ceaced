/** Each worker serves the production build itself, from a sub-path and a port of its own. */
import { test as base } from '@playwright/test';
import { serve, type Site } from '../../scripts/serve.mjs';
import { PlaygroundPage } from './playground-page.ts';

interface ForTest {
  readonly playground: PlaygroundPage;
}

interface ForWorker {
  readonly site: Site;
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
  playground: async ({ page }, use) => use(new PlaygroundPage(page)),
});

export { expect } from '@playwright/test';
