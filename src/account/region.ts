/**
 * AWS's Regions and partitions, and the hosts at which their STS and their consoles answer.
 *
 * AWS: Account Management Reference, "AWS Regions"; IAM User Guide, "AWS STS Regions and endpoints"; General Reference,
 * "Sign-in endpoints". Regions launched after 20 March 2019 are off until an account opts in, so a name that is not listed is taken for one.
 */

/** Sets of Regions that share nothing: no ARN, no credentials and no trust reaches from one to another. */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

export interface Region {
  /** `eu-west-1`. */
  readonly code: string;
  readonly name: string;
  readonly partition: Partition;
  /** Off until an account enables it. */
  readonly isOptIn: boolean;
}

type Named = readonly (readonly [code: string, name: string])[];

const fromTheStart: Named = [
  ['us-east-1', 'US East (N. Virginia)'],
  ['us-east-2', 'US East (Ohio)'],
  ['us-west-1', 'US West (N. California)'],
  ['us-west-2', 'US West (Oregon)'],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)'],
  ['ap-northeast-2', 'Asia Pacific (Seoul)'],
  ['ap-northeast-3', 'Asia Pacific (Osaka)'],
  ['ap-south-1', 'Asia Pacific (Mumbai)'],
  ['ap-southeast-1', 'Asia Pacific (Singapore)'],
  ['ap-southeast-2', 'Asia Pacific (Sydney)'],
  ['ca-central-1', 'Canada (Central)'],
  ['eu-central-1', 'Europe (Frankfurt)'],
  ['eu-north-1', 'Europe (Stockholm)'],
  ['eu-west-1', 'Europe (Ireland)'],
  ['eu-west-2', 'Europe (London)'],
  ['eu-west-3', 'Europe (Paris)'],
  ['sa-east-1', 'South America (São Paulo)'],
];

const optedInto: Named = [
  ['af-south-1', 'Africa (Cape Town)'],
  ['ap-east-1', 'Asia Pacific (Hong Kong)'],
  ['ap-east-2', 'Asia Pacific (Taipei)'],
  ['ap-south-2', 'Asia Pacific (Hyderabad)'],
  ['ap-southeast-3', 'Asia Pacific (Jakarta)'],
  ['ap-southeast-4', 'Asia Pacific (Melbourne)'],
  ['ap-southeast-5', 'Asia Pacific (Malaysia)'],
  ['ap-southeast-6', 'Asia Pacific (New Zealand)'],
  ['ap-southeast-7', 'Asia Pacific (Thailand)'],
  ['ca-west-1', 'Canada West (Calgary)'],
  ['eu-central-2', 'Europe (Zurich)'],
  ['eu-south-1', 'Europe (Milan)'],
  ['eu-south-2', 'Europe (Spain)'],
  ['il-central-1', 'Israel (Tel Aviv)'],
  ['me-central-1', 'Middle East (UAE)'],
  ['me-south-1', 'Middle East (Bahrain)'],
  ['mx-central-1', 'Mexico (Central)'],
];

const inChina: Named = [
  ['cn-north-1', 'China (Beijing)'],
  ['cn-northwest-1', 'China (Ningxia)'],
];

const inGovCloud: Named = [
  ['us-gov-east-1', 'AWS GovCloud (US-East)'],
  ['us-gov-west-1', 'AWS GovCloud (US-West)'],
];

function all(named: Named, partition: Partition, isOptIn: boolean): readonly Region[] {
  return named.map(([code, name]) => ({ code, name, partition, isOptIn }));
}

export const regions: readonly Region[] = [
  ...all(fromTheStart, 'aws', false),
  ...all(optedInto, 'aws', true),
  ...all(inChina, 'aws-cn', false),
  ...all(inGovCloud, 'aws-us-gov', false),
];

export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Whether an account has to enable it first. */
export function isOptIn(region: string): boolean {
  return partitionOf(region) === 'aws' && !fromTheStart.some(([code]) => code === region);
}

/** Of the partition `aws` alone; it answers in every Region that is enabled by default. */
export const globalStsHost = 'sts.amazonaws.com';

/** `sts.eu-west-1.amazonaws.com`. */
export function stsHost(region: string): string {
  return `sts.${region}.amazonaws.com${partitionOf(region) === 'aws-cn' ? '.cn' : ''}`;
}

const signInHosts: Readonly<Record<Partition, string>> = {
  aws: 'signin.aws.amazon.com',
  'aws-cn': 'signin.amazonaws.cn',
  'aws-us-gov': 'signin.amazonaws-us-gov.com',
};

/** Where people sign in to the console. */
export function signInHost(partition: Partition): string {
  return signInHosts[partition];
}
