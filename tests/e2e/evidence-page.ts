/** The policy texts beside the walk, as a person reads and writes them. */
import type { Locator, Page } from '@playwright/test';
import { literally } from './lab-page.ts';

export class EvidencePage {
  readonly page: Page;
  readonly column: Locator;

  constructor(page: Page) {
    this.page = page;
    this.column = page.locator('#column-evidence');
  }

  /** One policy with its head, its text and what is said about it. */
  policy(name: string): Locator {
    return this.column.getByRole('region', { name: new RegExp(`^Gate ?\\d+ ${literally(name)}$`) });
  }

  /** The text; it can be typed in once the editor is there. */
  text(name: string): Locator {
    return this.column.getByRole('textbox', { name: `${name}, policy text` });
  }

  line(name: string, words: string): Locator {
    return this.text(name).locator('.cm-line', { hasText: words }).first();
  }

  /** Numbers of the lines that are marked, from 1. */
  markedLines(name: string): Promise<readonly number[]> {
    return this.text(name)
      .locator('.cm-line')
      .evaluateAll((lines) =>
        lines.flatMap((line, index) => (/(^| )hit-/.test(line.className) ? [index + 1] : [])),
      );
  }

  /** Shows the text of a policy that is only named. */
  async unfold(name: string): Promise<void> {
    await this.policy(name).getByRole('heading').getByRole('button').click();
    await this.text(name).waitFor();
  }

  /** Types another line in the place of the one that has these words. It is indented like the one before. */
  async retypeLine(name: string, words: string, line: string): Promise<void> {
    await this.line(name, words).click({ clickCount: 3 });
    await this.#press('Backspace', 'ArrowLeft', 'Enter');
    await this.page.keyboard.insertText(line);
  }

  /** Types a line below the one that has these words. */
  async addLine(name: string, words: string, line: string): Promise<void> {
    await this.line(name, words).click({ clickCount: 3 });
    await this.#press('ArrowRight', 'ArrowLeft', 'Enter');
    await this.page.keyboard.insertText(line);
  }

  async #press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types in the place of the whole text. */
  async retypeAll(name: string, text: string): Promise<void> {
    await this.text(name).focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  /** What is proposed while one types; `label` is all of it but its second voice. */
  proposal(label: string): Locator {
    const options = this.page.locator('.cm-tooltip-autocomplete').getByRole('option');
    return options.filter({ has: this.page.getByText(label, { exact: true }) });
  }

  /** What stands under a text that AWS would refuse. */
  refusal(name: string): Locator {
    return this.policy(name).getByRole('status').filter({ hasText: 'AWS would refuse this text' });
  }

  findings(name: string): Locator {
    return this.policy(name).getByRole('list', { name: `Findings in ${name}` });
  }

  editButton(name: string): Locator {
    return this.column.getByRole('button', { name: `Edit ${name}` });
  }
}
