/**
 * The partitions that a new account can be in, and the playground that begins with it.
 *
 * AWS: IAM User Guide, "Identify AWS resources with ARNs"; General Reference, "AWS GovCloud (US)"; "AWS in China", getting started.
 */
import type { Account } from '#account/account.ts';
import { withCallsIn } from '#account/region-of-calls.ts';
import type { Partition } from '#account/region.ts';
import { put } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { newAccountScenario } from '#ui/empty-scenario.ts';

export interface PartitionChoice {
  readonly partition: Partition;
  readonly name: string;
  readonly says: string;
  /** Where its calls are made to begin with. Absent: as in every other playground. */
  readonly region?: string;
}

export const partitionChoices: readonly PartitionChoice[] = [
  {
    partition: 'aws',
    name: 'AWS',
    says: 'All commercial Regions; ARNs begin with arn:aws. The one to learn with.',
  },
  {
    partition: 'aws-cn',
    name: 'AWS China',
    says: 'Beijing and Ningxia, with accounts of their own; ARNs begin with arn:aws-cn.',
    region: 'cn-north-1',
  },
  {
    partition: 'aws-us-gov',
    name: 'AWS GovCloud (US)',
    says: 'Two Regions for the public sector of the USA; ARNs begin with arn:aws-us-gov.',
    region: 'us-gov-west-1',
  },
];

/** `real` in milliseconds since 1970. */
export function newAccountIn({ partition, name, region }: PartitionChoice, real: number): Scenario {
  if (partition === 'aws' || region === undefined) return newAccountScenario;
  const { title, world } = newAccountScenario;
  const placed = [...world.accounts.values()]
    .map((account): Account => ({ ...account, partition }))
    .reduce((now, account) => put(now, 'accounts', account), world);
  return { ...newAccountScenario, title: `${title} in ${name}`, world: withCallsIn(placed, region, real) };
}
