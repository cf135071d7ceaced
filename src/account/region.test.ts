import { describe, expect, it } from 'vitest';
import { isOptIn, partitionOf, regions, signInHost, stsHost } from './region.ts';

describe('a Region', () => {
  it.each([
    ['us-east-1', 'aws', false, 'sts.us-east-1.amazonaws.com', 'signin.aws.amazon.com'],
    ['eu-west-1', 'aws', false, 'sts.eu-west-1.amazonaws.com', 'signin.aws.amazon.com'],
    ['ap-east-1', 'aws', true, 'sts.ap-east-1.amazonaws.com', 'signin.aws.amazon.com'],
    ['cn-north-1', 'aws-cn', false, 'sts.cn-north-1.amazonaws.com.cn', 'signin.amazonaws.cn'],
    ['us-gov-west-1', 'aws-us-gov', false, 'sts.us-gov-west-1.amazonaws.com', 'signin.amazonaws-us-gov.com'],
    ['xx-new-1', 'aws', true, 'sts.xx-new-1.amazonaws.com', 'signin.aws.amazon.com'],
  ] as const)('%s is in %s, opt-in %s, STS at %s, sign-in at %s', (code, partition, optIn, sts, signIn) => {
    expect([partitionOf(code), isOptIn(code), stsHost(code), signInHost(partitionOf(code))]).toEqual([
      partition,
      optIn,
      sts,
      signIn,
    ]);
  });

  it('is listed as its name says', () => {
    for (const { code, partition, isOptIn: optIn } of regions) {
      expect([code, partitionOf(code), isOptIn(code)]).toEqual([code, partition, optIn]);
    }
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
  });
});
