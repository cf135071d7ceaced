import { expect, test } from 'vitest';
import type { Partition } from '#account/region.ts';
import { regionGroups, stsRegions } from './regions.ts';

test.each<readonly [Partition, readonly string[], number]>([
  ['aws', ['us-east-1'], 17],
  ['aws-cn', [], 0],
  ['aws-us-gov', [], 0],
])('in %s STS is always on in %j, and %i Regions are opted into', (partition, always, optedInto) => {
  const all = stsRegions(partition);
  expect(all.filter(({ sts }) => sts === 'always').map(({ code }) => code)).toEqual(always);
  expect(all.filter(({ sts }) => sts === 'optIn')).toHaveLength(optedInto);
});

test('Regions are grouped, those of the own partition first', () => {
  const names = (partition: Partition) => regionGroups(partition).map(({ name }) => name);
  expect(names('aws')).toEqual(['Enabled by default', 'Opted into', 'China', 'GovCloud (US)']);
  expect(names('aws-us-gov')[0]).toBe('GovCloud (US)');
  expect(regionGroups('aws').flatMap(({ regions }) => regions)).toHaveLength(38);
});
