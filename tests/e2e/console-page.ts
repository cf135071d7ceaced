/** A broker's way into the console: credentials, sign-in token, link. */
import type { Locator, Page } from '@playwright/test';

export class ConsolePage {
  readonly main: Locator;
  readonly token: Locator;
  readonly link: Locator;
  readonly refusal: Locator;
  readonly entered: Locator;

  constructor(page: Page) {
    this.main = page.getByRole('main');
    this.token = this.main.getByLabel('The sign-in token, from AWS sign-in to Broker');
    this.link = this.main.getByLabel('The link, from Broker to Browser');
    this.refusal = this.main.getByRole('alert');
    this.entered = this.main.getByRole('status').filter({ hasText: 'In the console as' });
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  /** Credentials of a federated user with the session policy that the form has. */
  async askFor(name: string): Promise<void> {
    await this.button('Ask for a federated user’s').click();
    await this.main.getByLabel('Federated user').fill(name);
    await this.button('Get federation token').click();
    await this.main.getByRole('heading', { name: '2 Sign-in token' }).waitFor();
  }
}
