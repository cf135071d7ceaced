/** The Lab as a person uses it: the request on the left, the verdict on top, the walk in the middle. */
import { expect, type Locator, type Page } from '@playwright/test';

export class LabPage {
  readonly page: Page;
  /** "Explicitly denied. alice may not …" */
  readonly verdict: Locator;
  /** AWS's own words. */
  readonly awsSays: Locator;
  readonly principal: Locator;
  readonly action: Locator;
  readonly resource: Locator;
  readonly request: Locator;
  readonly walk: Locator;
  readonly stepThrough: Locator;
  readonly showAll: Locator;
  /** What the open field offers. */
  readonly options: Locator;
  /** What one looks at, until it is put away. */
  readonly story: Locator;

  constructor(page: Page) {
    const main = page.getByRole('main');
    this.page = page;
    this.verdict = main.getByRole('heading', { level: 1 });
    this.awsSays = main.getByRole('code').filter({ hasText: /^AccessDenied/ });
    this.principal = main.getByRole('combobox', { name: 'Principal' });
    this.action = main.getByRole('combobox', { name: 'Action' });
    this.resource = main.getByRole('combobox', { name: /^Resource/ });
    this.request = page.locator('#column-request');
    this.walk = page.locator('#column-walk');
    this.stepThrough = page.getByRole('button', { name: 'Step through' });
    this.showAll = page.getByRole('button', { name: 'Show all' });
    this.options = page.getByRole('listbox').getByRole('option');
    this.story = page.getByRole('complementary', { name: 'What you are looking at' });
  }

  /** Looks for somebody by name and takes that one; `kind` as it is written beside the name. */
  async choosePrincipal(name: string, kind = 'user'): Promise<void> {
    await this.principal.fill(name);
    await this.options.filter({ hasText: new RegExp(`^\\s*${literally(name)}\\s*${kind}`) }).click();
  }

  async typeAction(action: string): Promise<void> {
    await typeIn(this.action, action);
  }

  /** Types a few letters and takes an action from what is offered. */
  async pickAction(letters: string, action: string): Promise<void> {
    await this.action.fill(letters);
    await this.options.filter({ hasText: action }).first().click();
    await expect(this.action).toHaveValue(action);
  }

  async typeResource(arn: string): Promise<void> {
    await typeIn(this.resource, arn);
  }

  /** Takes a resource of the account from the list. */
  async pickResource(letters: string, arn: string): Promise<void> {
    await this.resource.fill(letters);
    await this.options.filter({ hasText: arn }).first().click();
  }

  /** The button that shows a context key, e.g. "aws:SourceIp: 198.51.100.7. Change". */
  key(key: string): Locator {
    const name = new RegExp(`^(Set ${literally(key)}$|${literally(key)}: )`);
    return this.request.getByRole('button', { name });
  }

  async setKey(key: string, value: string): Promise<void> {
    await this.key(key).click();
    await typeIn(this.request.getByRole('textbox', { name: `Value of ${key}` }), value);
  }

  async takeKeyAway(key: string): Promise<void> {
    await this.key(key).click();
    await this.request.getByRole('button', { name: 'Take away' }).click();
  }

  async resetKey(key: string): Promise<void> {
    await this.key(key).click();
    await this.request.getByRole('button', { name: 'Reset' }).click();
  }

  /** A gate by its name in the walk. Its accessible name is a sentence that tells its state. */
  gate(name: string): Locator {
    return this.walk.getByRole('button', { name: new RegExp(`^Gate \\d+, ${name}, `, 'i') });
  }

  /** One of the numbered steps of a small screen. */
  step(name: 'Request' | 'Walk' | 'Evidence'): Locator {
    return this.page.getByRole('tab', { name });
  }
}

async function typeIn(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
