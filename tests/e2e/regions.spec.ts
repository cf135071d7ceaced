/** Where STS is asked, and in which partition an account is: what AWS refuses, and how one goes on. */
import { expect, test } from './fixtures.ts';
import { sessionWorld } from './session-worlds.ts';
import { SessionsPage } from './sessions-page.ts';

test('STS is asked at an endpoint of another partition, at one that is off, and where the world’s calls are made', async ({
  playground,
}) => {
  const { account, main } = playground;
  const sessions = new SessionsPage(playground);
  await sessions.openWorld(sessionWorld(), 'Sessions');
  await playground.follow('#/settings/account/regions');
  await main.getByRole('combobox', { name: 'Region' }).selectOption('eu-west-1');
  await main.getByRole('switch', { name: /STS in eu-west-1$/ }).click();
  await expect(main.getByRole('switch', { name: /STS in eu-west-1$/ })).not.toBeChecked();

  await playground.follow('#/sessions?new');
  await sessions.button('GetSessionToken').click();
  const endpoint = main.getByRole('combobox', { name: 'STS endpoint' });
  await expect(endpoint).toHaveValue('eu-west-1');
  await sessions.button('Get session token').click();
  await expect(account.refusal).toContainText('RegionDisabledException: STS is not activated in this region');
  await endpoint.selectOption('cn-north-1');
  await sessions.button('Get session token').click();
  await expect(account.refusal).toContainText('InvalidClientTokenId');
  await expect(main.getByText('Choose an endpoint of aws.')).toBeVisible();
  await endpoint.selectOption('global');
  await sessions.button('Get session token').click();
  await expect(sessions.made).toContainText('export AWS_SESSION_TOKEN=');
});

test('an account in China has ARNs of its partition', async ({ playground }) => {
  const { account, main, menu } = playground;
  await playground.openLab();
  await menu.choose('New account in China or GovCloud…');
  const dialog = playground.page.getByRole('dialog', { name: 'New empty account' });
  await expect(dialog.getByRole('radio', { name: /^AWS All/ })).toBeChecked();
  await dialog.getByRole('radio', { name: /^AWS China/ }).check();
  await dialog.getByRole('button', { name: 'Make the account' }).click();
  await menu.expectOpen('New account in AWS China');
  await account.create('user', 'mei');
  await expect(main.getByText('arn:aws-cn:iam::123456789012:user/mei')).toBeVisible();
});
