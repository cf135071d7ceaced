/** The page of a corporate directory: its people, what the account knows of it, and the way into AWS. */
import type { Locator, Page } from '@playwright/test';

export class SamlPage {
  readonly page: Page;
  readonly main: Locator;
  /** AWS's checks, in order. */
  readonly checks: Locator;
  /** What AWS refused. */
  readonly refusal: Locator;
  readonly signedIn: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.checks = this.main.getByRole('list', { name: 'What AWS checks' }).getByRole('listitem');
    this.refusal = this.main.getByRole('alert');
    this.signedIn = this.main.getByRole('status').filter({ hasText: 'Signed in as' });
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', { name });
  }

  /** Makes the directory, gives the account its metadata, and makes the roles that it grants. */
  async connect(...roles: readonly string[]): Promise<void> {
    await this.button('Make a directory with three people').click();
    await this.button('Give the account its metadata').click();
    for (const role of roles) await this.button(`Make ${role}`).click();
    await this.main.getByRole('link', { name: `Trust policy of ${roles.at(-1) ?? ''}` }).waitFor();
  }

  /** The directory signs this person in. */
  async choose(name: string): Promise<void> {
    await this.button(name).click();
    await this.button('Post to console sign-in').waitFor();
  }

  async spoil(how: string): Promise<void> {
    await this.main.getByText('Spoil it').click();
    await this.button(how).click();
  }
}
