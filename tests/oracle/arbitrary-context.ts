/**
 * Context keys by type of value, with readable and unreadable values, and random request contexts of them.
 *
 * Not here: conditions that ask for them (arbitrary-condition.ts).
 */
import fc from 'fast-check';
import type { RequestContext } from '#authorize/authorization-request.ts';

/** Context keys of one type of value, values for them and entries to compare them with. */
export interface Family {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly entries: readonly (string | number | boolean)[];
  readonly operators: readonly string[];
}

export const families = {
  text: {
    keys: ['aws:username', 'aws:PrincipalTag/team', 's3:prefix'],
    values: ['alice', 'bob', 'Alice', 'home/alice/', '', '*', 'a*e', '$', 'x:y', 'ünï'],
    entries: [
      '*',
      '?lice',
      '${aws:username}',
      "${x:Absent, 'alice'}",
      '${*}',
      '${}',
      '${',
      'a${?}e',
      7,
      true,
    ],
    operators: [
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
    ],
  },
  number: {
    keys: ['s3:max-keys', 'aws:MultiFactorAuthAge'],
    values: ['10', '10.0', '+10', '9', '-9', '10.', '.5', '1e1', 'ten', '', ' 10', '0x0A'],
    entries: [10, 9.5, -9, 0.5, '010', '*', '${s3:max-keys}'],
    operators: [
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'NumericLessThanEquals',
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
    ],
  },
  date: {
    keys: ['aws:CurrentTime', 'aws:EpochTime'],
    values: [
      '2026-06-01T00:00:00Z',
      '2026-06-01T02:00:00+02:00',
      '2026-05-31T23:30-00:30',
      '2026-06-01T00:00:00.500Z',
      '2026-06-01T00:00',
      '2026-06-01',
      '2026-06',
      '2026',
      '1780272000',
      '1780272000.5',
      '2025-02-29',
      '2026-13',
      '2026-06-01T25:00Z',
      '2026-06-01T',
      'soon',
      '',
    ],
    entries: [1780272000, 1780272001, 2026, '2026-06-01T00:00:00Z', '2027', '*'],
    operators: [
      'DateEquals',
      'DateNotEquals',
      'DateLessThan',
      'DateLessThanEquals',
      'DateGreaterThan',
      'DateGreaterThanEquals',
    ],
  },
  truth: {
    keys: ['aws:SecureTransport', 'aws:MultiFactorAuthPresent'],
    values: ['true', 'false', 'TRUE', 'yes', ''],
    entries: [true, false, 'True', 'false', 1, '*'],
    operators: ['Bool'],
  },
  address: {
    keys: ['aws:SourceIp'],
    values: [
      '203.0.113.9',
      '203.0.114.9',
      '2001:db8::1',
      '2001:0DB8:0:0::1',
      '2001:db8:0:0:1::',
      '::ffff:203.0.113.9',
      '256.1.1.1',
      '1.2.3',
      '203.0.113.09',
      '::203.0.113.9',
      'fe80::1%eth0',
      '2001:db8:0:0:0:0:0:1',
      '2001:db8:0:0:0:0:0::1',
      ':::1',
      'nowhere',
      '',
    ],
    entries: [
      '203.0.113.0/24',
      '203.0.113.9/32',
      '203.0.112.77/23',
      '0.0.0.0/0',
      '::/0',
      '2001:db8::/32',
      '2001:DB8::1/128',
      '::ffff:0:0/96',
      '203.0.113.9/33',
      '203.0.113.9/',
      '203.0.113.*',
      9,
    ],
    operators: ['IpAddress', 'NotIpAddress'],
  },
  arn: {
    keys: ['aws:PrincipalArn', 'aws:SourceArn'],
    values: [
      'arn:aws:iam::111122223333:user/alice',
      'arn:aws:iam::111122223333:role/App',
      'arn:aws:sns:eu-west-1:111122223333:topic:sub',
      'arn:aws:s3:::acme-data',
      'arn:aws:iam:x:y:user/alice',
      'arn:aws:s3',
      'alice',
      '',
    ],
    entries: [
      '*',
      '**',
      'arn:*',
      'arn:aws:*:*:*:*',
      'arn:aws:iam::*:user/*',
      'arn:aws:iam::111122223333:user/${aws:username}',
      'arn:aws:iam::${aws:PrincipalAccount}:*',
      'arn:aws:iam:${s3:prefix}:user/*',
      '${aws:PrincipalArn}',
      'arn:aws:sns:*:111122223333:topic:*',
      'arn:a?s:iam::111122223333:role/App',
    ],
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  },
  binary: {
    keys: ['x:Digest'],
    values: ['QUI=', 'QQ==', 'QR==', 'QQ', 'Q-_=', '', 'text!'],
    entries: ['QUI=', 'QQ==', 'QUJD', '*', 7],
    operators: ['BinaryEquals'],
  },
} as const satisfies Record<string, Family>;

/** Keys with lists; compared by any operator. */
export const listKeys = ['aws:TagKeys', 'aws:CalledVia'] as const;
export const listValues = ['env', 'Env', 'cost', 'owner', '', '10', 'arn:aws:s3:::acme-data'] as const;

/** Now and then a list stands where a text is usual, or the reverse. */
const oddPair = fc.oneof(
  fc.tuple(fc.constantFrom(...listKeys), fc.constantFrom(...listValues)),
  fc.tuple(
    fc.constantFrom('aws:username', 's3:max-keys', 'aws:SourceIp', 'aws:CurrentTime', 'aws:PrincipalArn'),
    fc.array(fc.constantFrom('alice', '10', '203.0.113.9', '2026', ''), { maxLength: 3 }),
  ),
);

const listPair = fc.tuple(
  fc.constantFrom(...listKeys),
  fc.array(fc.constantFrom(...listValues), { maxLength: 3 }),
);

export const arbitraryContext: fc.Arbitrary<RequestContext> = fc
  .record({
    single: fc.tuple(...Object.values<Family>(families).map(perhapsOne)),
    lists: fc.array(listPair, { maxLength: 2 }),
    odd: fc.option(oddPair, { freq: 4 }),
    account: fc.constantFrom([], [['aws:PrincipalAccount', '111122223333'] as const]),
  })
  .map(({ single, lists, odd, account }) =>
    Object.fromEntries<RequestContext[string]>([
      ...single.flat(),
      ...lists,
      ...(odd ? [odd] : []),
      ...account,
    ]),
  );

/** A key of the family in two requests of three; half carry the first value, the one that entries like. */
function perhapsOne({ keys, values }: Family): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const value = fc.oneof(fc.constant(values[0] ?? ''), fc.constantFrom(...values));
  const pair = fc.tuple(fc.constantFrom(...keys), value);
  return fc.oneof(
    fc.constant([]),
    fc.array(pair, { minLength: 1, maxLength: 1 }),
    fc.array(pair, { maxLength: 2 }),
  );
}
