/** What is around the views: the theme, and the address that names the view. */
import { expect, test } from './fixtures.ts';

const background = () => getComputedStyle(document.body).backgroundColor;

test('the theme goes from system to light to dark, and stays', async ({ playground, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await playground.openLab();
  const root = page.locator('html');
  const { themeButton } = playground;
  await expect(themeButton).toHaveAccessibleName(/^Theme: the system's theme/);
  const dark = await page.evaluate(background);

  await themeButton.click();
  await expect(themeButton).toHaveAccessibleName(/^Theme: light/);
  await expect.poll(() => page.evaluate(background)).not.toBe(dark);
  await playground.reload();
  await expect(root).toHaveAttribute('data-theme', 'light');

  await page.emulateMedia({ colorScheme: 'light' });
  await themeButton.click();
  await playground.reload();
  await expect(themeButton).toHaveAccessibleName(/^Theme: dark/);
  await expect.poll(() => page.evaluate(background)).toBe(dark);

  await themeButton.click();
  await playground.reload();
  await expect(root).not.toHaveAttribute('data-theme');
  await expect.poll(() => page.evaluate(background)).not.toBe(dark);
});

test('back and forward go from view to view', async ({ playground, page }) => {
  const { lab, gallery } = playground;
  await playground.openLab();
  await lab.choosePrincipal('bob');
  await playground.goTo('Scenarios');
  await expect(gallery.heading).toBeVisible();
  expect(page.url()).toMatch(/#\/scenarios$/);
  await page.goBack();
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. bob/);
  await page.goForward();
  await expect(gallery.heading).toBeVisible();
  await page.reload();
  await expect(gallery.heading).toBeVisible();
});

test('the story of a world is put away once', async ({ playground }) => {
  const { story } = playground.lab;
  await playground.openLab();
  await expect(story).toContainText('You are looking at Payments team.');
  await story.getByRole('button', { name: 'Put this away' }).click();
  await expect(story).toBeHidden();
  await playground.reload();
  await expect(playground.lab.verdict).toBeVisible();
  await expect(story).toBeHidden();
});
