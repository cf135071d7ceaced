import { expect, test } from 'vitest';
import type { ApplicablePolicies, PolicySource } from '#authorize/authorization-request.ts';
import type { Question, Verdict } from '#authorize/decision.ts';
import type { Principal } from '#authorize/principal.ts';
import { opinionOn } from './oracle.ts';
import { glob, readPattern } from './pattern.ts';
import { addressBits, readBinary, readDate, readNumber } from './value.ts';

const iamA = 'arn:aws:iam::111122223333';
const stsA = 'arn:aws:sts::111122223333';
const alice: Principal = { kind: 'user', arn: `${iamA}:user/alice`, accountId: '111122223333' };
const cara: Principal = {
  kind: 'user',
  arn: 'arn:aws:iam::444455556666:user/cara',
  accountId: '444455556666',
};
const root: Principal = { kind: 'root', arn: `${iamA}:root`, accountId: '111122223333' };
const job1: Principal = {
  kind: 'roleSession',
  arn: `${stsA}:assumed-role/App/job1`,
  accountId: '111122223333',
  roleArn: `${iamA}:role/App`,
};
const dana: Principal = {
  kind: 'federatedUser',
  arn: `${stsA}:federated-user/dana`,
  accountId: '111122223333',
  issuerArn: `${iamA}:user/broker`,
};
const anonymous: Principal = { kind: 'anonymous' };

function policy(name: string, statement: object): PolicySource {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Action: '*', Resource: '*', ...statement },
  });
  return { policy: { kind: 'given', name }, document, reachedThrough: [] };
}

const allow = (action: string): readonly PolicySource[] => [
  policy('allow', { Effect: 'Allow', Action: action }),
];
const resource = (effect: string, who: unknown): PolicySource =>
  policy('resource', { Effect: effect, Principal: who === '*' ? '*' : { AWS: who } });
const scps = (...actions: readonly string[]): NonNullable<ApplicablePolicies['serviceControlPolicies']> =>
  actions.map((action) => ({ via: { kind: 'given', id: action, name: action }, policies: allow(action) }));

type Row = [Principal, Partial<ApplicablePolicies>, Verdict, Question?];

/** AWS: IAM User Guide, "How AWS enforcement code logic evaluates requests". */
const workedExamples: Row[] = [
  [alice, { resourcePolicy: resource('Allow', alice.arn) }, 'Allowed'],
  [alice, { permissionsBoundaries: allow('ec2:*'), resourcePolicy: resource('Allow', alice.arn) }, 'Allowed'],
  [alice, { resourcePolicy: resource('Allow', '111122223333') }, 'ImplicitlyDenied', 'identityPolicies'],
  [
    alice,
    { identityPolicies: allow('s3:*'), permissionsBoundaries: allow('ec2:*') },
    'ImplicitlyDenied',
    'permissionsBoundary',
  ],
  [
    alice,
    { identityPolicies: allow('s3:*'), serviceControlPolicies: scps('*', 'ec2:*', '*') },
    'ImplicitlyDenied',
    'serviceControlPolicies',
  ],
  [
    alice,
    { identityPolicies: allow('s3:*'), resourcePolicy: resource('Deny', '*') },
    'ExplicitlyDenied',
    'explicitDeny',
  ],
  [job1, { resourcePolicy: resource('Allow', job1.roleArn) }, 'Allowed'],
  [
    job1,
    { permissionsBoundaries: allow('ec2:*'), resourcePolicy: resource('Allow', job1.roleArn) },
    'ImplicitlyDenied',
    'permissionsBoundary',
  ],
  [
    job1,
    {
      permissionsBoundaries: allow('ec2:*'),
      sessionPolicies: allow('ec2:*'),
      resourcePolicy: resource('Allow', job1.arn),
    },
    'Allowed',
  ],
  [dana, { identityPolicies: allow('*') }, 'ImplicitlyDenied', 'sessionPolicy'],
  [dana, { identityPolicies: allow('s3:*'), sessionPolicies: allow('s3:GetObject') }, 'Allowed'],
  [cara, { resourcePolicy: resource('Allow', '*') }, 'ImplicitlyDenied', 'identityPolicies'],
  [cara, { identityPolicies: allow('s3:*'), resourcePolicy: resource('Allow', '444455556666') }, 'Allowed'],
  [root, { serviceControlPolicies: scps('*', '*') }, 'Allowed'],
  [anonymous, { resourcePolicy: resource('Allow', '*') }, 'Allowed'],
];

test.each(workedExamples)('worked example %#: %o', (principal, policies, verdict, question) => {
  const request = {
    principal,
    action: 's3:GetObject',
    resource: { arn: 'arn:aws:s3:::acme-data/a.txt', accountId: '111122223333' },
    context: {},
  };
  expect(opinionOn(request, { identityPolicies: [], ...policies })).toEqual({
    verdict,
    blocking: question ? [question] : [],
  });
});

test.each([
  ['a*c', 'abbc', true],
  ['a*c', 'ac', true],
  ['a?c', 'ac', false],
  ['*a*', 'xay', true],
  ['home/${name}/*', 'home/a*/b', true],
  ['home/${name}/*', 'home/ax/b', false],
  ["${none, 'x'}", 'x', true],
  ['${none}', '', false],
  ['${*}', 'a', false],
  ['${*}', '*', true],
  ['${', '${', true],
])('pattern %s against %s: %s', (pattern, text, expected) => {
  const read = readPattern(pattern, (key) => (key === 'name' ? 'a*' : undefined));
  expect(read !== undefined && glob(read, text)).toBe(expected);
});

test('values are read, or not', () => {
  expect([readNumber('+1.50'), readNumber('1e1')]).toEqual([1.5, undefined]);
  expect(readDate('2026-06-01T02:00:00+02:00')).toBe(readDate('1780272000'));
  expect([readDate('1970'), readDate('2026-02-30')]).toEqual([0, undefined]);
  expect(addressBits('::ffff:192.0.2.1')).toBe(addressBits('0:0:0:0:0:FFFF:C000:0201'));
  expect(addressBits('192.0.2.256')).toBeUndefined();
  expect([readBinary('QUI='), readBinary('QUI')]).toEqual(['4142', undefined]);
});
