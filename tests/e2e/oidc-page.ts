/** Token issuers: one of them with its four steps from registration to credentials. */
import type { Locator, Page } from '@playwright/test';

export class OidcPage {
  readonly page: Page;
  readonly main: Locator;
  readonly claims: Locator;
  readonly checks: Locator;
  readonly refusal: Locator;
  readonly credentials: Locator;
  /** That no condition says whose tokens may come. */
  readonly unpinned: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.claims = this.main.getByLabel('Claims of the token');
    this.checks = this.main.getByRole('list', { name: 'What AWS checks about the token' });
    this.refusal = this.main.getByRole('alert');
    this.credentials = this.main.getByRole('group', { name: 'The new credentials' });
    this.unpinned = this.main.getByText('any repository on GitHub can assume this role');
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', { name });
  }

  async add(kind: string): Promise<void> {
    await this.button(`Add ${kind}`).click();
    await this.main.getByRole('heading', { name: kind }).waitFor();
  }

  async register(): Promise<void> {
    await this.button('Register issuer').click();
    await this.main.getByText('Registered as').waitFor();
  }

  /** A token for somebody, wrong in some way if it says so. */
  async getToken(of: string, spoiled = 'As the issuer gives it'): Promise<void> {
    await this.main.getByLabel('Token for').selectOption(of);
    await this.main.getByLabel('Spoil it').selectOption(spoiled);
    await this.button('Get a token').click();
  }

  async assume(role: string): Promise<void> {
    await this.button(`Assume ${role}`).click();
  }

  /** The check that did not hold. */
  get failed(): Locator {
    return this.checks.getByRole('listitem').filter({ hasText: 'failed' });
  }
}
