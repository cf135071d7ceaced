/** Web identity federation: a workflow's token becomes credentials, and everything else is refused with its reason. */
import { expectAccessible } from './accessible.ts';
import { ClockPage } from './clock-page.ts';
import { expect, test } from './fixtures.ts';
import { OidcPage } from './oidc-page.ts';

test('GitHub Actions: registered, trusted, a token, credentials, and another repository', async ({
  playground,
  page,
}) => {
  const { account } = playground;
  const oidc = new OidcPage(page);
  const clock = new ClockPage(page);
  await playground.open('#/federation/oidc');
  await oidc.add('GitHub Actions');
  await oidc.register();

  await account.field('Subject in the trust policy').fill('repo:*');
  await expect(oidc.unpinned).toBeVisible();
  await account.field('Subject in the trust policy').fill('repo:acme/shop:*');
  await expect(oidc.unpinned).toBeHidden();
  await account.pick('Permissions policies', 'IAMFullAccess');
  await oidc.button('Create role').click();
  await expect(oidc.main.getByText('only if its subject is like “repo:acme/shop:*”')).toBeVisible();

  await oidc.getToken('acme/shop, main');
  await expect(oidc.claims).toContainText('"repository": "acme/shop"');
  await oidc.assume('deploy');
  await expect(oidc.credentials).toContainText('deploy/run-1');

  await oidc.getToken('mallory/fork, main');
  await oidc.assume('deploy');
  await expect(oidc.refusal).toContainText(
    'AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity',
  );
  await expect(oidc.failed).toContainText('StringLike "repo:acme/shop:*"');
  await expect(oidc.failed).toContainText('repo:mallory/fork:ref:refs/heads/main');

  await oidc.getToken('acme/shop, main', 'Subject changed after signing');
  await oidc.assume('deploy');
  await expect(oidc.failed).toContainText('The signature fits');

  await oidc.getToken('acme/shop, main');
  await clock.open();
  await clock.jumpTo('14:48:52');
  await oidc.assume('deploy');
  await expect(oidc.credentials).toBeVisible();
  await clock.jumpTo('14:48:53');
  await oidc.assume('deploy');
  await expect(oidc.refusal).toContainText('ExpiredTokenException: Token expired: current date/time');
  await expect(oidc.failed).toContainText('It holds now');

  await oidc.getToken('acme/shop, main');
  await oidc.assume('deploy');
  await oidc.button('Act as this session').click();
  await playground.follow('#/users?new');
  await account.field('User name').fill('erin');
  await account.button('Create user').click();
  await expect(account.heading).toHaveText('erin');
});

test('a built-in provider needs no registration, and a new key ends old tokens', async ({
  playground,
  page,
}) => {
  const oidc = new OidcPage(page);
  await playground.open('#/federation/oidc');
  await oidc.add('Google');
  await expect(oidc.main.getByText('Built in: every account knows it')).toBeVisible();
  await oidc.button('Create role').click();
  await oidc.getToken('Ana');
  await oidc.assume('app-user');
  await expect(oidc.credentials).toContainText('app-user/ana');
  await expectAccessible(page, 'credentials of a token', 'main');

  const { account } = playground;
  await oidc.button(/^Subject$/).click();
  await account.field('Further claims, as JSON').fill('{"half": ');
  await oidc.button('Remove Ben').click();
  await expect(account.field('Further claims, as JSON')).toHaveValue('{"half": ');
  await oidc.button('Cancel').click();

  await oidc.button('New signing key').click();
  await expect(playground.undoButton).toHaveAccessibleName('Undo: New signing key of Google');
  await oidc.assume('app-user');
  await expect(oidc.refusal).toContainText("Couldn't retrieve verification key from your identity provider");
  await playground.undoButton.click();
  await oidc.assume('app-user');
  await expect(oidc.credentials).toBeVisible();
});
