/** What was changed is still there after a reload and after a crash; and where nothing can be kept, the page says so. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../../scripts/chromium.mjs';
import { makeNewerDatabase, readNewerDatabase, withFullDatabase, withoutDatabase } from './broken-storage.ts';
import { expect, test } from './fixtures.ts';
import { PlaygroundPage } from './playground-page.ts';

test('a reload keeps the request, the policies and the name', async ({ playground }) => {
  const { lab, evidence, menu } = playground;
  await playground.openLab();
  await menu.rename('Our ledger');
  await lab.setKey('aws:PrincipalTag/data-steward', 'true');
  await evidence.retypeLine('AppCeiling', '"s3:PutObject"', '"Action": ["s3:PutObject", "s3:Delete*"],');
  await expect(lab.verdict).toHaveText(/^Allowed\. alice/);
  // At once: what is still on its way must not be lost either.
  await playground.reload();
  await expect(lab.verdict).toHaveText(/^Allowed\. alice/);
  await expect(lab.key('aws:PrincipalTag/data-steward')).toHaveText('true');
  await menu.expectOpen('Our ledger');
  await lab.gate('permissions boundary').click();
  await expect(evidence.line('AppCeiling', '"s3:Delete*"')).toBeVisible();
});

test('a tab that is closed at once loses nothing', async ({ playground, secondTab }) => {
  await playground.openLab();
  await playground.lab.choosePrincipal('bob');
  await playground.page.close();
  await secondTab.openLab();
  await expect(secondTab.lab.verdict).toHaveText(/^Explicitly denied\. bob/);
});

test('a crash of the whole browser loses nothing that was kept', async ({ playwright, baseURL }) => {
  const profile = mkdtempSync(join(tmpdir(), 'playground-profile-'));
  const start = async () => {
    const context = await playwright.chromium.launchPersistentContext(profile, {
      ...launchOptions(),
      ...(baseURL !== undefined && { baseURL }),
      serviceWorkers: 'block',
    });
    const playground = new PlaygroundPage(context.pages()[0] ?? (await context.newPage()));
    await playground.openLab();
    return { context, playground };
  };

  const first = await start();
  await first.playground.lab.typeAction('s3:GetObjectVersion');
  await expect(first.playground.lab.verdict).toHaveText(/^Implicitly denied\. alice may not read an older/);
  await first.playground.waitUntilKept(/s3:GetObjectVersion"/);
  const gone = new Promise((resolve) => first.context.once('close', resolve));
  const chrome = await first.context.newCDPSession(first.playground.page);
  chrome.send('Browser.crash').catch(() => undefined);
  await gone;

  const second = await start();
  await expect(second.playground.lab.action).toHaveValue('s3:GetObjectVersion');
  await expect(second.playground.lab.verdict).toHaveText(/^Implicitly denied\. alice may not read an older/);
  await second.context.close();
  rmSync(profile, { recursive: true, force: true });
});

for (const [how, breakIt, says] of [
  ['a browser that keeps nothing', withoutDatabase, 'This browser keeps nothing for this page'],
  ['a browser without room', withFullDatabase, 'The browser has no room left for this page'],
] as const)
  test(`${how}: the page says so and goes on`, async ({ playground, page }) => {
    const { lab, notices } = playground;
    await breakIt(page);
    await playground.openLab();
    await lab.choosePrincipal('carol', 'temporary credentials');
    await expect(lab.verdict).toHaveText(/^Allowed\. carol/);
    await expect(notices).toContainText(says);
    await expect(notices.getByRole('button', { name: 'Save as a file' })).toBeVisible();
    await playground.undoButton.click();
    await expect(lab.verdict).toHaveText(/^Explicitly denied\. alice/);
  });

test('what a newer program keeps is left alone, and the page says so', async ({ playground, page }) => {
  const { lab, notices } = playground;
  await page.goto('./robots.txt');
  await page.evaluate(makeNewerDatabase);
  await playground.openLab();
  await expect(notices).toContainText('These data were written by a newer version of this page');
  await lab.choosePrincipal('bob');
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. bob/);
  await page.goto('./robots.txt');
  expect(await page.evaluate(readNewerDatabase)).toEqual({
    version: 999,
    stores: ['ofTheFuture'],
    record: 'untouched',
  });
});
