/** Thousands of users, and policies of thousands of statements: decided rightly, and the page still answers. */
import { crowd, longPolicy } from './big-worlds.ts';
import { expect, test } from './fixtures.ts';
import { within } from './patience.ts';

/** Longer than that, and a person thinks that nothing happens; in milliseconds. */
const patience = within(1000);

test('an account of 5,000 users opens, and each is found', async ({ playground }) => {
  const { lab, share, incoming, menu } = playground;
  await playground.openLab();
  const buffer = Buffer.from(crowd(5000));
  await share.openFile({ name: 'crowd.json', mimeType: 'application/json', buffer });
  await expect(incoming.preview).toContainText('5,000 users');
  await incoming.accept();
  await menu.expectOpen('A crowd');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. user-0001 may not read 1\.txt in archive/);

  await lab.principal.fill('user-4710');
  await expect(lab.options.first()).toContainText('user-4710', { timeout: patience });
  await lab.options.first().click();
  await expect(lab.verdict).toHaveText('Allowed. user-4710 may read 1.txt in archive.');
  await lab.choosePrincipal('user-4711');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. user-4711/);

  await playground.waitUntilKept(/user\/user-4999/);
  await playground.reload();
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. user-4711/);
});

test('a policy of 10,000 statements is decided, and the page goes on answering', async ({
  playground,
  page,
  context,
}) => {
  const { lab, evidence } = playground;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.openLab();
  await lab.setKey('aws:PrincipalTag/data-steward', 'true');
  await evidence.text('AppCeiling').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.evaluate((text) => navigator.clipboard.writeText(text), longPolicy(10_000, 's3:Delete*'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(lab.verdict).toHaveText(/^Allowed\. alice may delete/);
  await expect(lab.gate('permissions boundary')).toHaveAccessibleName(/Here in AppCeiling/);

  const identity = lab.gate('identity policies');
  const wasOpen = await identity.getAttribute('aria-expanded');
  await identity.click({ timeout: patience });
  await expect(identity).toHaveAttribute('aria-expanded', String(wasOpen !== 'true'), { timeout: patience });

  await lab.gate('permissions boundary').click({ timeout: patience });
  await expect(evidence.text('AppCeiling')).toBeVisible({ timeout: patience });
  await lab.typeAction('s3:PutObject');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. alice may not write/);
});
