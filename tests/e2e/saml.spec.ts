/** A person of a corporate directory comes into the console, and may do what the role may; a spoilt response does not come in. */
import { createRequire } from 'node:module';
import { expect, test } from './fixtures.ts';
import { SamlPage } from './saml-page.ts';
import type { Page } from '@playwright/test';

/** axe itself, run in the page: its builder for Playwright takes three times as long. */
const axe = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { source: string };

interface Axe {
  run(part: string, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const levels = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
    const found = await axe.run('main', { runOnly: levels, resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
  });
}

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
  expect(await violations(page)).toEqual([]);

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
