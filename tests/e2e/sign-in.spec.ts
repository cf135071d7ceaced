/** A person signs in to the console: a password, a code, a new password, another role; and does what they may. */
import { expect, test } from './fixtures.ts';
import { SignInPage } from './sign-in-page.ts';

const account = '111122223333';
const password = 'Summer-2026';

test('with MFA: wrong, reloaded, right; then a role that wants MFA, back, and out', async ({
  playground,
  page,
}) => {
  const signIn = new SignInPage(page);
  await playground.openLab();
  await signIn.setPassword('alice', password, false);
  await signIn.assignPhone('alice');

  await signIn.name(account, 'alice');
  await signIn.expectAccessible('who signs in');
  await signIn.givePassword('not-it');
  await expect(signIn.refusal).toContainText(
    'Your authentication information is incorrect. Please try again.',
  );
  await signIn.expectAccessible('password');
  await signIn.givePassword(password);
  await expect(signIn.title('Multi-factor authentication')).toBeVisible();
  await signIn.giveCode('000000');
  await expect(signIn.refusal).toContainText('No code of this device about now is this one.');
  await signIn.expectAccessible('code');

  await playground.waitUntilKept(/CheckMfa/);
  await playground.reload();
  await expect(signIn.refusal).toContainText('Your authentication information is incorrect.');
  await signIn.giveCode(await signIn.code());
  await expect(signIn.title('Signed in as alice')).toBeFocused();
  await expect(signIn.actingAs).toHaveValue(/^alice/);
  await signIn.expectAccessible('signed in');

  await signIn.field('IAM role name').fill('Auditor');
  await signIn.button('Switch Role').click();
  await expect(signIn.refusal).toContainText('Invalid information in one or more fields.');
  await signIn.field('IAM role name').fill('NightlyClose');
  await signIn.button('Switch Role').click();
  await expect(signIn.actingAs).toHaveValue(/NightlyClose/);
  await expect(signIn.button(`NightlyClose @ ${account}`)).toBeVisible();
  await signIn.expectAccessible('another role');
  await signIn.button('Switch back to alice').click();
  await expect(signIn.actingAs).toHaveValue(/^alice/);

  await playground.follow('#/groups?new');
  await playground.account.field('Group name').fill('mine');
  await playground.account.button('Create group').click();
  await expect(playground.account.refusal).toContainText(
    `User: arn:aws:iam::${account}:user/alice is not authorized`,
  );
  await playground.account.seeWhy.click();
  await expect(signIn.main.getByText('aws:MultiFactorAuthPresent').first()).toBeVisible();

  await playground.follow('#/sign-in');
  await signIn.button('Sign out').click();
  await expect(signIn.main.getByText('Signed out.')).toBeVisible();
  await expect(signIn.actingAs).toHaveValue(/^root/);
});

test('a password that must be changed: refused for want of permission, by the rules, then taken', async ({
  playground,
  page,
}) => {
  const signIn = new SignInPage(page);
  await playground.openLab();
  await signIn.setPassword('carol', password, true);
  await signIn.main.getByRole('link', { name: 'Sign in as carol' }).click();
  await expect(signIn.field('IAM user name')).toHaveValue('carol');
  await signIn.button('Next').click();
  await signIn.givePassword(password);
  await expect(signIn.title('You must change your password to continue')).toBeVisible();
  await signIn.changePassword(password, 'Winter-2027');
  await expect(signIn.refusal).toContainText('not authorized to perform: iam:ChangePassword');
  await signIn.expectAccessible('new password');

  await playground.follow('#/settings');
  await signIn.main.getByRole('checkbox', { name: 'May change their own password' }).check();
  await signIn.button('Save the policy').click();
  await expect(signIn.button('Delete the policy')).toBeVisible();
  await playground.follow('#/sign-in');
  await signIn.changePassword(password, 'short');
  await expect(signIn.refusal).toContainText('It is the second: it breaks a rule below.');
  await signIn.changePassword(password, 'Winter-2027');
  await expect(signIn.title('Signed in as carol')).toBeVisible();
});
