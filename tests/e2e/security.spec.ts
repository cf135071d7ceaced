/** Nothing runs but our own files and nothing leaves for another origin: attempts are made and must be refused. */
import type { Page } from '@playwright/test';
import { serve, type Site } from '../../scripts/serve.mjs';
import { expect, test } from './fixtures.ts';
import { PlaygroundPage } from './playground-page.ts';

test.use({ serviceWorkers: 'allow' });

const probe = 'tests/e2e/probe';
const refused = { evaluate: 'refused', leave: 'refused', load: 'refused', stay: 'went through' };

/** Trusted Types are asked first when text is to be evaluated. */
const violated = ['connect-src', 'require-trusted-types-for', 'script-src-elem'];

/** Two origins: the page's with the probe beside it, and one that would take whatever it is sent. */
async function twoSites(
  headers?: Record<string, string>,
): Promise<{ site: Site; elsewhere: Site; close(): Promise<unknown> }> {
  const site = await serve({ folders: ['dist', probe], ...(headers && { headers }) });
  const elsewhere = await serve({ folders: [probe], headers: { 'Access-Control-Allow-Origin': '*' } });
  return { site, elsewhere, close: () => Promise.all([site.close(), elsewhere.close()]) };
}

/** Makes the attempts in the page itself. */
function attemptIn(page: Page, elsewhere: string) {
  return page.evaluate(async (address) => {
    interface Attempts {
      attempt(elsewhere: string, onViolation: (directive: string) => void): Promise<Record<string, string>>;
    }
    const { attempt } = (await import(new URL('attempts.js', document.baseURI).href)) as Attempts;
    const heard: { report: unknown; violations: string[] } = { report: undefined, violations: [] };
    Object.assign(globalThis, { heard });
    heard.report = await attempt(address, (directive) => heard.violations.push(directive));
  }, elsewhere);
}

/** What the page or its worker reported so far: a directive once, though meta tag and header both name it. */
function heard(page: Page) {
  return page.evaluate(() => {
    const { heard } = globalThis as { heard?: { report?: unknown; violations: string[] } };
    return { report: heard?.report, violations: [...new Set(heard?.violations)].sort() };
  });
}

async function expectRefused(page: Page, elsewhere: Site): Promise<void> {
  await expect.poll(() => heard(page)).toEqual({ report: refused, violations: violated });
  expect(elsewhere.requests).toEqual([]);
}

for (const [from, headers] of [
  ['a host that sends no headers', {}],
  ['a host that sends our headers', undefined],
] as const)
  test(`the page can neither evaluate text nor reach another origin, from ${from}`, async ({ page }) => {
    const { site, elsewhere, close } = await twoSites(headers);
    await page.goto(site.url);
    await new PlaygroundPage(page).main.waitFor();
    await attemptIn(page, elsewhere.url);
    await expectRefused(page, elsewhere);
    await close();
  });

test('a worker served with our headers can neither evaluate text nor reach another origin', async ({
  page,
}) => {
  const { site, elsewhere, close } = await twoSites();
  await page.goto(`${site.url}probe.html?elsewhere=${elsewhere.url}`);
  await expectRefused(page, elsewhere);
  await close();
});

test('a worker from a host without headers is bound by our service worker', async ({ page }) => {
  const { site, elsewhere, close } = await twoSites({});
  const probePage = `${site.url}probe.html?elsewhere=${elsewhere.url}`;
  await page.goto(site.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto(probePage);
  await expectRefused(page, elsewhere);
  await close();
});

test('the probe sees what an unbound worker could do', async ({ page }) => {
  const { site, elsewhere, close } = await twoSites({});
  await page.goto(`${site.url}probe.html?elsewhere=${elsewhere.url}`);
  await expect
    .poll(() => heard(page))
    .toEqual({
      report: { evaluate: 'went through', leave: 'went through', load: 'went through', stay: 'went through' },
      violations: [],
    });
  expect(elsewhere.requests).toEqual(['/playground/', '/playground/attempts.js']);
  await close();
});

test('markup and script addresses that no policy made are refused', async ({ playground, page }) => {
  await playground.open();
  const outcome = await page.evaluate(() => {
    const refuses = (work: () => unknown) => {
      try {
        work();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    return {
      markup: refuses(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      worker: refuses(() => new Worker('./worker.js')),
      secondPolicy: refuses(() =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('other', {}),
      ),
    };
  });
  expect(outcome).toEqual({ markup: true, worker: true, secondPolicy: true });
});

test('the page itself violates nothing', async ({ playground, page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await playground.open();
  expect(complaints).toEqual([]);
});
