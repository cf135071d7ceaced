/** The explorer of state machines. */
import type { Locator, Page } from '@playwright/test';

export class MachinesPage {
  readonly main: Locator;
  readonly heading: Locator;
  /** What is drawn, said in full. */
  readonly picture: Locator;
  readonly asList: Locator;
  readonly sentEvents: Locator;

  constructor(page: Page) {
    this.main = page.getByRole('main');
    this.heading = this.main.getByRole('heading', { level: 1, name: 'State machines' });
    this.picture = this.main.getByRole('img', { name: /statechart/ });
    this.asList = this.main.getByRole('button', { name: 'As a list' });
    this.sentEvents = this.main.getByRole('region', { name: 'Events so far' }).getByRole('listitem');
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  /** What an event would do, as its row says it. */
  row(name: RegExp): Locator {
    return this.main.getByRole('row', { name });
  }
}
