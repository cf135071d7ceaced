/** A policy is edited where it is shown: the decision follows, what AWS would refuse stays a draft, undo brings it back. */
import { expect, test } from './fixtures.ts';

const denied = /^Explicitly denied\. alice/;
const blocked = /^Implicitly denied\. alice/;

test('the decision follows the text, and the marks follow the lines', async ({ playground }) => {
  const { lab, evidence } = playground;
  await playground.openLab();
  await expect(evidence.line('KeepProdData', 'OnlyStewardsDelete')).toBeVisible();
  const before = await evidence.markedLines('KeepProdData');
  expect(before.length).toBeGreaterThan(0);

  const more = '{ "Sid": "Other", "Effect": "Deny", "Action": "sqs:PurgeQueue", "Resource": "*" },';
  await evidence.addLine('KeepProdData', '"Statement": [', more);
  await expect.poll(() => evidence.markedLines('KeepProdData')).toEqual(before.map((line) => line + 1));
  await expect(lab.verdict).toHaveText(denied);
  await expect(lab.gate('any Deny, anywhere')).toHaveAccessibleName(/1 Deny of 4 applies/);

  await evidence.retypeLine('KeepProdData', '"Action": [', '"Action": "s3:PutObject",');
  await expect(lab.verdict).toHaveText(blocked);
  await expect(lab.gate('permissions boundary')).toHaveAccessibleName(/is shut for lack of an Allow/);
  await expect.poll(() => evidence.markedLines('KeepProdData')).toEqual([]);
  // The text one types in stays, although it decides nothing any more.
  await expect(evidence.text('KeepProdData')).toBeFocused();
});

test('a text that AWS would refuse is kept as a draft, and is not in force', async ({ playground, page }) => {
  const { lab, evidence } = playground;
  await playground.openLab();
  await evidence.retypeLine('KeepProdData', '"Effect"', '"Effect": "Den');
  const refusal = evidence.refusal('KeepProdData');
  await expect(refusal).toContainText('the saved text stays in force');
  await expect(evidence.findings('KeepProdData').getByRole('listitem').first()).toBeVisible();
  await expect(lab.verdict).toHaveText(denied);
  await playground.waitUntilKept(/"Den\n/);

  await playground.reload();
  await expect(evidence.line('KeepProdData', '"Den')).toBeVisible();
  await expect(refusal).toBeVisible();
  await expect(lab.verdict).toHaveText(denied);

  await refusal.getByRole('button', { name: 'Show where' }).click();
  await expect(evidence.text('KeepProdData')).toBeFocused();
  await page.keyboard.press('Escape');
  await refusal.getByRole('button', { name: 'Back to the saved text' }).click();
  await expect(refusal).toBeHidden();
  await expect(evidence.line('KeepProdData', '"Effect"')).toHaveText(/"Effect": "Deny",/);
});

test('undo and redo bring back the text and the decision', async ({ playground }) => {
  const { lab, evidence, undoButton, redoButton } = playground;
  await playground.openLab();
  await evidence.retypeLine('KeepProdData', '"Effect"', '"Effect": "Allow",');
  await expect(lab.verdict).toHaveText(blocked);
  await expect(undoButton).toHaveAccessibleName('Undo: Edit KeepProdData');

  await undoButton.click();
  await expect(evidence.line('KeepProdData', '"Effect"')).toHaveText(/"Effect": "Deny",/);
  await expect(lab.verdict).toHaveText(denied);
  await redoButton.click();
  await expect(evidence.line('KeepProdData', '"Effect"')).toHaveText(/"Effect": "Allow",/);
  await expect(lab.verdict).toHaveText(blocked);
});

test('actions are completed over the whole catalogue while one types a policy', async ({
  playground,
  page,
}) => {
  const { lab, evidence } = playground;
  await playground.openLab();
  await evidence.retypeLine('AppCeiling', '"s3:PutObject"', '"Action": ["s3:Get*", "s3:Del"],');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('eteObj');
  // The list of actions comes when it is first asked for.
  await expect(async () => {
    await page.keyboard.press('Control+Space');
    await expect(evidence.proposal('s3:DeleteObject')).toBeVisible({ timeout: 500 });
  }).toPass();
  await evidence.proposal('s3:DeleteObject').click();
  await expect(evidence.line('AppCeiling', 's3:Get')).toHaveText(
    /"Action": \["s3:Get\*", "s3:DeleteObject"\],/,
  );
  await expect(lab.gate('permissions boundary')).toHaveAccessibleName(/is open/);
});

test('typing over a marked line changes that line only', async ({ playground, page }) => {
  const { evidence } = playground;
  await playground.openLab();
  const lines = evidence.text('KeepProdData').locator('.cm-line');
  await evidence.line('KeepProdData', '"Resource"').click({ clickCount: 3 });
  await page.keyboard.type('X');
  // The line and its end were selected: they are gone, and the line below begins with the letter.
  await expect(lines).toHaveText([
    '{',
    '"Version": "2012-10-17",',
    '"Statement": [',
    '{',
    '"Sid": "OnlyStewardsDelete",',
    '"Effect": "Deny",',
    '"Action": ["s3:DeleteObject", "s3:DeleteObjectVersion"],',
    'X      "Condition": {',
    '"StringNotEquals": {',
    '"aws:PrincipalTag/data-steward": "true"',
    '}',
    '}',
    '}',
    ']',
    '}',
  ]);
});

test("AWS's own policies can be read and not written", async ({ playground, page }) => {
  const { lab, evidence, gallery, menu } = playground;
  await playground.open('#/scenarios');
  await gallery.openWorld('Two accounts, one bucket');
  await menu.expectOpen('Two accounts, one bucket');
  await lab.choosePrincipal('ada');
  await expect(lab.verdict).toHaveText(/^Allowed\. ada may decrypt/);
  const text = evidence.text('AdministratorAccess');
  await expect(text).toHaveAttribute('contenteditable', 'false');
  await expect(evidence.editButton('AdministratorAccess')).toBeHidden();
  await text.focus();
  await page.keyboard.type('x');
  await expect(evidence.line('AdministratorAccess', '"Action"')).toHaveText(/"Action": "\*",/);
  await expect(lab.verdict).toHaveText(/^Allowed\. ada/);
});
