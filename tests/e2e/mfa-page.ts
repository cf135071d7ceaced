/** MFA devices of users and of root, each with its built-in phone. */
import { expectAccessible } from './accessible.ts';
import { expect, type Locator, type Page } from '@playwright/test';
import type { PlaygroundPage } from './playground-page.ts';

export class MfaPage {
  readonly playground: PlaygroundPage;
  readonly page: Page;
  readonly main: Locator;

  constructor(playground: PlaygroundPage) {
    this.playground = playground;
    this.page = playground.page;
    this.main = playground.main;
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', { name });
  }

  /** What the app on the phone shows, with what AWS would say to it. */
  phone(device: string): Locator {
    return this.main.getByRole('group', { name: `The code of ${device}` });
  }

  /** Of the devices that are assigned to somebody. */
  /** Not what an open form in it lists. */
  device(name: string): Locator {
    return this.main
      .getByRole('list', { name: /^MFA devices of/ })
      .locator('xpath=./li')
      .filter({ hasText: name });
  }

  async openDevicesOf(user: string): Promise<void> {
    await this.playground.follow(`#/users/${user}/credentials`);
  }

  /** Of the account that is shown. */
  async actAsRoot(): Promise<void> {
    await this.playground.follow('#/settings/account/root');
    await this.button('Act as root').click();
  }

  /** Makes a device and assigns it with the codes of its built-in phone. */
  async assign(device: string, holder: string): Promise<void> {
    await this.button('Assign MFA device').click();
    await this.main.getByRole('textbox', { name: 'Device name' }).fill(device);
    await this.button('Create device').click();
    await this.fillLastTwo();
    await this.button(`Assign to ${holder}`).click();
    await expect(this.device(device)).toContainText('in step');
  }

  async fillLastTwo(): Promise<void> {
    await this.button('The last two codes of the built-in phone').click();
  }

  /** `5 min fast`. */
  async setPhone(device: string, clock: string): Promise<void> {
    await this.main.getByRole('combobox', { name: `Clock of the phone ${device}` }).selectOption(clock);
  }

  async expectAccessible(state: string): Promise<void> {
    await expectAccessible(this.page, state, 'main');
  }

  /** Asks for a session token with what the phone shows. */
  async askForToken(device: string): Promise<void> {
    await this.playground.follow('#/sessions?new');
    await this.button('GetSessionToken').click();
    await this.button(`Fill in what ${device} shows`).click();
    await expect(this.main.getByRole('textbox', { name: 'MFA code' })).toHaveValue(/^\d{6}$/);
  }
}
