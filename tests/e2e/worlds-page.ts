/** The playgrounds in this browser and the ready worlds, as a person goes from one to another. */
import { expect, type Locator, type Page } from '@playwright/test';

type Act =
  | 'Rename'
  | 'Duplicate'
  | 'Delete'
  | 'New from a ready world'
  | 'New empty account'
  | 'New account in China or GovCloud…'
  | 'Import an AWS account'
  | 'Save as a file';

export class PlaygroundMenu {
  readonly page: Page;
  /** Bears the name of the playground that is open. */
  readonly button: Locator;
  readonly items: Locator;
  readonly undoDeletion: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole('banner').getByRole('button', { name: /^Playground: / });
    this.items = page.getByRole('menu');
    this.undoDeletion = page.locator('.toasts').getByRole('button', { name: 'Undo' });
  }

  async open(): Promise<void> {
    await this.button.click();
    await this.items.waitFor();
  }

  async choose(act: Act): Promise<void> {
    await this.open();
    await this.items.getByRole('menuitem', { name: act }).click();
  }

  async rename(title: string): Promise<void> {
    await this.choose('Rename');
    const field = this.page.getByRole('textbox', { name: 'Name of this playground' });
    await field.fill(title);
    await field.press('Enter');
    await this.expectOpen(title);
  }

  async switchTo(title: string): Promise<void> {
    await this.open();
    await this.items.getByRole('menuitemradio', { name: title, exact: true }).click();
    await this.expectOpen(title);
  }

  async expectOpen(title: string): Promise<void> {
    await expect(this.button).toHaveAccessibleName(`Playground: ${title}`);
  }

  /** Names of all playgrounds in this browser. */
  async titles(): Promise<readonly string[]> {
    await this.open();
    const titles = await this.items.getByRole('menuitemradio').allInnerTexts();
    await this.page.keyboard.press('Escape');
    await expect(this.items).toBeHidden();
    return titles.map((title) => title.trim()).sort();
  }
}

export class GalleryPage {
  readonly page: Page;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: 'Ready worlds' });
  }

  async openWorld(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Open ${title}`, exact: true }).click();
  }
}
