import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { put } from '#account/world.ts';
import { startPlaygrounds } from '#app/start-playgrounds.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import Lab from './Lab.svelte';
import '../tokens.css';
import '../base.css';

const scenario = readyWorlds[0]!.scenario;

async function lab(width: number) {
  await page.viewport(width, 800);
  const playground = startPlaygrounds(scenario).create(scenario);
  const screen = await render(Lab, { playground });
  return { screen, playground };
}

test('the verdict stands on top as a sentence, with AWS’s own words', async () => {
  const { screen } = await lab(1440);
  await expect
    .element(screen.getByRole('heading', { level: 1 }))
    .toHaveTextContent(
      'Explicitly denied. alice may not delete 2026/10/close.parquet from acme-prod-ledger.',
    );
  await expect
    .element(screen.getByText(/User: arn:aws:iam::111122223333:user\/alice is not authorized/))
    .toBeVisible();
});

test('another request is decided at once, and told to those who listen', async () => {
  const { screen, playground } = await lab(1440);
  playground.change('Ask to read', (world) =>
    put(world, 'requests', { ...world.requests.get('lab')!, action: 's3:GetObject' }),
  );
  await expect
    .element(screen.getByRole('heading', { level: 1 }))
    .toHaveTextContent(/^Allowed\. alice may read/);
  await expect
    .element(screen.getByRole('status').filter({ hasText: 'Allowed. alice may read' }))
    .toBeInTheDocument();
});

test('a request that cannot be put to AWS says what, why and what to do', async () => {
  const { screen, playground } = await lab(1440);
  playground.change('Ask as nobody', (world) =>
    put(world, 'requests', { ...world.requests.get('lab')!, principal: 'nobody' }),
  );
  await expect
    .element(screen.getByRole('heading', { level: 1 }))
    .toHaveTextContent('Nobody here is called nobody.');
  await expect.element(screen.getByText('Does a Deny apply, in any policy at all?')).toBeVisible();
});

test('F6 goes from column to column', async () => {
  const { screen } = await lab(1440);
  await userEvent.keyboard('{F6}');
  await expect.element(screen.getByRole('region', { name: 'Request', exact: true })).toHaveFocus();
  await userEvent.keyboard('{F6}');
  await expect.element(screen.getByRole('region', { name: 'Walk', exact: true })).toHaveFocus();
});

test('→ and ← step, and the verdict is not told before it is known', async () => {
  const { screen, playground } = await lab(1440);
  playground.change('Ask to read', (world) =>
    put(world, 'requests', { ...world.requests.get('lab')!, action: 's3:GetObject' }),
  );
  await screen.getByRole('button', { name: 'Step through' }).click();
  const heading = screen.getByRole('heading', { level: 1 });
  await expect
    .element(heading)
    .toHaveTextContent('May alice read 2026/10/close.parquet in acme-prod-ledger?');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
  await expect.element(screen.getByText(/^Gate 2 of 7\./)).toBeVisible();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(heading).toHaveTextContent(/^Allowed\./);
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('button', { name: 'Step through' })).toBeVisible();
});

test('on a small screen the columns are steps', async () => {
  const { screen } = await lab(390);
  const evidence = screen.getByRole('tab', { name: 'Evidence' });
  await expect.element(screen.getByRole('tab', { name: 'Walk' })).toHaveAttribute('aria-selected', 'true');
  await screen.getByRole('tab', { name: 'Walk' }).click();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(evidence).toHaveFocus();
  await expect.element(screen.getByRole('tabpanel', { name: 'Evidence' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
