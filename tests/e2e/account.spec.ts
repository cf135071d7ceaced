/** An account under a person's hands: made, attached, refused, explained, taken back. */
import { expect, test } from './fixtures.ts';

test('from an empty account to a refusal that is explained, and back', async ({ playground }) => {
  const { account, lab, menu } = playground;
  await playground.openLab();
  await menu.choose('New empty account');
  await expect(account.heading).toHaveText('Users');
  await expect(account.emptyState).toBeVisible();

  await account.create('group', 'readers');
  await account.tab('Permissions').click();
  await account.button('Attach policy').click();
  await account.pick('Managed policy', 'IAMReadOnlyAccess');
  await expect(
    account.command(
      'aws iam attach-group-policy --group-name readers --policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess',
    ),
  ).toBeVisible();
  await account.button('Attach').last().click();
  await expect(account.button('Detach IAMReadOnlyAccess')).toBeVisible();

  await playground.follow('#/users?new');
  await account.field('User name').fill('alice');
  await account.pick('Groups', 'readers');
  await account.button('Create user').click();
  await expect(account.heading).toHaveText('alice');

  await account.button('Act as alice').click();
  await expect(account.actingAs).toHaveValue(/alice/);
  await playground.follow('#/users?new');
  await account.field('User name').fill('bob');
  await account.button('Create user').click();
  await expect(account.refusal).toContainText(
    'User: arn:aws:iam::123456789012:user/alice is not authorized to perform: iam:CreateUser on resource: ' +
      'arn:aws:iam::123456789012:user/bob because no identity-based policy allows the iam:CreateUser action',
  );
  await expect(account.field('User name')).toHaveValue('bob');

  await account.seeWhy.click();
  await expect(lab.verdict).toHaveText('Implicitly denied. alice may not create the user bob.');
  await playground.goTo('History');
  const denied = account.main.getByRole('row', { name: /alice.*CreateUser|CreateUser.*alice/ });
  await expect(denied.first()).toBeVisible();

  await playground.goTo('Users');
  await expect(account.row('alice')).toBeVisible();
  await playground.undoButton.click();
  await expect(playground.undoButton).toHaveAccessibleName('Undo: Created user alice');
  await playground.undoButton.click();
  await expect(account.row('alice')).toBeHidden();
  await expect(account.actingAs).toHaveValue('root');
  await playground.redoButton.click();
  await expect(account.row('alice')).toBeVisible();
});

test('a policy gets a second version, is compared, and what AWS would refuse keeps its text', async ({
  playground,
  page,
}) => {
  const { account } = playground;
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-prod-ledger/*' };
  const readOnly = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const retype = async (text: string) => {
    await account.main.getByRole('textbox', { name: /LedgerWork/ }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };
  await playground.openLab();
  await playground.follow('#/policies/LedgerWork');
  await retype(readOnly.replace('s3:GetObject', 'GetObject'));
  await account.button('Save as v2').click();
  await expect(account.refusal).toContainText(
    'MalformedPolicyDocument: Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  );
  await retype(readOnly);
  await account.button('Save as v2').click();

  await account.tab('Versions').click();
  await expect(account.main.getByRole('row', { name: /^v2 default, in force/ })).toBeVisible();
  const [before, after] = [/LedgerWork v1/, /LedgerWork v2/].map((name) =>
    account.main.getByRole('textbox', { name }),
  );
  await expect(before!).toContainText('ReadLedger');
  await expect(after!).toContainText('s3:GetObject');
  await account.button('Set as default').click();
  await expect(account.main.getByRole('row', { name: /^v1 default, in force/ })).toBeVisible();
});

test('a role is made for this account, and assumed by whoever may', async ({ playground }) => {
  const { account, menu } = playground;
  await playground.openLab();
  await menu.choose('New empty account');
  await account.create('user', 'alice');
  await playground.follow('#/roles?new');
  await account.main.getByRole('radio', { name: /^This account/ }).check();
  await account.field('Role name').fill('deployer');
  await account.button('Create role').click();
  await expect(account.heading).toHaveText('deployer');

  const assume = async () => {
    await account.main.getByRole('link', { name: 'Assume', exact: true }).click();
    await account.field('Session name').fill('ci');
    await account.button('Assume role').click();
  };
  await account.actAs('alice');
  await assume();
  await expect(account.refusal).toContainText(
    'AccessDenied: User: arn:aws:iam::123456789012:user/alice is not authorized to perform: sts:AssumeRole on ' +
      'resource: arn:aws:iam::123456789012:role/deployer',
  );

  await account.actAs('root');
  await playground.follow('#/users/alice');
  await account.button('Attach policy').click();
  await account.pick('Managed policy', 'AdministratorAccess');
  await account.button('Attach').last().click();
  await account.actAs('alice');
  await playground.follow('#/roles/deployer');
  await assume();
  await account.button('Act as this session').click();
  await expect(account.actingAs).toHaveValue(/deployer/);
  await playground.follow('#/groups?new');
  await account.field('Group name').fill('admins');
  await account.button('Create group').click();
  await expect(account.refusal).toContainText(
    'User: arn:aws:sts::123456789012:assumed-role/deployer/ci is not authorized to perform: iam:CreateGroup',
  );
});
