import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { authorize } from '#authorize/authorize.ts';
import { describe as describeRequest } from '#authorize/describe.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { LabView } from '#ui/lab/lab-view.svelte.ts';
import Walk from './Walk.svelte';
import '../tokens.css';
import '../base.css';

/** The walk of the payments team's request: denied by an SCP, and the boundary would also block. */
async function walk() {
  const world = readyWorlds[0]!.scenario.world;
  const description = describeRequest(world, world.requests.get('lab')!);
  if (!description.ready) throw new Error('the request is ready');
  const decision = authorize(description.request, description.policies);
  const view = new LabView(() => decision);
  const onevidence = vi.fn();
  const screen = await render(Walk, {
    view,
    world,
    request: description.request,
    verdict: decision.verdict,
    onevidence,
  });
  return { screen, view, onevidence, gate: (name: RegExp) => screen.getByRole('button', { name }) };
}

test('gates that block stand open, the others closed', async () => {
  const { gate } = await walk();
  await expect
    .element(gate(/^Gate 1, any Deny, anywhere, denies and decides: 1 Deny of 3 applies/))
    .toHaveAttribute('aria-expanded', 'true');
  await expect
    .element(gate(/^Gate 6, permissions boundary, would also block/))
    .toHaveAttribute('aria-expanded', 'true');
  await expect.element(gate(/^Gate 5, identity policies, is open/)).toHaveAttribute('aria-expanded', 'false');
});

test('an opened gate shows how its policy came to apply, and AWS’s page', async () => {
  const { screen, gate } = await walk();
  await gate(/^Gate 5/).click();
  await expect.element(screen.getByText('group developers')).toBeVisible();
  await expect.element(screen.getByText('All three match, so this Deny applies.')).toBeVisible();
  const link = screen.getByRole('link', { name: /AWS: How AWS enforcement code logic/ }).first();
  await expect.element(link).toHaveAttribute('rel', 'noreferrer');
});

test('statements that do not tell wait until they are asked for', async () => {
  const { screen } = await walk();
  const more = screen.getByRole('button', { name: '2 more statements do not apply' });
  await more.click();
  await expect.element(more).not.toBeInTheDocument();
  await expect.element(screen.getByText('OnlyUsAndOurAuditors')).toBeVisible();
});

test('a picked statement goes to Evidence', async () => {
  const { screen, view, onevidence } = await walk();
  await screen.getByRole('button', { name: /OnlyStewardsDelete/ }).click();
  expect(view.selectedStatement).toMatchObject({ sid: 'OnlyStewardsDelete' });
  expect(onevidence).toHaveBeenCalledOnce();
});

test('↑ and ↓ go by gate, and Evidence follows', async () => {
  const { gate, view } = await walk();
  gate(/^Gate 1/)
    .element()
    .focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  await expect.element(gate(/^Gate 2/)).toHaveFocus();
  expect(view.focusedGate).toBe('resourceControlPolicies');
});

test('step by step, gates ahead say only what will be asked', async () => {
  const { screen, gate } = await walk();
  await screen.getByRole('button', { name: 'Step through' }).click();
  await screen.getByRole('button', { name: 'Step on' }).click();
  await expect
    .element(gate(/^Gate 2, resource control policies, is open/))
    .toHaveAttribute('aria-expanded', 'true');
  const ahead = gate(/^Gate 6, permissions boundary, has not been asked yet: Does it stay below the ceiling/);
  await expect.element(ahead).toBeDisabled();
  await expect.element(screen.getByText('Would also block')).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Show all' }).click();
  await expect.element(screen.getByText('Would also block')).toBeVisible();
});
