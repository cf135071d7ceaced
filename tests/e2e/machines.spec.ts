/** A machine under a person's hands: drawn from its definition, moved by its events, told as a list. */
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { MachinesPage } from './machines-page.ts';

const explored = [
  'Session',
  'MFA device',
  'Instance credentials',
  'Sign-in',
  'MFA challenge',
  'Federated sign-in',
];

test('a session goes from its challenge to its end, by buttons and by keyboard', async ({
  playground,
  page,
}) => {
  const machines = new MachinesPage(page);
  await playground.openLab();
  await playground.follow('#/sessions/machines');
  await expect(machines.picture).toHaveAccessibleName(/Now credentials: requested; rights: full\./);
  await expect(machines.row(/^45 minutes later/)).toContainText('does nothing here');

  await machines.button('Ask for an MFA code').click();
  await expect(machines.picture).toHaveAccessibleName(/Now credentials: challenged;/);
  await machines.button('Issue credentials for an hour').click();
  await expect(machines.row(/^45 minutes later/).first()).toContainText(/no:\s*expired/);
  await expect(machines.row(/expiring at 12:45:00, in 45 min/).first()).toBeVisible();

  await machines.button('45 minutes later').focus();
  await page.keyboard.press('Enter');
  await expect(machines.picture).toHaveAccessibleName(/Now credentials: expiring;.*expired/);
  await page.keyboard.press('Tab');
  await expect(machines.button('An hour later')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(machines.picture).toHaveAccessibleName(/Now credentials: expired; rights: full\./);
  await expect(machines.button('An hour later')).toBeFocused();
  await expect(machines.sentEvents).toHaveCount(4);

  // Nothing leads on from the end.
  await page.keyboard.press('Space');
  await expect(machines.sentEvents).toHaveCount(4);
  await machines.button('Take back').click();
  await expect(machines.sentEvents.last()).toContainText('expiring, full');
});

test('each machine, drawn and as a list, is accessible in light and in dark', async ({
  playground,
  page,
}) => {
  const machines = new MachinesPage(page);
  await playground.openLab();
  await playground.follow('#/sessions/machines');
  await machines.heading.waitFor();
  for (const name of explored) {
    await machines.button(name).click();
    await machines.picture.waitFor();
    await expectAccessible(page, `${name}, drawn`, 'main');
    await machines.asList.click();
    await expectAccessible(page, `${name}, as a list`, 'main');
    await machines.asList.click();
  }
});
