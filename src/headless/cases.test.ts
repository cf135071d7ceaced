import { describe, expect, test } from 'vitest';
import type { Principal } from '#authorize/principal.ts';
import { readCases, type Case } from './cases.ts';

const request = {
  principal: 'arn:aws:iam::111122223333:user/alice',
  action: 's3:GetObject',
  resource: { arn: 'arn:aws:s3:::acme-data/a', accountId: '111122223333' },
};
const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

/** The only case of a list of one, with these fields instead of the usual ones. */
function caseOf(fields: object, ofRequest: object = {}): Case {
  const read = readCases(JSON.stringify([{ id: 'one', request: { ...request, ...ofRequest }, ...fields }]));
  const [first] = read.readable ? read.cases : [];
  if (first === undefined) throw new Error(read.readable ? 'no case' : read.problem);
  return first;
}

describe('who a principal names', () => {
  const session = 'arn:aws:sts::111122223333:assumed-role/App/job1';
  const federated = 'arn:aws:sts::111122223333:federated-user/dana';
  const rows: readonly (readonly [string, object, Principal])[] = [
    [
      'arn:aws:iam::111122223333:user/team/alice',
      {},
      { kind: 'user', arn: 'arn:aws:iam::111122223333:user/team/alice', accountId: '111122223333' },
    ],
    [
      request.principal,
      { context: { 'aws:userid': 'AIDAEXAMPLE' } },
      { kind: 'user', arn: request.principal, accountId: '111122223333', id: 'AIDAEXAMPLE' },
    ],
    [
      'arn:aws:iam::111122223333:root',
      {},
      { kind: 'root', arn: 'arn:aws:iam::111122223333:root', accountId: '111122223333' },
    ],
    [
      session,
      {},
      {
        kind: 'roleSession',
        arn: session,
        accountId: '111122223333',
        roleArn: 'arn:aws:iam::111122223333:role/App',
      },
    ],
    [
      session,
      {
        context: {
          'AWS:principalarn': 'arn:aws:iam::111122223333:role/team/App',
          'aws:userid': 'AROAX:job1',
        },
      },
      {
        kind: 'roleSession',
        arn: session,
        accountId: '111122223333',
        roleArn: 'arn:aws:iam::111122223333:role/team/App',
        roleId: 'AROAX',
      },
    ],
    [
      'arn:aws-cn:sts::111122223333:assumed-role/App/job1',
      { context: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/alice' } },
      {
        kind: 'roleSession',
        arn: 'arn:aws-cn:sts::111122223333:assumed-role/App/job1',
        accountId: '111122223333',
        roleArn: 'arn:aws-cn:iam::111122223333:role/App',
      },
    ],
    [
      federated,
      { issuer: 'arn:aws:iam::111122223333:user/broker' },
      {
        kind: 'federatedUser',
        arn: federated,
        accountId: '111122223333',
        issuerArn: 'arn:aws:iam::111122223333:user/broker',
      },
    ],
    ['ec2.amazonaws.com', {}, { kind: 'service', name: 'ec2.amazonaws.com' }],
    ['ec2.amazonaws.com.cn', {}, { kind: 'service', name: 'ec2.amazonaws.com.cn' }],
    [
      'cognito-identity.amazonaws.com',
      {},
      { kind: 'identityProvider', name: 'cognito-identity.amazonaws.com' },
    ],
    ['accounts.google.com', {}, { kind: 'identityProvider', name: 'accounts.google.com' }],
    [
      'arn:aws:iam::111122223333:saml-provider/Corp',
      {},
      { kind: 'identityProvider', name: 'arn:aws:iam::111122223333:saml-provider/Corp' },
    ],
    ['anonymous', {}, { kind: 'anonymous' }],
  ];

  test.each(rows)('%s %o', (principal, more, expected) => {
    expect(caseOf({}, { principal, ...more }).request.principal).toEqual(expected);
  });
});

describe('what a case holds', () => {
  test('numbers and truth values of the context become text, null is left out', () => {
    const context = {
      'aws:MultiFactorAuthAge': 1200,
      'aws:SecureTransport': true,
      'aws:TagKeys': ['a', 1],
      'x:y': null,
    };
    expect(caseOf({}, { context }).request.context).toEqual({
      'aws:MultiFactorAuthAge': '1200',
      'aws:SecureTransport': 'true',
      'aws:TagKeys': ['a', '1'],
    });
  });

  test('policies are named by where they stand', () => {
    const { policies } = caseOf({
      identityPolicies: [document, document],
      resourcePolicy: document,
      permissionsBoundaries: [document],
      sessionPolicies: [document],
      endpointPolicies: [document],
      scps: [[document], [document, document]],
      rcps: [[document]],
      organization: { managementAccountId: '999988887777' },
    });
    const names = (sources: readonly { policy: { kind: string; name?: string } }[] = []) =>
      sources.map(({ policy }) => policy.name);
    expect(names(policies.identityPolicies)).toEqual(['identityPolicies[0]', 'identityPolicies[1]']);
    expect(names(policies.resourcePolicy && [policies.resourcePolicy])).toEqual(['resourcePolicy']);
    expect(names(policies.permissionsBoundaries)).toEqual(['permissionsBoundaries[0]']);
    expect(names(policies.sessionPolicies)).toEqual(['sessionPolicies[0]']);
    expect(names(policies.endpointPolicies)).toEqual(['endpointPolicies[0]']);
    expect(policies.serviceControlPolicies?.map((level) => names(level.policies))).toEqual([
      ['scps[0][0]'],
      ['scps[1][0]', 'scps[1][1]'],
    ]);
    expect(policies.resourceControlPolicies?.map(({ via }) => via.name)).toEqual(['rcps[0]']);
    expect(policies.managementAccountIds).toEqual(['999988887777']);
  });

  test('what is absent, null or empty does not exist', () => {
    const empty = {
      resourcePolicy: null,
      permissionsBoundaries: [],
      sessionPolicies: [],
      endpointPolicies: [],
      scps: [],
    };
    expect(caseOf(empty).policies).toEqual({ identityPolicies: [] });
  });

  test('a level of the organization may be without policies', () => {
    expect(caseOf({ scps: [[]] }).policies.serviceControlPolicies).toHaveLength(1);
  });

  test('a document may be a text', () => {
    const { policies } = caseOf({ identityPolicies: ['{ "Statement": [] }'] });
    expect(policies.identityPolicies[0]?.document).toBe('{ "Statement": [] }');
  });

  test('the account of the resource follows from its ARN', () => {
    const resource = { arn: 'arn:aws:sqs:eu-west-1:444455556666:q' };
    expect(caseOf({}, { resource }).request.resource.accountId).toBe('444455556666');
  });

  test('a case without id goes by its place, fields that are not known do not matter', () => {
    expect(caseOf({ id: undefined, why: 'because', basis: 1 }).id).toBe('[0]');
  });

  test('a byte order mark is no obstacle', () => {
    expect(readCases('\uFEFF[]')).toEqual({ readable: true, cases: [] });
  });
});

describe('what cannot be read, and where', () => {
  const broken = (more: object, ofRequest: object = {}) =>
    JSON.stringify([
      { id: 'fine', request },
      { id: 'odd', request: { ...request, ...ofRequest }, ...more },
    ]);

  test.each<[string, string]>([
    ['{', 'not JSON: '],
    ['{}', 'expected a list, found an object'],
    ['[7]', '[0]: expected an object, found 7'],
    ['[{}]', '[0].request: expected an object, found nothing'],
    [broken({ request: undefined }), '[1].request: expected an object, found nothing (case "odd")'],
    [
      broken({}, { principal: undefined }),
      '[1].request.principal: expected a text, found nothing (case "odd")',
    ],
    [broken({}, { principal: 'alice' }), '[1].request.principal: "alice" names no user'],
    [
      broken({}, { principal: 'arn:aws:iam::111122223333:role/App' }),
      '[1].request.principal: "arn:aws:iam::111122223333:role/App" names no',
    ],
    [broken({}, { action: 'GetObject' }), '[1].request.action: expected service:Action, found "GetObject"'],
    [broken({}, { action: ['s3:GetObject'] }), '[1].request.action: expected a text, found a list'],
    [
      broken({}, { resource: 'arn:aws:s3:::b' }),
      '[1].request.resource: expected an object, found "arn:aws:s3:::b"',
    ],
    [
      broken({}, { resource: { arn: 'arn:aws:s3:::b' } }),
      '[1].request.resource.accountId: expected a text, found ""',
    ],
    [
      broken({}, { context: { 'aws:TagKeys': [{}] } }),
      '[1].request.context["aws:TagKeys"][0]: expected a text, number or truth value, found an object',
    ],
    [broken({ identityPolicies: document }), '[1].identityPolicies: expected a list, found an object'],
    [
      broken({ identityPolicies: [document, 3] }),
      '[1].identityPolicies[1]: expected a policy document, found 3',
    ],
    [broken({ scps: [document] }), '[1].scps[0]: expected a list, found an object'],
    [broken({ organization: 'o-1' }), '[1].organization: expected an object, found "o-1"'],
    [
      broken({ expected: 'Denied' }),
      '[1].expected: expected one of Allowed, ExplicitlyDenied, ImplicitlyDenied, found "Denied"',
    ],
  ])('%s', (text, problem) => {
    const read = readCases(text);
    expect(read.readable ? '' : read.problem).toContain(problem);
  });
});
