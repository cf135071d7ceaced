/**
 * The partitions and Regions that an ARN can name: those of account/region.ts, and those that no account here can be in.
 *
 * Source of the latter: the endpoint data of AWS's own SDKs (botocore 1.43.107, partitions.json).
 */
import { regions as ownRegions } from '#account/region.ts';

const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'aws-eusc': ['eusc-de-east-1'],
  'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
  'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
  'aws-iso-e': ['eu-isoe-west-1'],
  'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
};

export const partitions: ReadonlySet<string> = new Set([
  ...ownRegions.map(({ partition }) => partition),
  ...Object.keys(elsewhere),
]);

export const regions: ReadonlySet<string> = new Set([
  ...ownRegions.map(({ code }) => code),
  ...Object.values(elsewhere).flat(),
]);
