/**
 * The page as a person uses it. Journeys speak in these words, so that a changed label is changed here only.
 *
 * Its parts: lab-page.ts, evidence-page.ts, account-page.ts, import-page.ts, share-page.ts, worlds-page.ts.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { AccountPage, type Noun } from './account-page.ts';
import { EvidencePage } from './evidence-page.ts';
import { ImportPage } from './import-page.ts';
import { LabPage } from './lab-page.ts';
import { IncomingPage, SharePage } from './share-page.ts';
import { GalleryPage, PlaygroundMenu } from './worlds-page.ts';

export class PlaygroundPage {
  readonly page: Page;
  readonly main: Locator;
  readonly lab: LabPage;
  readonly evidence: EvidencePage;
  readonly account: AccountPage;
  readonly importing: ImportPage;
  readonly share: SharePage;
  /** What a link or a file brings. */
  readonly incoming: IncomingPage;
  readonly menu: PlaygroundMenu;
  readonly gallery: GalleryPage;
  /** Strips that say what is not kept. */
  readonly notices: Locator;
  /** What is said in passing. */
  readonly toasts: Locator;
  readonly themeButton: Locator;
  readonly undoButton: Locator;
  readonly redoButton: Locator;
  /** Shown when a newer build waits. */
  readonly loadUpdate: Locator;
  /** There once every file is kept, see `noticeWhenKept`. */
  readonly kept: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.lab = new LabPage(page);
    this.evidence = new EvidencePage(page);
    this.account = new AccountPage(page);
    this.importing = new ImportPage(page);
    this.share = new SharePage(page);
    this.incoming = new IncomingPage(page);
    this.menu = new PlaygroundMenu(page);
    this.gallery = new GalleryPage(page);
    this.notices = this.main.getByRole('status').first();
    this.toasts = page.locator('.toasts');
    this.themeButton = page.getByRole('button', { name: /^Theme: / });
    this.undoButton = page.getByRole('button', { name: /^Undo: |^Nothing to undo$/ });
    this.redoButton = page.getByRole('button', { name: /^Redo: |^Nothing to redo$/ });
    this.kept = page.locator('html[data-kept=all]');
    this.loadUpdate = page.getByRole('button', { name: 'Reload', exact: true });
  }

  /** Opens the page; `address` is a place in it such as `#/lab`, or a whole URL. */
  async open(address = ''): Promise<void> {
    await this.page.goto(address.startsWith('http') ? address : `./${address}`);
    await this.main.waitFor();
  }

  /** Opens the Lab and waits for the verdict. */
  async openLab(): Promise<void> {
    await this.open('#/lab');
    await this.lab.verdict.waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.main.waitFor();
  }

  async goTo(view: 'Lab' | 'Scenarios' | Noun): Promise<void> {
    await this.page.getByRole('link', { name: view, exact: true }).click();
  }

  /** Puts another address into the address bar, without leaving the page. */
  async follow(hash: string): Promise<void> {
    await this.page.evaluate((next) => location.assign(next), hash);
  }

  /** Waits until a record with such a text is in the database, so that it outlives the browser. */
  async waitUntilKept(text: RegExp): Promise<void> {
    const isKept = async () => text.test(await this.page.evaluate(keptTexts));
    await expect.poll(isKept, `${text.source} is kept`).toBe(true);
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

/** Runs in the page: the texts in the database, among them policies and drafts. */
async function keptTexts(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no reason'));
    });
  const database = await done(indexedDB.open('iam-playground'));
  const records = await done(database.transaction('records').objectStore('records').getAll());
  database.close();
  const texts: string[] = [];
  JSON.stringify(records, (_, value: unknown) => (typeof value === 'string' && texts.push(value), value));
  return texts.join('"\n\n');
}
