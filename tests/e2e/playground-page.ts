/**
 * The page as a person uses it. Journeys speak in these words, so that a changed label is changed here only.
 */
import type { Locator, Page } from '@playwright/test';

export class PlaygroundPage {
  readonly page: Page;
  readonly main: Locator;
  /** Shown when a newer build waits. */
  readonly loadUpdate: Locator;
  /** There once every file is kept, see `noticeWhenKept`. */
  readonly kept: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.kept = page.locator('html[data-kept=all]');
    this.loadUpdate = page.getByRole('button', { name: 'Reload', exact: true });
  }

  /** Opens the page; `address` is a place in it such as `#/lab`, or a whole URL. */
  async open(address = ''): Promise<void> {
    await this.page.goto(address.startsWith('http') ? address : `./${address}`);
    await this.main.waitFor();
  }

  /** From the next opening on, `kept` appears when the page has been told that every file is kept. */
  async noticeWhenKept(): Promise<void> {
    await this.page.addInitScript(() => {
      navigator.serviceWorker.addEventListener('message', ({ data }) => {
        if (data === 'offlineReady') document.documentElement.dataset.kept = 'all';
      });
    });
  }

  /** Opens the page and waits until every file is kept. */
  async openAndKeep(address = ''): Promise<void> {
    await this.noticeWhenKept();
    await this.open(address);
    await this.kept.waitFor({ state: 'attached' });
  }

  /** The builds whose files this browser keeps. */
  async keptBuilds(): Promise<readonly string[]> {
    const names = await this.page.evaluate(() => caches.keys());
    return names.map((name) => name.split(' ').at(-1) ?? '');
  }
}
