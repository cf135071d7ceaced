/** A real account on its way into the page. */
import { expect, type Locator, type Page } from '@playwright/test';

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

  async choose(name: string, text: string): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await choosing).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  async open(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Open as a new playground' }).click();
    await expect(this.dialog).toBeHidden();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
