/** A real account comes in as AWS's own command prints it, however large, and bad files change nothing. */
import { largeAccountFile } from '../bench/large-account.mjs';
import { expect, test } from './fixtures.ts';

test('an account of 5,000 users comes in, is searched, acted on, and is there after a reload', async ({
  playground,
}) => {
  const { account, importing, menu } = playground;
  await playground.openLab();
  await menu.choose('Import an AWS account');
  await importing.choose(largeAccountFile());
  await expect(importing.dialog.getByRole('row', { name: /1234-5678-9012/ })).toContainText('5,000');
  await importing.open();
  await expect(account.heading).toHaveText('Users');
  await expect(account.main).toContainText('5,000 of 5,000');

  await account.search.fill('person4711');
  const found = account.row(/person4711$/);
  await expect(found).toBeVisible();
  await found.getByRole('link').click();
  await expect(account.heading).toHaveText(/person4711$/);

  await playground.follow('#/users?new');
  await account.field('User name').fill('one-too-many');
  await account.button('Create user').click();
  await expect(account.refusal).toContainText('LimitExceeded: Cannot exceed quota for UsersPerAccount: 5000');

  await playground.follow('#/groups?new');
  await account.field('Group name').fill('newcomers');
  await account.button('Create group').click();
  await expect(account.refusal).toContainText('Cannot exceed quota for GroupsPerAccount: 300');

  await importing.written();
  await playground.follow('#/users');
  await playground.reload();
  await expect(account.main).toContainText('5,000 of 5,000');
});

test('names are replaced on request, before anything is kept', async ({ playground }) => {
  const { account, importing, menu } = playground;
  await playground.openLab();
  await menu.choose('Import an AWS account');
  await importing.choose(largeAccountFile({ users: 12, groups: 3, roles: 4, policies: 6 }));
  await importing.dialog.getByRole('checkbox', { name: /^Names/ }).check();
  await importing.dialog.getByRole('checkbox', { name: /^Account/i }).check();
  await importing.open();
  await expect(account.heading).toHaveText('Users');
  await expect(account.main).toContainText('12 of 5,000');
  await expect(account.main).not.toContainText('person');
  await expect(playground.page.getByRole('banner')).not.toContainText('1234-5678-9012');
});

for (const [what, text] of [
  ['no JSON', 'An error occurred (AccessDenied) when calling the GetAccountAuthorizationDetails operation'],
  ['JSON of something else', '{"Buckets": []}'],
  ['cut off', largeAccountFile({ users: 2, groups: 1, roles: 1, policies: 1 }).slice(0, -200)],
] as const) {
  test(`what is ${what} is refused in words, and nothing changes`, async ({ playground }) => {
    const { importing, lab, menu } = playground;
    await playground.openLab();
    await menu.choose('Import an AWS account');
    await importing.choose(text);
    await expect(importing.refusal).toBeVisible();
    await importing.close();
    await expect(lab.verdict).toHaveText(/^Explicitly denied\. alice/);
    await menu.expectOpen('Payments team');
  });
}
