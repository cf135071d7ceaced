import { describe, expect, it } from 'vitest';
import { documentOf } from '#account/policy-document.ts';
import { policyKey } from '#account/policy-ref.ts';
import { emptyWorld, put } from '#account/world.ts';
import type { PolicyType } from '#policy/policy-type.ts';
import { findingRows, squiggles } from './findings-of.ts';
import { refusalOf, typed } from './refusal.ts';

const whole = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}';
const trust =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}';

describe('what AWS would refuse', () => {
  it.each<readonly [string, PolicyType, string, string | undefined]>([
    ['a whole policy', 'identity', whole, undefined],
    ['a trust policy', 'trust', trust, undefined],
    [
      'an action that AWS does not have, which IAM takes',
      'identity',
      whole.replace('s3:*', 's3:Nope'),
      undefined,
    ],
    ['half a text', 'identity', whole.slice(0, 40), 'JSON'],
    ['no statement', 'identity', '{"Version":"2012-10-17"}', 'tatement'],
    ['no effect', 'identity', whole.replace('"Effect":"Allow",', ''), 'Effect'],
    [
      'an operator that AWS does not have',
      'identity',
      whole.replace('"*"}', '"*","Condition":{"StringEqual":{"aws:x":"y"}}}'),
      'StringEqual',
    ],
    [
      'a principal in an identity policy',
      'identity',
      whole.replace('"Action"', '"Principal":"*","Action"'),
      'Principal',
    ],
    [
      'a trust policy without principal',
      'trust',
      trust.replace('"Principal":{"Service":"ec2.amazonaws.com"},', ''),
      'Principal',
    ],
  ])('%s', (_, type, text, says) => {
    const refusal = refusalOf(text, { type });
    if (says === undefined) expect(refusal).toBeUndefined();
    else expect(refusal?.message).toContain(says);
  });

  it('says where', () => {
    const text = whole.replace('"Allow"', '"Maybe"');
    expect(text.slice(refusalOf(text, { type: 'identity' })?.offset)).toMatch(/^"(Effect|Maybe)"/);
  });
});

describe('typing', () => {
  const ref = { kind: 'vpcEndpoint', id: 'vpce-1' } as const;
  const world = put(emptyWorld, 'vpcEndpoints', {
    id: 'vpce-1',
    vpcId: 'vpc-1',
    accountId: '111122223333',
    service: 's3',
    policy: 'before',
  });
  const good =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}';

  it('what AWS would take is in force at once', () => {
    expect(documentOf(typed(world, ref, { type: 'vpcEndpoint' }, good), ref)).toBe(good);
  });

  it('what it would refuse is kept beside, until it is mended', () => {
    const half = typed(world, ref, { type: 'vpcEndpoint' }, '{');
    expect([documentOf(half, ref), half.drafts.get(policyKey(ref))?.text]).toEqual(['before', '{']);
    const mended = typed(half, ref, { type: 'vpcEndpoint' }, good);
    expect([documentOf(mended, ref), mended.drafts.size]).toEqual([good, 0]);
  });
});

describe('findings', () => {
  const at = (offset: number) => ({
    path: [],
    range: {
      start: { offset, line: offset, column: 0 },
      end: { offset: offset + 2, line: offset, column: 2 },
    },
  });
  const found = [
    { type: 'SUGGESTION', code: 'EMPTY', message: 'm1', locations: [at(1)] },
    { type: 'ERROR', code: 'BAD', message: 'm2', locations: [at(9), at(20)] },
    { type: 'ERROR', code: 'WORSE', message: 'm3', locations: [at(4)] },
  ] as const;

  it('are listed worst first, then as they stand', () => {
    expect(findingRows(found).map(({ word, code, line }) => `${word} ${code} ${line}`)).toEqual([
      'Error WORSE 4',
      'Error BAD 9',
      'Suggestion EMPTY 1',
    ]);
  });

  it('are underlined at every place', () => {
    expect(squiggles(found).map(({ from, to, severity }) => `${from}-${to} ${severity}`)).toEqual([
      '1-3 info',
      '9-11 error',
      '20-22 error',
      '4-6 error',
    ]);
  });
});
