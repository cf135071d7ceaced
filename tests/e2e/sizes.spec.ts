/** From a small phone to a large screen: everything is reached, and nothing scrolls sideways. */
import { expect, test } from './fixtures.ts';
import type { PlaygroundPage } from './playground-page.ts';

/** How far the page is wider than its window, or a column than its place. */
function overhang({ page }: PlaygroundPage): Promise<number> {
  return page.evaluate(() => {
    const places = [...document.querySelectorAll('main, main > *, [id^=column-]')];
    const inside = places.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    return Math.max((document.scrollingElement?.scrollWidth ?? 0) - innerWidth, ...inside);
  });
}

async function expectNoOverhang(playground: PlaygroundPage, where: string): Promise<void> {
  await expect.poll(() => overhang(playground), where).toBeLessThanOrEqual(0);
}

for (const [width, height] of [
  [390, 844],
  [360, 740],
  [320, 640], // The narrowest that WCAG 2.2 asks for (1.4.10, Reflow).
] as const)
  test(`a phone of ${width} × ${height} has the Lab in three steps`, async ({ playground, page }) => {
    const { lab, evidence, gallery } = playground;
    await page.setViewportSize({ width, height });
    await playground.openLab();
    await expect(lab.walk).toBeVisible();
    await expectNoOverhang(playground, 'walk');

    await lab.step('Request').click();
    await expect(lab.principal).toBeVisible();
    await expect(lab.walk).toBeHidden();
    await lab.action.fill('s3:');
    await expect(lab.options.first()).toBeVisible();
    await expectNoOverhang(playground, 'request');
    await page.keyboard.press('Escape');

    await lab.step('Walk').click();
    await page.keyboard.press('ArrowRight');
    await expect(lab.step('Evidence')).toBeFocused();
    await expect(evidence.text('KeepProdData')).toBeVisible();
    await expectNoOverhang(playground, 'evidence');

    await lab.step('Walk').click();
    await lab.walk.getByRole('button', { name: /^Deny OnlyStewardsDelete/ }).click();
    await expect(lab.step('Evidence')).toHaveAttribute('aria-selected', 'true');

    await playground.goTo('Scenarios');
    await expect(gallery.heading).toBeVisible();
    await expectNoOverhang(playground, 'scenarios');
  });

test('no width scrolls sideways, and the columns stand side by side from 1,100 on', async ({
  playground,
  page,
}) => {
  const { lab, evidence, gallery } = playground;
  await playground.openLab();
  await evidence.text('KeepProdData').waitFor();
  const widths = [320, 700, 1099, 1100, 1180, 1440, 1920];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    if (width >= 1100)
      for (const column of [lab.request, lab.walk, evidence.column]) await expect(column).toBeVisible();
    else await expect(lab.step('Walk')).toBeVisible();
    await expectNoOverhang(playground, `Lab at ${width}`);
  }
  await playground.goTo('Scenarios');
  await gallery.heading.waitFor();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoOverhang(playground, `scenarios at ${width}`);
  }
});
