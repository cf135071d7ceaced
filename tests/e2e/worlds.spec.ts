/** Several playgrounds live side by side: made from ready worlds, renamed, copied, switched, deleted and brought back. */
import { expect, test } from './fixtures.ts';

test('playgrounds are made, renamed, copied and switched', async ({ playground }) => {
  const { lab, menu, gallery } = playground;
  await playground.openLab();
  await menu.choose('New from a ready world');
  await gallery.openWorld('The missing key');
  await menu.expectOpen('The missing key');
  await expect(lab.verdict).toHaveText('Allowed. mira may stop the instance i-0d0e0c0a0d0e0f001.');

  await menu.rename('Dome');
  await menu.choose('Duplicate');
  await menu.expectOpen('Dome (copy)');
  await lab.choosePrincipal('noor');
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. noor may not stop/);

  await menu.switchTo('Dome');
  await expect(lab.verdict).toHaveText(/^Allowed\. mira/);
  await menu.switchTo('Payments team');
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. alice/);
  await menu.switchTo('Dome (copy)');
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. noor/);

  await playground.reload();
  await menu.expectOpen('Dome (copy)');
  expect(await menu.titles()).toEqual(['Dome', 'Dome (copy)', 'Payments team']);
});

test('a deleted playground goes at once, and comes back when asked', async ({ playground }) => {
  const { lab, menu, gallery } = playground;
  await playground.open('#/scenarios');
  await gallery.openWorld('A bucket is not its objects');
  await menu.expectOpen('A bucket is not its objects');
  await lab.choosePrincipal('piet');
  await expect(lab.verdict).toHaveText(/^Allowed\. piet/);

  await menu.choose('Delete');
  await menu.expectOpen('Payments team');
  expect(await menu.titles()).toEqual(['Payments team']);
  await menu.undoDeletion.click();
  await menu.expectOpen('A bucket is not its objects');
  await expect(lab.verdict).toHaveText(/^Allowed\. piet/);
  expect(await menu.titles()).toEqual(['A bucket is not its objects', 'Payments team']);
});

test('the last playground can be deleted, too', async ({ playground }) => {
  const { lab, menu } = playground;
  await playground.openLab();
  await menu.rename('The only one');
  await lab.choosePrincipal('bob');
  await menu.choose('Delete');
  await menu.expectOpen('Payments team');
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. alice/);
  await playground.reload();
  expect(await menu.titles()).toEqual(['Payments team']);
});

test('every ready world opens decided', async ({ playground }) => {
  const { lab, gallery } = playground;
  await playground.open('#/scenarios');
  for (const [title, verdict] of [
    ['Payments team', /^Explicitly denied\. alice may not delete/],
    ['A bucket is not its objects', /^Implicitly denied\. nina may not read 1931\/tall-ships\.jpg/],
    ['Two accounts, one bucket', /^Implicitly denied\. ClaimsModel\/nightly-training may not decrypt/],
    ['The missing key', /^Allowed\. mira may stop the instance/],
    ['The vendor’s role', /^Implicitly denied\. Collector\/visit-0666 may not assume the role BillReader/],
  ] as const) {
    await playground.goTo('Scenarios');
    await gallery.openWorld(title);
    await expect(lab.verdict).toHaveText(verdict);
  }
});
