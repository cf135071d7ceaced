/** Links and files as a person sends and receives them. */
import { expect, type Locator, type Page } from '@playwright/test';

/** What can be chosen as a file: a path, or a file that is made up. */
type Chosen = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export class SharePage {
  readonly page: Page;
  readonly button: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole('button', { name: 'Share', exact: true });
    this.dialog = page.getByRole('dialog', { name: /^Share / });
  }

  async open(): Promise<void> {
    await this.button.click();
    await this.dialog.waitFor();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }

  /** The link that the dialog offers. */
  async link(): Promise<string> {
    await this.open();
    const link = await this.dialog.getByRole('textbox', { name: 'Link' }).inputValue();
    await this.close();
    return link;
  }

  /** Saves the playground; the path of the file. */
  async saveAsFile(): Promise<string> {
    await this.open();
    const downloading = this.page.waitForEvent('download');
    await this.dialog.getByRole('button', { name: 'Save as a file' }).click();
    const path = await (await downloading).path();
    await this.close();
    return path;
  }

  async openFile(file: Chosen): Promise<void> {
    await this.open();
    const choosing = this.page.waitForEvent('filechooser');
    await this.dialog.getByRole('button', { name: 'Open a file…' }).click();
    await (await choosing).setFiles(file);
  }
}

export class IncomingPage {
  /** Shows what came, before anything is done with it. */
  readonly preview: Locator;
  /** Says why it cannot come in. */
  readonly refusal: Locator;

  constructor(page: Page) {
    this.preview = page.getByRole('dialog', { name: /^Open the playground in this (link|file)\?$/ });
    this.refusal = page.getByRole('dialog', { name: /^This (link|file) cannot be opened$/ });
  }

  async accept(): Promise<void> {
    await this.preview.getByRole('button', { name: 'Open as a new playground' }).click();
    await expect(this.preview).toBeHidden();
  }

  async goBack(): Promise<void> {
    await this.refusal.getByRole('button', { name: 'Back to my playground' }).click();
    await expect(this.refusal).toBeHidden();
  }
}
