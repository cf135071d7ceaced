/** The clock of a playground: it stands, runs and jumps, and what time takes away, undo brings back. */
import { expectAccessible } from './accessible.ts';
import { ClockPage } from './clock-page.ts';
import { expect, test } from './fixtures.ts';

const atStart = '14:38:53';

test('a session ends when the clock jumps past its end, and undo brings it back', async ({
  playground,
  page,
}) => {
  const { account } = playground;
  const clock = new ClockPage(page);
  await playground.openLab();
  await account.actAs('Reporting');
  await clock.open();
  await expect(clock.time).toHaveText(atStart);
  const acting = page.locator('.acting');
  await expect(acting).toContainText('31:07');

  await clock.jumpTo('15:09:58');
  await expect(acting).toContainText('expiring');
  await clock.control(/^15:10:00 .* expires/).click();
  await expect(clock.time).toHaveText('15:10:01');
  await expect(acting).toContainText('expired');
  await expect(playground.toasts).toContainText('has expired. AWS answers its calls with ExpiredToken.');

  const makeUser = async () => {
    await playground.follow('#/users?new');
    await account.field('User name').fill('erin');
    await account.button('Create user').click();
  };
  await makeUser();
  await expect(account.refusal).toContainText(
    'ExpiredToken: The security token included in the request is expired',
  );

  await playground.undoButton.click();
  await expect(acting).toContainText('00:02');
  await account.button('Create user').click();
  await expect(account.refusal).toContainText('AccessDenied');

  await playground.waitUntilKept(/15:09:58/);
  await playground.reload();
  await clock.open();
  await expect(clock.time).toHaveText('15:09:58');
});

test('the clock runs as fast as it is told, stands again, and goes to real time', async ({
  playground,
  page,
}) => {
  const clock = new ClockPage(page);
  await page.clock.install({ time: '2026-11-22T03:00:00Z' });
  await playground.openLab();
  await page.clock.pauseAt('2026-11-22T03:01:00Z');
  await clock.start.click();
  await page.clock.runFor(5000);
  await expect(clock.button.getByRole('time')).toHaveText('21 Nov 14:38:58');
  await page.clock.resume();
  await clock.open();
  await clock.control(/^600×/).click();
  await expect(clock.control(/^600×/)).toHaveAttribute('aria-pressed', 'true');
  await expect(clock.time).not.toHaveText(/^14:3/);
  await clock.pause.click();
  await expect(clock.start).toBeVisible();
  await clock.control('Back to real time').click();
  await expect(clock.time).toHaveText(/^03:01/);
  await expect(clock.control('Back to real time')).toBeDisabled();
});

test('by keyboard: the next moment, a time that cannot be, and Esc', async ({ playground, page }) => {
  const clock = new ClockPage(page);
  await playground.openLab();
  await page.keyboard.press('.');
  await expect(playground.toasts).toContainText('21 Nov 14:55:01');
  await clock.button.focus();
  await page.keyboard.press('Enter');
  await clock.typed.focus();
  await page.keyboard.type('31.12.');
  await page.keyboard.press('Enter');
  await expect(clock.strip.getByText('Type a date, a time or both in UTC')).toBeVisible();
  await expect(clock.typed).toHaveValue('31.12.');
  await clock.typed.fill('1969-12-31');
  await page.keyboard.press('Enter');
  await expect(clock.strip.getByText('The clock goes from the year 1971 to 9998.')).toBeVisible();
  await expect(clock.time).toHaveText('14:55:01');
  await page.keyboard.press('Escape');
  await expect(clock.strip).toBeHidden();
  await expect(clock.button).toBeFocused();
});

for (const [device, width] of [
  ['a desktop', 1440],
  ['a phone', 390],
] as const) {
  test(`the open strip has no fault that axe finds on ${device}`, async ({ playground, page }) => {
    const clock = new ClockPage(page);
    await page.setViewportSize({ width, height: 844 });
    await playground.openLab();
    await clock.open();
    await expect(clock.comings).not.toHaveCount(0);
    await expectAccessible(page, 'clock', '#clock-strip');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
