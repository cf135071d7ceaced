/** Console sign-in as a person goes through it, and axe's look at each of its pages. */
import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';

export class SignInPage {
  readonly page: Page;
  readonly main: Locator;
  /** What AWS says does not hold. */
  readonly refusal: Locator;
  readonly actingAs: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.refusal = this.main.getByRole('alert');
    this.actingAs = page.getByRole('combobox', { name: 'Acting as' });
  }

  async follow(hash: string): Promise<void> {
    await this.page.evaluate((next) => location.assign(next), hash);
  }

  field(label: string): Locator {
    return this.main.getByLabel(label, { exact: true });
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  title(name: string): Locator {
    return this.main.getByRole('heading', { level: 2, name });
  }

  /** Gives a user a password that need not, or must, be changed. */
  async setPassword(user: string, password: string, mustChange: boolean): Promise<void> {
    await this.follow(`#/users/${user}/credentials`);
    await this.button('Set password').click();
    await this.main.getByRole('textbox', { name: 'Password' }).fill(password);
    await this.main.getByRole('checkbox', { name: 'Must be changed' }).setChecked(mustChange);
    await this.button('Set password').last().click();
    await expect(this.button('Change password')).toBeVisible();
  }

  /** With the codes of its built-in phone; then the clock moves on to a code that was not used. */
  async assignPhone(user: string): Promise<void> {
    await this.follow(`#/users/${user}/credentials`);
    await this.button('Assign MFA device').click();
    await this.main.getByRole('textbox', { name: 'Device name' }).fill('phone');
    await this.button('Create device').click();
    await this.button('The last two codes of the built-in phone').click();
    await this.button(`Assign to ${user}`).click();
    await this.main.getByRole('button', { name: /^Let \d+ s pass$/ }).click();
  }

  async name(account: string, user: string): Promise<void> {
    await this.follow('#/sign-in');
    await this.field('Account ID (12 digits) or account alias').fill(account);
    await this.field('IAM user name').fill(user);
    await this.button('Next').click();
  }

  async givePassword(password: string): Promise<void> {
    await this.field('Password').fill(password);
    await this.button('Sign in').click();
  }

  async giveCode(code: string): Promise<void> {
    await this.field('MFA code').fill(code);
    await this.button('Submit').click();
  }

  /** What the built-in phone shows. */
  async code(): Promise<string> {
    const shown = await this.main.getByRole('group', { name: 'The code of phone' }).innerText();
    return /\d{3} \d{3}/.exec(shown)?.[0] ?? '';
  }

  async changePassword(old: string, chosen: string): Promise<void> {
    await this.field('Old password').fill(old);
    await this.field('New password').fill(chosen);
    await this.field('Retype new password').fill(chosen);
    await this.button('Confirm password change').click();
  }

  async expectAccessible(state: string): Promise<void> {
    await expectAccessible(this.page, state, 'main');
  }
}
