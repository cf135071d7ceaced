/** Identity pools: the list, the form, one pool with its two devices. */
import type { Locator, Page } from '@playwright/test';

export class CognitoPage {
  readonly main: Locator;
  readonly phone: Locator;
  readonly browser: Locator;
  /** Who is in the pool. */
  readonly identities: Locator;

  constructor(page: Page) {
    this.main = page.getByRole('main');
    this.phone = this.main.getByRole('article', { name: 'Phone' });
    this.browser = this.main.getByRole('article', { name: 'Browser' });
    this.identities = this.main.getByRole('table', { name: 'Identities' }).getByRole('row');
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name });
  }

  /** A pool of Google's people and guests, with its roles. */
  async createPool(): Promise<void> {
    await this.main.getByRole('link', { name: 'Create identity pool' }).click();
    await this.button('Add Google').click();
    await this.main.getByRole('checkbox', { name: /People of Google/ }).waitFor();
    await this.button('Create identity pool').click();
    await this.button('Make the two roles').click();
  }

  identityOn(device: Locator): Locator {
    return device.getByRole('definition').first();
  }

  /** What the credentials on a device open. */
  answer(device: Locator, question: string): Locator {
    return device.getByRole('listitem').filter({ hasText: question });
  }

  async signIn(device: Locator, person: string): Promise<void> {
    await device.getByRole('combobox').selectOption({ label: person });
    await device.getByRole('button', { name: 'Sign in' }).click();
  }
}
