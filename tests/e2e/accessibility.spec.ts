/** axe finds nothing against WCAG 2.2 AA, in any state that one comes by, in light and in dark. */
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

test.use({ reducedMotion: 'reduce' });

test('the Lab, denied, and its open fields', async ({ playground, page }) => {
  const { lab, evidence } = playground;
  await playground.openLab();
  await evidence.text('KeepProdData').waitFor();
  await expectAccessible(playground.page, 'denied');

  for (const field of ['principal', 'action', 'resource'] as const) {
    await lab[field].fill('s');
    await expect(lab.options.first()).toBeVisible();
    await expectAccessible(playground.page, `open field: ${field}`, '[role=listbox]');
    await page.keyboard.press('Escape');
  }
});

test('the Lab, allowed, step by step, and while a context key is typed', async ({ playground }) => {
  const { lab, evidence } = playground;
  await playground.openLab();
  await lab.choosePrincipal('carol', 'temporary credentials');
  await expect(lab.verdict).toHaveText(/^Allowed/);
  await evidence.text('RetireOldData').waitFor();
  await expectAccessible(playground.page, 'allowed');
  await lab.stepThrough.click();
  await lab.key('aws:MultiFactorAuthAge').click();
  await expectAccessible(playground.page, 'stepping through, and typing a key');
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
  await expectAccessible(playground.page, 'proposals and a draft');
});

test('the menu, the share dialog and the gallery', async ({ playground, page }) => {
  const { menu, share, gallery, lab } = playground;
  await playground.openLab();
  await menu.open();
  await expectAccessible(playground.page, 'menu', '[role=menu]');
  await page.keyboard.press('Escape');
  await menu.choose('Rename');
  await expectAccessible(playground.page, 'renaming', 'header');
  await page.keyboard.press('Escape');
  await share.open();
  await expectAccessible(playground.page, 'share dialog', '[role=dialog]');
  await share.close();
  await menu.choose('Delete');
  await expect(menu.undoDeletion).toBeVisible();
  await lab.verdict.waitFor();
  await playground.goTo('Scenarios');
  await gallery.heading.waitFor();
  await expectAccessible(playground.page, 'gallery, with a toast');
});

test('a link that came, and one that is broken', async ({ playground }) => {
  const { incoming } = playground;
  await playground.openLab();
  const link = await playground.share.link();
  await playground.open(link);
  await incoming.preview.waitFor();
  await expectAccessible(playground.page, 'link preview', '[role=dialog]');
  await playground.follow(link.slice(link.indexOf('#'), -200));
  await incoming.refusal.waitFor();
  await expectAccessible(playground.page, 'broken link', '[role=dialog]');
});

test('the three steps of a phone', async ({ playground, page }) => {
  const { lab, evidence, gallery } = playground;
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.openLab();
  await expectAccessible(playground.page, 'walk');
  await lab.step('Request').click();
  await expectAccessible(playground.page, 'request');
  await lab.step('Evidence').click();
  await evidence.text('KeepProdData').waitFor();
  await expectAccessible(playground.page, 'evidence');
  await playground.goTo('Scenarios');
  await gallery.heading.waitFor();
  await expectAccessible(playground.page, 'gallery');
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
      await expectAccessible(playground.page, place);
    }
  });
}
