import { expect, test } from 'vitest';
import { rootArnIn } from '#account/arn.ts';
import { partitionOf } from '#account/region.ts';
import { newAccountScenario } from '#ui/empty-scenario.ts';
import { newAccountIn, partitionChoices } from './new-account.ts';

const real = Date.parse('2026-03-01T12:00:00Z');

test('AWS comes first, and is the empty account as ever', () => {
  const [first] = partitionChoices;
  expect(first && newAccountIn(first, real)).toBe(newAccountScenario);
});

test.each(partitionChoices.slice(1))('an account in $name calls in a Region of it', (choice) => {
  const { title, world } = newAccountIn(choice, real);
  expect(title).toContain(choice.name);
  expect(rootArnIn(world, '123456789012')).toBe(`arn:${choice.partition}:iam::123456789012:root`);
  expect(partitionOf(world.environments.get('environment')?.region ?? '')).toBe(choice.partition);
});
