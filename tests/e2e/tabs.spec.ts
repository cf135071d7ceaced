/** Two tabs of one playground are one playground. */
import { expect, test } from './fixtures.ts';
import type { PlaygroundPage } from './playground-page.ts';

test.beforeEach(async ({ playground, secondTab }) => {
  await playground.openLab();
  await secondTab.openLab();
});

/** Names a statement anew, which decides nothing and is seen in the text. */
async function nameStatement({ evidence }: PlaygroundPage, policy: string, was: string, sid: string) {
  await evidence.retypeLine(policy, `"${was}"`, `"Sid": "${sid}",`);
}

async function expectNames({ evidence }: PlaygroundPage): Promise<void> {
  await expect(evidence.line('KeepProdData', '"Sid"')).toHaveText(/"FromTheFirst"/);
  await expect(evidence.line('AppCeiling', '"Sid"')).toHaveText(/"FromTheSecond"/);
}

test('what one tab changes is seen in the other', async ({ playground, secondTab }) => {
  await playground.lab.choosePrincipal('carol', 'temporary credentials');
  await expect(secondTab.lab.verdict).toHaveText(/^Allowed\. carol/);
  await secondTab.lab.takeKeyAway('aws:MultiFactorAuthAge');
  await expect(playground.lab.verdict).toHaveText(/^Implicitly denied\. carol/);
  await secondTab.menu.rename('Named in the second tab');
  await playground.menu.expectOpen('Named in the second tab');
});

test('two tabs edit at the same time, and both edits stay', async ({ playground, secondTab }) => {
  await Promise.all([
    nameStatement(playground, 'KeepProdData', 'OnlyStewardsDelete', 'FromTheFirst'),
    nameStatement(secondTab, 'AppCeiling', 'Data', 'FromTheSecond'),
  ]);
  for (const tab of [playground, secondTab]) await expectNames(tab);

  // Undo in one tab takes back what was done there, and leaves the other's alone.
  await playground.undoButton.click();
  await expect(secondTab.evidence.line('KeepProdData', '"Sid"')).toHaveText(/"OnlyStewardsDelete"/);
  await expect(playground.evidence.line('AppCeiling', '"Sid"')).toHaveText(/"FromTheSecond"/);
  await playground.redoButton.click();
  await expectNames(secondTab);

  for (const tab of [playground, secondTab]) {
    await tab.waitUntilKept(/FromTheFirst[^]*FromTheSecond|FromTheSecond[^]*FromTheFirst/);
    await tab.reload();
    await expectNames(tab);
  }
});

test('two tabs type in the same policy, and end with the same text', async ({ playground, secondTab }) => {
  await Promise.all([
    nameStatement(playground, 'AppCeiling', 'Data', 'FromTheFirst'),
    nameStatement(secondTab, 'AppCeiling', 'Run', 'FromTheSecond'),
  ]);
  const textIn = ({ evidence }: PlaygroundPage) =>
    evidence.text('AppCeiling').locator('.cm-line').allTextContents();
  await expect(async () => expect(await textIn(playground)).toEqual(await textIn(secondTab))).toPass();
  expect((await textIn(playground)).join('')).toMatch(/FromThe(First|Second)/);
});
