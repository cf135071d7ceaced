// @ts-check
/**
 * Two workloads for measuring decisions, the same on every machine: one small policy, and a user of a large company.
 *
 * Each holds requests in rotation with the decision that must come out, so that the measurement checks itself.
 */

const Version = '2012-10-17';
const accountId = '123456789012';
const alice = `arn:aws:iam::${accountId}:user/alice`;

/** @typedef {{ principal: string, action: string, resource: { arn: string, accountId: string }, context: Record<string, string>, expected: string }} BenchRequest */

const usualContext = {
  'aws:username': 'alice',
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '203.0.113.7',
  'aws:PrincipalTag/team': 'blue',
  'aws:RequestedRegion': 'eu-west-1',
  'aws:PrincipalOrgID': 'o-abc123',
};

/**
 * @param {string} action
 * @param {string} arn
 * @param {string} expected
 * @param {Record<string, string>} context
 * @returns {BenchRequest}
 */
function request(action, arn, expected, context = {}) {
  const resource = { arn, accountId };
  return { principal: alice, action, resource, context: { ...usualContext, ...context }, expected };
}

/** @param {readonly object[]} statements */
function document(...statements) {
  return { Version, Statement: statements };
}

/** One policy of three statements. */
export const small = {
  name: 'a-small',
  identityPolicies: [
    document(
      { Sid: 'List', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::app-data' },
      {
        Sid: 'ReadHome',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: 'arn:aws:s3:::app-data/home/${aws:username}/*',
        Condition: {
          Bool: { 'aws:SecureTransport': 'true' },
          IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] },
        },
      },
      { Sid: 'NoDelete', Effect: 'Deny', Action: 's3:Delete*', Resource: '*' },
    ),
  ],
  requests: [
    request('s3:GetObject', 'arn:aws:s3:::app-data/home/alice/report.csv', 'Allowed'),
    request('s3:GetObject', 'arn:aws:s3:::app-data/home/bob/report.csv', 'ImplicitlyDenied'),
    request('s3:DeleteObject', 'arn:aws:s3:::app-data/home/alice/report.csv', 'ExplicitlyDenied'),
    request('s3:GetObject', 'arn:aws:s3:::app-data/home/alice/report.csv', 'ImplicitlyDenied', {
      'aws:SourceIp': '198.51.100.9',
    }),
  ],
};

const services = ['s3', 'ec2', 'lambda', 'dynamodb', 'sqs', 'sns', 'kms', 'iam', 'logs', 'ssm'];
const verbs = ['Get', 'List', 'Describe', 'Create', 'Put', 'Update', 'Tag', 'Untag', 'Start', 'Stop'];

/** @param {number} p @param {number} s */
function conditionOf(p, s) {
  if (s % 2 === 0) return {};
  const byTeam = {
    StringEquals: { 'aws:PrincipalTag/team': ['blue', 'green', `t${p}`] },
    Bool: { 'aws:SecureTransport': 'true' },
  };
  const byPlace = {
    StringLike: { 'aws:RequestedRegion': ['eu-*', 'us-west-?'] },
    IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '10.0.0.0/8'] },
  };
  return { Condition: s % 4 === 1 ? byTeam : byPlace };
}

/** @param {number} p @param {number} s */
function largeStatement(p, s) {
  const service = services[(p + s) % 10] ?? '';
  const verb = verbs[(p * 3 + s) % 10] ?? '';
  const things = [`arn:aws:${service}:eu-west-1:${accountId}:thing/${p}-${s}-*`];
  const buckets = [`arn:aws:s3:::bucket-${p}-${s}/*`, `arn:aws:s3:::shared-${p}/` + '${aws:username}/*'];
  return {
    Sid: `P${p}S${s}`,
    Effect: s === 19 ? 'Deny' : 'Allow',
    Action: [`${service}:${verb}*`, `${service}:${verbs[(s + 1) % 10]}Thing${p}`],
    Resource: service === 's3' ? buckets : things,
    ...conditionOf(p, s),
  };
}

/** The one statement that grants stands last but one in the last policy. */
const grant = {
  Sid: 'Grant',
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: 'arn:aws:s3:::app-data/*',
  Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' } },
};

/** @param {number} p */
function largePolicy(p) {
  const isGrant = (/** @type {number} */ s) => p === 9 && s === 18;
  return document(...Array.from({ length: 20 }, (_, s) => (isGrant(s) ? grant : largeStatement(p, s))));
}

const fullAccess = document({ Effect: 'Allow', Action: '*', Resource: '*' });
const objects = 'arn:aws:s3:::app-data/*';

/** Ten policies of twenty statements, a bucket policy, three levels of SCPs and a boundary. */
export const large = {
  name: 'b-large',
  identityPolicies: Array.from({ length: 10 }, (_, p) => largePolicy(p)),
  resourcePolicy: document(
    {
      Sid: 'DenyInsecure',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::app-data', objects],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Sid: 'Partner',
      Effect: 'Allow',
      Principal: { AWS: ['arn:aws:iam::999988887777:root', 'arn:aws:iam::999988887777:role/reader'] },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::app-data/partner/*',
    },
    {
      Sid: 'Org',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: objects,
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abc123' },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    },
    {
      Sid: 'Bob',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${accountId}:user/bob` },
      Action: 's3:*',
      Resource: objects,
    },
  ),
  scps: [
    [fullAccess],
    [
      fullAccess,
      document({
        Effect: 'Deny',
        NotAction: ['iam:*', 'sts:*', 's3:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } },
      }),
    ],
    [
      fullAccess,
      document({
        Effect: 'Deny',
        Action: ['organizations:LeaveOrganization', 's3:DeleteBucket'],
        Resource: '*',
      }),
    ],
  ],
  permissionsBoundaries: [
    document(
      { Effect: 'Allow', Action: ['s3:*', 'ec2:*', 'lambda:*'], Resource: '*' },
      { Effect: 'Deny', Action: 'iam:*', Resource: '*' },
      { Effect: 'Allow', Action: 'logs:*', Resource: '*' },
    ),
  ],
  requests: [
    request('s3:GetObject', 'arn:aws:s3:::app-data/x/report.csv', 'Allowed'),
    request('s3:GetObject', 'arn:aws:s3:::app-data/x/report.csv', 'ExplicitlyDenied', {
      'aws:SecureTransport': 'false',
    }),
    request('s3:PutObject', 'arn:aws:s3:::app-data/x/report.csv', 'ImplicitlyDenied', {
      'aws:PrincipalTag/team': 'red',
    }),
    request('s3:DeleteBucket', 'arn:aws:s3:::app-data', 'ExplicitlyDenied'),
  ],
};

/** A policy of `count` statements, of which the last one grants the first request of {@link small}. */
export function manyStatements(/** @type {number} */ count) {
  const others = Array.from({ length: count - 1 }, (_, i) => largeStatement(i % 10, i));
  return document(...others, { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
}

/** The pattern that takes a backtracking matcher for ever: `a*` ten times, then `b`, against `length` times `a`. */
export function hostilePattern(/** @type {number} */ length) {
  const pattern = `arn:aws:s3:::${'a*'.repeat(10)}b`;
  return {
    identityPolicies: [document({ Effect: 'Allow', Action: 's3:GetObject', Resource: pattern })],
    request: request('s3:GetObject', `arn:aws:s3:::${'a'.repeat(length)}`, 'ImplicitlyDenied'),
  };
}
