/** Kept once, the page needs no network; and it can be installed from any folder of any host. */
import { readFileSync } from 'node:fs';
import { serve } from '../../scripts/serve.mjs';
import { expect, test } from './fixtures.ts';
import { PlaygroundPage } from './playground-page.ts';

test.use({ serviceWorkers: 'allow' });

test('without a network all that one can do is there', async ({ playground, page, context }) => {
  const { lab, evidence, gallery, menu } = playground;
  await playground.openAndKeep('#/lab');
  await context.setOffline(true);
  await page.reload();
  await expect(lab.verdict).toHaveText(/^Explicitly denied\. alice/);

  // Nothing of this service was asked for while there was a network.
  await lab.pickAction('robomaker:createrobot', 'robomaker:CreateRobot');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. alice may not call robomaker:CreateRobot/);
  await expect(lab.request).toContainText('AWS RoboMaker');

  await playground.goTo('Scenarios');
  await gallery.openWorld('The vendor’s role');
  await menu.expectOpen('The vendor’s role');
  await evidence.retypeLine(
    'trust policy of BillReader',
    'sts:ExternalId',
    '"sts:ExternalId": "customer-0666"',
  );
  await expect(lab.verdict).toHaveText(/^Allowed\. Collector\/visit-0666 may assume the role BillReader/);
  await playground.share.open();
  await page.reload();
  await expect(lab.verdict).toHaveText(/^Allowed\. Collector\/visit-0666/);
});

test('every file of the build is there without a network, and an unknown address leads to the page', async ({
  playground,
  page,
  context,
  site,
}) => {
  await playground.openAndKeep();
  await context.setOffline(true);
  const chunks = Object.values(
    JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<string, { file: string }>,
  );
  const files = [
    '',
    'index.html',
    'manifest.webmanifest',
    'icons/icon.svg',
    ...chunks.map((chunk) => chunk.file),
  ];
  const statuses = await page.evaluate(
    (urls) => Promise.all(urls.map(async (url) => `${url} ${(await fetch(url)).status}`)),
    files.map((file) => site.url + file),
  );
  expect(statuses).toEqual(files.map((file) => `${site.url}${file} 200`));

  await page.goto('./no/such/address');
  await expect(playground.main).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/playground/');
});

test('a file that could not be kept is tried again, and the page is told only then', async ({
  playground,
  page,
  context,
}) => {
  await context.route('**/catalogue/**', (route) => route.abort());
  await playground.noticeWhenKept();
  await playground.open();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect(playground.kept).toHaveCount(0);
  await context.unroute('**/catalogue/**');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await playground.kept.waitFor({ state: 'attached' });
});

test('can be installed', async ({ playground, page }) => {
  await playground.open();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const chrome = await page.context().newCDPSession(page);
  const { errors } = await chrome.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await chrome.send('Page.getInstallabilityErrors');
  // Tests run in a private profile, which alone forbids installing.
  expect(installabilityErrors.map((error) => error.errorId).filter((id) => id !== 'in-incognito')).toEqual(
    [],
  );
});

test('the icons of the manifest are there in the sizes it states', async ({ playground, page }) => {
  await playground.open();
  const icons = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    const response = await fetch(link?.href ?? '');
    const manifest = (await response.json()) as { icons: { src: string; sizes: string }[] };
    return Promise.all(
      manifest.icons.map(async ({ src, sizes }) => {
        const image = new Image();
        image.src = new URL(src, response.url).href;
        await image.decode();
        return { sizes, found: `${image.naturalWidth}x${image.naturalHeight}` };
      }),
    );
  });
  expect(icons.length).toBeGreaterThan(3);
  for (const { sizes, found } of icons) if (sizes !== 'any') expect(found).toBe(sizes);
});

for (const base of ['/', '/any/folder/of it/'])
  test(`works from ${base}`, async ({ page, context }) => {
    const site = await serve({ folders: ['dist'], base });
    await page.goto(site.url);
    const playground = new PlaygroundPage(page);
    await playground.openAndKeep(site.url);
    expect(site.requests.filter((path) => !path.startsWith(base))).toEqual([]);
    await context.setOffline(true);
    await page.reload();
    await expect(playground.main).toBeVisible();
    await site.close();
  });
