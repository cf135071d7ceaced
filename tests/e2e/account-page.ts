/** The pages of an account: lists, details and forms of its users, groups, roles, policies and the rest. */
import { expect, type Locator, type Page } from '@playwright/test';

export type Noun = 'Users' | 'Groups' | 'Roles' | 'Policies' | 'Providers' | 'History' | 'Settings';

export class AccountPage {
  readonly page: Page;
  readonly main: Locator;
  /** Who calls: root, a user or a session. */
  readonly actingAs: Locator;
  /** The name of the thing, or of the list. */
  readonly heading: Locator;
  /** What AWS refused, in its words. */
  readonly refusal: Locator;
  readonly seeWhy: Locator;
  readonly search: Locator;
  readonly emptyState: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.actingAs = page.getByRole('combobox', { name: 'Acting as' });
    this.heading = this.main.getByRole('heading', { level: 1 });
    this.refusal = this.main.getByRole('alert');
    this.seeWhy = this.main.getByRole('link', { name: 'See why in the Lab' });
    this.search = this.main.getByRole('searchbox');
    this.emptyState = this.main.getByRole('heading', { level: 2 });
  }

  /** The row of a list with this name. */
  row(name: string | RegExp): Locator {
    const link = this.page.getByRole('link', { name, exact: true });
    return this.main.getByRole('row').filter({ has: link });
  }

  field(label: string): Locator {
    return this.main.getByRole('textbox', { name: label });
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', { name });
  }

  tab(name: string): Locator {
    return this.main.getByRole('link', { name: new RegExp(`^${name}`) });
  }

  /** A command line that does the same. */
  command(text: string): Locator {
    return this.main.getByText(text, { exact: true });
  }

  /** Types into a list of proposals and takes the one of this name. */
  async pick(label: string, name: string): Promise<void> {
    await this.main.getByRole('combobox', { name: label }).fill(name);
    await this.page.getByRole('option', { name }).first().click();
  }

  /** Waits until what the address names is there. */
  async ready(): Promise<void> {
    await expect(this.heading).not.toHaveText(/^There is no/);
    await expect(this.main.locator('[aria-busy=true]')).toHaveCount(0);
  }

  async actAs(name: string): Promise<void> {
    await this.actingAs.fill(name);
    await this.page.getByRole('option', { name }).first().click();
  }

  async create(noun: 'user' | 'group', name: string): Promise<void> {
    const label = noun === 'user' ? 'User name' : 'Group name';
    await this.page.evaluate((hash) => location.assign(hash), `#/${noun}s?new`);
    await this.field(label).fill(name);
    await this.button(`Create ${noun}`).click();
    await expect(this.heading).toHaveText(name);
  }
}
