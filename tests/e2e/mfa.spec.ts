/** A person gives a user a phone, lets its clock go wrong, and mends it; gives root a password and a device. */
import { expect, test as base } from './fixtures.ts';
import { MfaPage } from './mfa-page.ts';

const test = base.extend<{ readonly mfa: MfaPage }>({
  mfa: async ({ playground }, use) => use(new MfaPage(playground)),
});

test('a phone five minutes fast: refused, synchronized, taken; and each code once', async ({
  playground,
  mfa,
}) => {
  const { account } = playground;
  await playground.openLab();
  await mfa.openDevicesOf('alice');
  await mfa.assign('phone', 'alice');
  await expect(mfa.phone('phone')).toContainText('Used: AWS takes each code once.');
  await mfa.setPhone('phone', '5 min fast');
  await expect(mfa.device('phone')).toContainText('out of step');

  await account.actAs('alice');
  await mfa.askForToken('phone');
  await expect(mfa.main.getByText('the phone is 5 min ahead of what AWS expects of it')).toBeVisible();
  await mfa.button('Get session token').click();
  await expect(account.refusal).toContainText(
    'AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.',
  );

  await mfa.actAsRoot();
  await mfa.openDevicesOf('alice');
  await mfa.button('Resync phone').click();
  await mfa.main.getByText('What is happening').click();
  await expect(mfa.main.getByRole('region', { name: 'Life of phone' })).toBeVisible();
  await mfa.expectAccessible('a device out of step');
  await mfa.fillLastTwo();
  await mfa.button('Synchronize').click();
  await expect(mfa.device('phone')).toContainText('AWS holds its clock to be 5 min fast');
  await mfa.button(/^Let \d+ s pass$/).click();
  await expect(mfa.phone('phone')).toContainText('as long as the clock stands');

  await account.actAs('alice');
  await mfa.askForToken('phone');
  await mfa.button('Get session token').click();
  await expect(mfa.main.getByRole('group', { name: 'The new credentials' })).toBeVisible();
});

test('root gets an address, a password and a device of its own; policies ask for MFA in ways that differ', async ({
  playground,
  mfa,
}) => {
  const { account } = playground;
  await playground.openLab();
  await playground.follow('#/settings/account/root');
  await mfa.button('Set the e-mail address').click();
  await account.field('E-mail address of root').fill('root');
  await expect(mfa.button('Save the address')).toBeDisabled();
  await account.field('E-mail address of root').fill('root@example.com');
  await mfa.button('Save the address').click();
  await mfa.button('Set the password of root').click();
  await account.field('Password of root').fill('Summer-2026');
  await mfa.button('Set root’s password').click();
  await expect(mfa.button('Change the password of root')).toBeEnabled();

  await mfa.assign('vault', 'root');
  await mfa.expectAccessible('root’s devices');
  await account.actAs('alice');
  await expect(mfa.main.getByText('Only root itself, at the console, changes its devices')).toBeVisible();
  await expect(mfa.button('Deactivate vault')).toBeHidden();

  await playground.follow('#/sessions/mfa');
  const row = mfa.main.getByRole('row', { name: /NumericLessThan/ });
  await expect(row.getByRole('cell')).toHaveText(['not allowed', 'not allowed', 'allowed', 'not allowed']);
  await mfa.main.getByRole('slider', { name: 'Minutes since' }).fill('60');
  await expect(row.getByRole('cell').nth(2)).toHaveText('not allowed');
  await mfa.expectAccessible('MFA patterns');
});
