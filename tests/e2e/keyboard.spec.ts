/** Everything without a mouse: ask, read the walk, step through it, edit a policy and take it back. */
import { expect, test } from './fixtures.ts';
import type { PlaygroundPage } from './playground-page.ts';

/** Presses Tab until something has the focus; so many stops may lie before it. */
async function tabTo({ page }: PlaygroundPage, name: string | RegExp, most = 60): Promise<void> {
  const focused = page.locator(':focus');
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const found = await focused.and(page.getByLabel(name).or(page.getByText(name))).count();
    if (found > 0) return;
  }
  throw new Error(`no ${String(name)} within ${most} stops`);
}

test('from the top of the page to the action, and on to the answer', async ({ playground, page }) => {
  const { lab } = playground;
  await playground.openLab();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'To the main part' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(playground.main).toBeFocused();

  await tabTo(playground, 'Action');
  await page.keyboard.type('s3:getobj');
  await expect(lab.options.first()).toContainText('s3:GetObject');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(lab.action).toHaveValue('s3:GetObject');
  await expect(lab.verdict).toHaveText(/^Allowed\. alice may read/);

  // Esc leaves the list and takes nothing.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(lab.options).toHaveCount(0);
  await expect(lab.action).toHaveValue('s3:GetObject');
});

test('F6 goes from column to column, arrows from gate to gate', async ({ playground, page }) => {
  const { lab, evidence } = playground;
  await playground.openLab();
  for (const column of [lab.request, lab.walk, evidence.column, lab.request]) {
    await page.keyboard.press('F6');
    await expect(column).toBeFocused();
  }
  for (const column of [evidence.column, lab.walk]) {
    await page.keyboard.press('Shift+F6');
    await expect(column).toBeFocused();
  }

  await tabTo(playground, /^Gate 1, /);
  await page.keyboard.press('ArrowDown');
  const second = lab.gate('resource control policies');
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(second).toHaveAttribute('aria-expanded', 'true');
  await expect(evidence.policy('OursOnly')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(lab.gate('any Deny, anywhere')).toBeFocused();
});

test('a step-through goes on with → and back with ←, and ends with Esc', async ({ playground, page }) => {
  const { lab } = playground;
  await playground.openLab();
  await lab.choosePrincipal('carol', 'temporary credentials');
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await lab.stepThrough.focus();
  await page.keyboard.press('Enter');
  await expect(lab.verdict).toHaveText(/^May carol delete .*\?$/);
  await expect(lab.gate('identity policies')).toHaveAccessibleName(/has not been asked yet/);
  for (let gate = 2; gate <= 7; gate += 1) {
    await expect(lab.verdict).toHaveText(/^May carol/);
    await page.keyboard.press('ArrowRight');
  }
  await expect(lab.verdict).toHaveText(/^Allowed\. carol may delete/);
  await page.keyboard.press('ArrowLeft');
  await expect(lab.verdict).toHaveText(/^May carol/);
  await page.keyboard.press('Escape');
  await expect(lab.verdict).toHaveText(/^Allowed\. carol/);
  await expect(lab.stepThrough).toBeVisible();
});

test('the editor is entered, left with Tab, and its work is undone from outside', async ({
  playground,
  page,
}) => {
  const { lab, evidence } = playground;
  await playground.openLab();
  await evidence.text('KeepProdData').waitFor();
  await page.keyboard.press('Shift+F6');
  await expect(evidence.column).toBeFocused();
  await tabTo(playground, 'KeepProdData, policy text');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  );
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. alice/);

  await page.keyboard.press('Tab');
  await expect(evidence.text('KeepProdData')).not.toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. alice/);
  await expect(evidence.line('KeepProdData', 'OnlyStewardsDelete')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. alice/);
});

test('menus and dialogs give the focus back', async ({ playground, page }) => {
  const { menu, share } = playground;
  await playground.openLab();
  await expect(menu.button).toBeVisible();
  await menu.button.focus();
  await page.keyboard.press('Enter');
  await expect(menu.items).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu.button).toBeFocused();

  await share.button.focus();
  await page.keyboard.press('Enter');
  await expect(share.dialog).toBeVisible();
  for (let stops = 0; stops < 8; stops += 1) {
    await page.keyboard.press('Tab');
    await expect(share.dialog.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(share.dialog).toBeHidden();
  await expect(share.button).toBeFocused();
});
