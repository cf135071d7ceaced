/** A real account on its way into the page. */
import { writeFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';

export class ImportPage {
  readonly page: Page;
  readonly dialog: Locator;
  /** Says why a file cannot come in. */
  readonly refusal: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Import an AWS account' });
    this.refusal = this.dialog.getByText('Your own playgrounds are untouched.');
  }

  /** Large files go by way of the disk, which is much faster. */
  async choose(text: string): Promise<void> {
    const file = test.info().outputPath('account.json');
    await writeFile(file, text);
    const choosing = this.page.waitForEvent('filechooser');
    await this.dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await choosing).setFiles(file);
  }

  async open(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Open as a new playground' }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Waits until the new playground stands in the database beside the first one. */
  async written(): Promise<void> {
    await this.page.waitForFunction(async () => {
      const open = indexedDB.open('iam-playground');
      await new Promise((done) => (open.onsuccess = done));
      const count = open.result.transaction('playgrounds').objectStore('playgrounds').count();
      await new Promise((done) => (count.onsuccess = done));
      open.result.close();
      return count.result > 1;
    });
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
