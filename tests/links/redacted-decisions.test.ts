/** A world without names decides as it did with them: what the current request of every ready world comes to. */
import { expect, it } from 'vitest';
import type { World } from '#account/world.ts';
import { authorize } from '#authorize/authorize.ts';
import { describe as describeRequest } from '#authorize/describe.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { redact } from '#storage/redact.ts';
import { checkReferences } from '#storage/references.ts';

function decided(world: World) {
  const request = world.requests.get('lab');
  const description = request && describeRequest(world, request);
  if (!description?.ready) throw new Error('no request to decide');
  const { verdict, rule, steps } = authorize(description.request, description.policies);
  return { verdict, rule, steps: steps.map((step) => [step.asks, step.answer, step.rule]) };
}

it.each(readyWorlds.map(({ id, scenario }) => [id, scenario.world] as const))('%s', (_, world) => {
  const redacted = redact(world, { accountIds: true, names: true, uniqueIds: true, accessKeyIds: true });
  expect(decided(redacted.world)).toEqual(decided(world));
  expect(redacted.cutting).toEqual([]);
  expect(checkReferences(redacted.world)).toMatchObject({ notes: [] });
});
