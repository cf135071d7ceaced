/**
 * The Regions of AWS and what can be done about their STS endpoints.
 *
 * AWS: IAM User Guide, "AWS STS Regions and endpoints": of those that are on from the start all but us-east-1 can be
 * switched off; those that an account opts into have STS as long as they are on.
 */
export interface Region {
  readonly code: string;
  readonly name: string;
  /** `always`: cannot be switched off. `optIn`: comes and goes with the Region. */
  readonly sts: 'always' | 'switched' | 'optIn';
}

const fromTheStart: readonly (readonly [code: string, name: string])[] = [
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

const optedInto: readonly (readonly [code: string, name: string])[] = [
  ['af-south-1', 'Africa (Cape Town)'],
  ['ap-east-1', 'Asia Pacific (Hong Kong)'],
  ['ap-south-2', 'Asia Pacific (Hyderabad)'],
  ['ap-southeast-3', 'Asia Pacific (Jakarta)'],
  ['ap-southeast-4', 'Asia Pacific (Melbourne)'],
  ['ap-southeast-5', 'Asia Pacific (Malaysia)'],
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

export const regions: readonly Region[] = [
  ...fromTheStart.map(([code, name]): Region => ({
    code,
    name,
    sts: code === 'us-east-1' ? 'always' : 'switched',
  })),
  ...optedInto.map(([code, name]): Region => ({ code, name, sts: 'optIn' })),
];
