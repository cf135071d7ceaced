/**
 * The Regions of a partition and what can be done about their STS endpoints.
 *
 * AWS: IAM User Guide, "AWS STS Regions and endpoints": of those that are on from the start all but us-east-1 can be
 * switched off; those that an account opts into have STS as long as they are on.
 */
import { regions, type Partition, type Region } from '#account/region.ts';

export interface StsRegion extends Region {
  /** `always`: cannot be switched off. `optIn`: comes and goes with the Region. */
  readonly sts: 'always' | 'switched' | 'optIn';
}

export function stsRegions(partition: Partition): readonly StsRegion[] {
  return regions
    .filter((region) => region.partition === partition)
    .map((region) => ({ ...region, sts: stsOf(region) }));
}

function stsOf({ code, isOptIn }: Region): StsRegion['sts'] {
  if (code === 'us-east-1') return 'always';
  return isOptIn ? 'optIn' : 'switched';
}

/** Regions under the name that tells when they are on. */
export interface RegionGroup {
  readonly name: string;
  readonly regions: readonly Region[];
}

/** All of them, those of the partition first. */
export function regionGroups(partition: Partition): readonly RegionGroup[] {
  const groups: readonly (RegionGroup & { readonly partition: Partition })[] = [
    group('aws', 'Enabled by default', false),
    group('aws', 'Opted into', true),
    group('aws-cn', 'China', false),
    group('aws-us-gov', 'GovCloud (US)', false),
  ];
  return [...groups].sort((a, b) => Number(b.partition === partition) - Number(a.partition === partition));
}

function group(partition: Partition, name: string, isOptIn: boolean) {
  const own = regions.filter((region) => region.partition === partition && region.isOptIn === isOptIn);
  return { partition, name, regions: own };
}
