/** axe finds nothing against WCAG 2.2 AA: in a page, or in the part of it that is new. */
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';

/** axe itself, run in the page: its builder for Playwright takes three times as long. */
const axe = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { source: string };

interface Axe {
  run(
    context: Document | { readonly include: readonly (readonly string[])[] },
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }>;
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Only colours differ between the themes. */
const colours = ['color-contrast', 'link-in-text-block'];

/**
 * The list of proposals scrolls, and takes no focus of its own: CodeMirror moves through it with the arrow keys from
 * the editor, as the Authoring Practices have it for a combobox. axe wants each scrolling region to take the focus.
 */
const proposals = '.cm-tooltip-autocomplete > ul';

async function violations(page: Page, only: object, part: string | undefined): Promise<readonly string[]> {
  // Half a megabyte: sent once for each page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async ([runOnly, selector]) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations } = await axe.run(selector === undefined ? document : { include: [[selector]] }, {
        runOnly,
        resultTypes: ['violations'],
        preload: false,
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => ({ id, target: String(target), failureSummary })),
      );
    },
    [only, part] as const,
  );
  return found
    .filter(({ id, target }) => !(id === 'scrollable-region-focusable' && target === proposals))
    .map(({ id, target, failureSummary }) => `${id} at ${target}: ${failureSummary ?? ''}`);
}

/** Looks at the page as it is now, in both themes: all of it, or the part that is new. */
export async function expectAccessible(page: Page, state: string, part?: string): Promise<void> {
  await test.step(state, async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    expect.soft(await violations(page, { type: 'tag', values: levels }, part), `${state}, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect
      .soft(await violations(page, { type: 'rule', values: colours }, part), `${state}, dark`)
      .toEqual([]);
  });
}
