/** The clock: its place in the bar, and the strip under it. */
import type { Locator, Page } from '@playwright/test';

export class ClockPage {
  readonly page: Page;
  /** Opens the strip; shows the time. */
  readonly button: Locator;
  readonly strip: Locator;
  /** What time it is in the world, as the strip tells it. */
  readonly time: Locator;
  readonly start: Locator;
  readonly pause: Locator;
  readonly typed: Locator;
  readonly comings: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole('button', { name: 'Clock', exact: true });
    this.strip = page.getByRole('region', { name: 'Clock' });
    this.time = this.strip.getByRole('time').first();
    this.start = page.getByRole('button', { name: 'Start the clock' });
    this.pause = page.getByRole('button', { name: 'Pause the clock' });
    this.typed = this.strip.getByRole('textbox', { name: 'Jump to a date and time, UTC' });
    this.comings = this.strip.getByRole('list', { name: 'What is to come' }).getByRole('listitem');
  }

  async open(): Promise<void> {
    await this.button.click();
    await this.strip.waitFor();
  }

  control(name: string | RegExp): Locator {
    return this.strip.getByRole('button', { name });
  }

  async jumpTo(text: string): Promise<void> {
    await this.typed.fill(text);
    await this.typed.press('Enter');
  }
}
