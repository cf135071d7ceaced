/** A new build waits until the person accepts it, and no tab loses the files it runs on. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeServiceWorker } from '../../config/service-worker.mjs';
import { serve, type Site } from '../../scripts/serve.mjs';
import { test as base, expect } from './fixtures.ts';
import { PlaygroundPage } from './playground-page.ts';

interface Release {
  readonly folder: string;
  readonly version: string;
}

interface Releases {
  readonly first: Release;
  readonly second: Release;
}

/** Makes a release of dist/ that differs by a file of its own. */
async function release(parent: string, name: string): Promise<Release> {
  const folder = join(parent, name);
  cpSync('dist', folder, { recursive: true });
  const page = join(folder, 'index.html');
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(/(name="build" content=")[^"]*/, '$1%BUILD_VERSION%'),
  );
  writeFileSync(join(folder, `assets/only-${name}.txt`), name);
  return { folder, version: await writeServiceWorker(folder) };
}

const test = base.extend<{ host: Site }, { releases: Releases }>({
  releases: [
    async ({}, use) => {
      const parent = mkdtempSync(join(tmpdir(), 'playground-releases-'));
      await use({ first: await release(parent, 'first'), second: await release(parent, 'second') });
      rmSync(parent, { recursive: true });
    },
    { scope: 'worker' },
  ],
  host: async ({ releases }, use) => {
    const host = await serve({ folders: [releases.first.folder] });
    await use(host);
    await host.close();
  },
});

test.use({ serviceWorkers: 'allow' });

// In one worker, so that the two releases are made once.
test.describe.configure({ mode: 'default' });

/** What happens when a person comes back to a tab: the page looks for a newer build. */
async function lookForUpdate({ page }: PlaygroundPage): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

function read({ page }: PlaygroundPage, path: string): Promise<number> {
  return page.evaluate(async (url) => (await fetch(url)).status, path);
}

/** Which build a tab runs. */
function expectBuild({ page }: PlaygroundPage, { version }: Release): Promise<void> {
  return expect(page.locator('meta[name=build]')).toHaveAttribute('content', version);
}

test('the page is told, asks, and reloads only when accepted; the old files go', async ({
  page,
  host,
  releases,
}) => {
  const tab = new PlaygroundPage(page);
  await tab.openAndKeep(host.url);
  host.publish(releases.second.folder);
  await lookForUpdate(tab);
  await tab.loadUpdate.waitFor();
  await expectBuild(tab, releases.first);

  await tab.loadUpdate.click();
  await expectBuild(tab, releases.second);
  await expect(tab.main).toBeVisible();
  await expect(tab.loadUpdate).toHaveCount(0);
  await expect.poll(() => tab.keptBuilds()).toEqual([releases.second.version]);
});

test('a plain reload without accepting keeps the old build', async ({ page, host, releases }) => {
  const tab = new PlaygroundPage(page);
  await tab.openAndKeep(host.url);
  host.publish(releases.second.folder);
  await lookForUpdate(tab);
  await tab.loadUpdate.waitFor();
  await page.reload();
  await tab.loadUpdate.waitFor();
  await expectBuild(tab, releases.first);
});

test('a second tab goes on with its own files until it reloads', async ({
  page,
  context,
  host,
  releases,
}) => {
  const { first, second } = releases;
  const [tab, other] = [new PlaygroundPage(page), new PlaygroundPage(await context.newPage())];
  await tab.openAndKeep(host.url);
  await other.openAndKeep(host.url);
  host.publish(second.folder);
  await lookForUpdate(tab);
  await tab.loadUpdate.click();
  await expectBuild(tab, second);
  await tab.kept.waitFor({ state: 'attached' });

  await other.loadUpdate.waitFor();
  await expectBuild(other, first);
  expect(await read(other, './assets/only-first.txt')).toBe(200);
  expect(await other.keptBuilds()).toEqual([first.version, second.version]);

  await other.loadUpdate.click();
  await expectBuild(other, second);
  await expect.poll(() => other.keptBuilds()).toEqual([second.version]);
  expect(await read(other, './assets/only-first.txt')).toBe(404);
});
