/** From the first visit on: a decided request is there, every part of it can be changed, and the answer follows. */
import { withSilentDatabase } from './broken-storage.ts';
import { expect, test } from './fixtures.ts';
import { within } from './patience.ts';

const close = 'arn:aws:s3:::acme-prod-ledger/2026/10/close.parquet';
const denied = 'Explicitly denied. alice may not delete 2026/10/close.parquet from acme-prod-ledger.';

/** A refusal as AWS words it. */
function refusal(who: string, action: string, resource: string, because: string): string {
  const caller = `arn:aws:iam::111122223333:${who}`;
  return `AccessDenied User: ${caller} is not authorized to perform: ${action} on resource: "${resource}" ${because}`;
}

/** Runs in the page, before all else: remembers when the verdict came, in milliseconds after the address was called. */
function timeTheVerdict(): void {
  const watch = new MutationObserver(() => {
    if (document.querySelector('main h1') === null) return;
    watch.disconnect();
    requestAnimationFrame(() => performance.mark('verdict'));
  });
  watch.observe(document, { childList: true, subtree: true });
}

test('the first visit shows a decided request within a second', async ({ playground, elsewhere, page }) => {
  await elsewhere.openLab(); // The server has read its files now; the profile of `playground` has none.
  await page.addInitScript(timeTheVerdict);
  await playground.openLab();
  await expect(playground.lab.verdict).toHaveText(denied);
  const came = await page.evaluate(() => performance.getEntriesByName('verdict')[0]?.startTime);
  expect(came).toBeLessThan(within(1000));
});

test('a database that never answers keeps nobody waiting', async ({ playground, page }) => {
  await withSilentDatabase(page);
  await playground.openLab();
  await expect(playground.lab.verdict).toHaveText(denied);
  await playground.lab.choosePrincipal('bob');
  await expect(playground.lab.verdict).toHaveText(denied.replace('alice', 'bob'));
});

test('another principal gets another answer', async ({ playground }) => {
  const { lab } = playground;
  await playground.openLab();
  await expect(lab.awsSays).toHaveText(
    refusal(
      'user/alice',
      's3:DeleteObject',
      close,
      'with an explicit deny in a service control policy: arn:aws:organizations::999900001111:policy/o-ac3ep4yteam/service_control_policy/p-001p6m3q',
    ),
  );
  await lab.choosePrincipal('carol', 'temporary credentials');
  await expect(lab.verdict).toHaveText(
    'Allowed. carol may delete 2026/10/close.parquet from acme-prod-ledger.',
  );
  await expect(lab.awsSays).toBeHidden();
  await expect(lab.gate('any Deny, anywhere')).toHaveAccessibleName(/is open: none of \d+ Denies applies/);
  await expect(lab.gate('identity policies')).toHaveAccessibleName(/is open and grants the request/);

  await lab.choosePrincipal('carol');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. carol may not/);
  await expect(lab.awsSays).toHaveText(
    refusal(
      'user/carol',
      's3:DeleteObject',
      close,
      'because no identity-based policy allows the s3:DeleteObject action',
    ),
  );

  await lab.choosePrincipal('anonymous', 'without credentials');
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. An anonymous caller may not/);
});

test('another action gets another answer, typed or picked', async ({ playground, page }) => {
  const { lab } = playground;
  await playground.openLab();
  await lab.typeAction('s3:GetObject');
  await expect(lab.verdict).toHaveText('Allowed. alice may read 2026/10/close.parquet in acme-prod-ledger.');

  await lab.pickAction('delobjver', 's3:DeleteObjectVersion');
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. alice may not delete a version of/);

  // All of AWS is in the list, each with the answer it would get.
  await lab.action.fill('dynamodb:batchg');
  await expect(lab.options.first()).toContainText('dynamodb:BatchGetItem');
  await expect(lab.options.first()).toContainText('not allowed');
  await page.keyboard.press('Enter');
  await expect(lab.action).toHaveValue('dynamodb:BatchGetItem');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. alice may not call dynamodb:BatchGetItem on/);
});

test('another resource gets another answer, typed or picked', async ({ playground }) => {
  const { lab } = playground;
  await playground.openLab();
  await lab.choosePrincipal('Reporting/glue-statements', 'role session');
  await lab.typeAction('s3:ListBucket');
  await lab.pickResource('statem', 'arn:aws:s3:::acme-prod-statements');
  await expect(lab.verdict).toHaveText(
    'Allowed. Reporting/glue-statements may list what is in acme-prod-statements.',
  );
  await expect(lab.gate('bucket policy')).toHaveAccessibleName(/is open and grants the request/);

  await lab.typeResource('arn:aws:s3:::acme-prod-ledger');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. Reporting\/glue-statements may not list/);
  await expect(lab.awsSays).toHaveText(
    'AccessDenied User: arn:aws:sts::444455556666:assumed-role/Reporting/glue-statements is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-prod-ledger" because no resource-based policy allows the s3:ListBucket action',
  );
});

test('a context key is set, taken away and given back', async ({ playground }) => {
  const { lab } = playground;
  await playground.openLab();
  await lab.setKey('aws:PrincipalTag/data-steward', 'true');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. alice may not delete/);
  await expect(lab.awsSays).toHaveText(
    refusal(
      'user/alice',
      's3:DeleteObject',
      close,
      'because no permissions boundary allows the s3:DeleteObject action',
    ),
  );
  await expect(lab.gate('any Deny, anywhere')).toHaveAccessibleName(/is open/);
  await expect(lab.gate('permissions boundary')).toHaveAccessibleName(
    /is shut for lack of an Allow, and decides/,
  );
  await lab.resetKey('aws:PrincipalTag/data-steward');
  await expect(lab.verdict).toHaveText(denied);

  await lab.choosePrincipal('carol', 'temporary credentials');
  await expect(lab.verdict).toHaveText(/^Allowed/);
  await lab.takeKeyAway('aws:MultiFactorAuthAge');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. carol/);
  await expect(lab.gate('identity policies')).toHaveAccessibleName(/is shut for lack of an Allow/);
  await lab.resetKey('aws:MultiFactorAuthAge');
  await expect(lab.verdict).toHaveText(/^Allowed\. carol/);
});
