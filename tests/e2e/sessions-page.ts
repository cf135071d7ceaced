/** The page of sessions: the list, one session beside it, the form that asks for credentials. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { PlaygroundPage } from './playground-page.ts';

export class SessionsPage {
  readonly playground: PlaygroundPage;
  readonly page: Page;
  readonly list: Locator;
  /** The name of the session that is open, with its state in the lines below. */
  readonly title: Locator;
  readonly head: Locator;
  readonly made: Locator;

  constructor(playground: PlaygroundPage) {
    this.playground = playground;
    this.page = playground.page;
    this.list = playground.main.getByRole('list', { name: 'sessions' });
    this.head = playground.main.locator('header').filter({ has: playground.page.getByRole('navigation') });
    this.title = this.head.getByRole('heading');
    this.made = playground.main.getByRole('group', { name: 'The new credentials' });
  }

  row(name: string | RegExp): Locator {
    return this.list.getByRole('listitem').filter({ hasText: name });
  }

  button(name: string | RegExp): Locator {
    return this.playground.account.button(name);
  }

  async openWorld(text: string, title: string): Promise<void> {
    const { share, incoming, menu } = this.playground;
    await this.playground.openLab();
    const buffer = Buffer.from(text);
    await share.openFile({ name: 'sessions.json', mimeType: 'application/json', buffer });
    await incoming.accept();
    await menu.expectOpen(title);
    await this.playground.follow('#/sessions');
    await this.list.waitFor();
  }

  /** The access key id of one of the list. */
  async idOf(name: string): Promise<string> {
    const address = await this.row(name).first().getByRole('link').getAttribute('href');
    return address?.split('/').at(-1) ?? '';
  }

  /** Opens one from the list. */
  async open(name: string): Promise<void> {
    await this.row(name).first().getByRole('link').click();
    await expect(this.title).toContainText(name);
  }

  /** Opens the form and fills in the role. */
  async start(role: string): Promise<void> {
    await this.playground.follow('#/sessions?new');
    await this.playground.account.pick('Role', role);
  }

  /** Moves the clock to the end of the open session. */
  async jumpPastItsEnd(): Promise<void> {
    await this.button('Just after it is expired').click();
  }

  /** One of the ways to cut the open session. */
  cut(name: RegExp): Locator {
    return this.playground.main.getByRole('table', { name: 'Ways to cut it' }).getByRole('row', { name });
  }

  async seeNextRequest(): Promise<void> {
    await this.button('See its next request in the Lab').click();
    await this.playground.lab.verdict.waitFor();
  }
}
