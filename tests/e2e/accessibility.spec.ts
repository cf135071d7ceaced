/** axe finds nothing against WCAG 2.2 AA, in any state that one comes by, in light and in dark. */
import { createRequire } from 'node:module';
import { expect, test } from './fixtures.ts';
import type { PlaygroundPage } from './playground-page.ts';

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

test.use({ reducedMotion: 'reduce' });

async function violations(
  { page }: PlaygroundPage,
  only: object,
  part: string | undefined,
): Promise<readonly string[]> {
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
async function expectAccessible(playground: PlaygroundPage, state: string, part?: string): Promise<void> {
  await test.step(state, async () => {
    await playground.page.emulateMedia({ colorScheme: 'light' });
    expect
      .soft(await violations(playground, { type: 'tag', values: levels }, part), `${state}, light`)
      .toEqual([]);
    await playground.page.emulateMedia({ colorScheme: 'dark' });
    expect
      .soft(await violations(playground, { type: 'rule', values: colours }, part), `${state}, dark`)
      .toEqual([]);
  });
}

test('the Lab, denied, and its open fields', async ({ playground, page }) => {
  const { lab, evidence } = playground;
  await playground.openLab();
  await evidence.text('KeepProdData').waitFor();
  await expectAccessible(playground, 'denied');

  for (const field of ['principal', 'action', 'resource'] as const) {
    await lab[field].fill('s');
    await expect(lab.options.first()).toBeVisible();
    await expectAccessible(playground, `open field: ${field}`, '[role=listbox]');
    await page.keyboard.press('Escape');
  }
});

test('the Lab, allowed, step by step, and while a context key is typed', async ({ playground }) => {
  const { lab, evidence } = playground;
  await playground.openLab();
  await lab.choosePrincipal('carol', 'temporary credentials');
  await expect(lab.verdict).toHaveText(/^Allowed/);
  await evidence.text('RetireOldData').waitFor();
  await expectAccessible(playground, 'allowed');
  await lab.stepThrough.click();
  await lab.key('aws:MultiFactorAuthAge').click();
  await expectAccessible(playground, 'stepping through, and typing a key');
});

test('the editor, with proposals and with a text that AWS would refuse', async ({ playground, page }) => {
  const { evidence } = playground;
  await playground.openLab();
  await evidence.retypeLine('KeepProdData', '"Effect"', '"Effect": "');
  await expect(async () => {
    await page.keyboard.press('Control+Space');
    await expect(evidence.proposal('Allow')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(evidence.refusal('KeepProdData')).toBeVisible();
  await expectAccessible(playground, 'proposals and a draft');
});

test('the menu, the share dialog and the gallery', async ({ playground, page }) => {
  const { menu, share, gallery, lab } = playground;
  await playground.openLab();
  await menu.open();
  await expectAccessible(playground, 'menu', '[role=menu]');
  await page.keyboard.press('Escape');
  await menu.choose('Rename');
  await expectAccessible(playground, 'renaming', 'header');
  await page.keyboard.press('Escape');
  await share.open();
  await expectAccessible(playground, 'share dialog', '[role=dialog]');
  await share.close();
  await menu.choose('Delete');
  await expect(menu.undoDeletion).toBeVisible();
  await lab.verdict.waitFor();
  await playground.goTo('Scenarios');
  await gallery.heading.waitFor();
  await expectAccessible(playground, 'gallery, with a toast');
});

test('a link that came, and one that is broken', async ({ playground }) => {
  const { incoming } = playground;
  await playground.openLab();
  const link = await playground.share.link();
  await playground.open(link);
  await incoming.preview.waitFor();
  await expectAccessible(playground, 'link preview', '[role=dialog]');
  await playground.follow(link.slice(link.indexOf('#'), -200));
  await incoming.refusal.waitFor();
  await expectAccessible(playground, 'broken link', '[role=dialog]');
});

test('the three steps of a phone', async ({ playground, page }) => {
  const { lab, evidence, gallery } = playground;
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.openLab();
  await expectAccessible(playground, 'walk');
  await lab.step('Request').click();
  await expectAccessible(playground, 'request');
  await lab.step('Evidence').click();
  await evidence.text('KeepProdData').waitFor();
  await expectAccessible(playground, 'evidence');
  await playground.goTo('Scenarios');
  await gallery.heading.waitFor();
  await expectAccessible(playground, 'gallery');
});

/** Lists, details and forms of an account, by address. */
const accountPlaces = [
  '#/users',
  '#/users/alice',
  '#/users/alice/credentials',
  '#/users?new',
  '#/groups',
  '#/groups/developers',
  '#/roles',
  '#/roles/StatementReader/trust',
  '#/roles?new',
  '#/policies',
  '#/policies/LedgerWork',
  '#/policies/LedgerWork/versions',
  '#/providers',
  '#/providers?new',
  '#/history',
  '#/settings',
  '#/settings/account/quotas',
];

/** Where a phone shows something in another form. */
const onPhone = accountPlaces.filter((place) => !/\?new$|credentials|versions|groups|providers/.test(place));

for (const [device, size, places] of [
  ['a desktop', { width: 1440, height: 900 }, accountPlaces],
  ['a phone', { width: 390, height: 844 }, onPhone],
] as const) {
  test(`the pages of an account on ${device}`, async ({ playground, page }) => {
    const { account } = playground;
    await page.setViewportSize(size);
    await playground.openLab();
    for (const place of places) {
      await playground.follow(place);
      await account.ready();
      await expectAccessible(playground, place);
    }
  });
}
