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
