/** A person of a corporate directory comes into the console, and may do what the role may; a spoilt response does not come in. */
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { SamlPage } from './saml-page.ts';

test('two roles are offered, one is chosen, and the session may do what it may', async ({ playground }) => {
  const saml = new SamlPage(playground.page);
  await playground.openLab();
  await playground.menu.choose('New empty account');
  await playground.follow('#/federation');
  await saml.connect('CorpDeveloper', 'CorpOperator');

  await saml.choose('Ana Ruiz');
  await saml.button('Post to console sign-in').click();
  await saml.button(/^CorpOperator/).click();
  await expect(saml.signedIn).toContainText('CorpOperator/ana.ruiz@example.com');
  await saml.button('Act as this session').click();
  await expect(playground.account.actingAs).toHaveValue(/CorpOperator/);

  await playground.follow('#/users?new');
  await playground.account.field('User name').fill('mallory');
  await playground.account.button('Create user').click();
  await expect(playground.account.refusal).toContainText(
    'User: arn:aws:sts::123456789012:assumed-role/CorpOperator/ana.ruiz@example.com is not authorized to perform: ' +
      'iam:CreateUser on resource: arn:aws:iam::123456789012:user/mallory',
  );
});

test('what is spoilt is found by the check that is for it, by programs and at the console', async ({
  playground,
  page,
}) => {
  const saml = new SamlPage(page);
  await playground.open('#/federation');
  await saml.connect('CorpAuditor');

  await saml.choose('Chloé Dubois');
  await saml.spoil('meant for somebody else');
  await saml.button('Post to console sign-in').click();
  await expect(saml.refusal).toContainText(
    'InvalidIdentityToken: Response does not contain the required audience.',
  );
  await expect(saml.checks.filter({ hasText: 'failed' })).toContainText('Meant for AWS (Audience)');
  await expect(saml.checks.filter({ hasText: 'not reached' })).not.toHaveCount(0);
  await expectAccessible(page, 'a spoilt response', 'main');

  await saml.button('meant for somebody else').click();
  await saml.button('Call AssumeRoleWithSAML').click();
  await expect(saml.main.getByRole('group', { name: 'The new credentials' })).toContainText(
    'CorpAuditor/chloe.dubois@example.com',
  );
  await saml.button('New signing key').click();
  await expect(saml.main).toContainText('has an older signing key');
  await saml.choose('Chloé Dubois');
  await saml.button('Post to console sign-in').click();
  await expect(saml.refusal).toContainText('InvalidIdentityToken: Response signature invalid');
});
