/** People whom a broker takes into the console, with what its credentials may do and for as long as its link lives. */
import { expectAccessible } from './accessible.ts';
import { ConsolePage } from './console-page.ts';
import { expect, test as base } from './fixtures.ts';

const test = base.extend<{ readonly broker: ConsolePage }>({
  broker: async ({ page }, use) => use(new ConsolePage(page)),
});

test('a federated user follows the broker’s link, is limited by the policy, and finds it dead after 15 minutes', async ({
  page,
  playground,
  broker,
}) => {
  await playground.open('#/federation/console');
  await broker.askFor('dana');
  await broker.main.getByLabel(/^SessionDuration/).fill('3600');
  await broker.button('Get sign-in token').click();
  await expect(broker.refusal).toContainText('HTTP 400. Invalid credentials parameter.');
  await broker.main.getByLabel(/^SessionDuration/).fill('');
  await broker.button('Get sign-in token').click();
  await expect(broker.token).toContainText('"SigninToken": "');
  await expect(broker.link).toContainText('https://signin.aws.amazon.com/federation?Action=login&Issuer=');

  await broker.button('Follow the link').click();
  await expect(broker.entered).toContainText('arn:aws:sts::111122223333:federated-user/dana');
  await broker.entered.getByRole('button', { name: 'Act as this session' }).click();
  await expect(playground.account.actingAs).toHaveValue(/dana/);
  await expectAccessible(page, 'in the console', 'main');

  await broker.button('Let 15 minutes pass').click();
  await broker.button('Follow the link').click();
  await expect(broker.refusal).toContainText('Token has expired.');

  const { account } = playground;
  await playground.follow('#/users?new');
  await account.field('User name').fill('zoe');
  await account.main.getByRole('button', { name: 'Create user' }).click();
  await expect(account.refusal).toContainText(
    'federated-user/dana is not authorized to perform: iam:CreateUser',
  );
  await expect(account.refusal).toContainText('because no session policy allows the iam:CreateUser action');
});
