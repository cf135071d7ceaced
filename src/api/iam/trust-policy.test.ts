import { describe, expect, it } from 'vitest';
import { accountId, TestAccount } from '../test-api.ts';

const elsewhere = '444455556666';
const user = `arn:aws:iam::${accountId}:user/alice`;
const role = `arn:aws:iam::${accountId}:role/app`;

const ec2 = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function trusting(key: string, name: unknown): string {
  return policy({ ...ec2, Principal: { [key]: name } });
}

/** An account with the user alice and the role app; what CreateRole answers to this trust policy in it. */
async function take(document: string): Promise<unknown> {
  const account = new TestAccount();
  await account.calls(
    ['CreateUser', { UserName: 'alice' }],
    ['CreateRole', { RoleName: 'app', AssumeRolePolicyDocument: policy(ec2) }],
  );
  const answer = await account.call('CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: document });
  return typeof answer === 'string'
    ? answer
    : account.world.roles.get(`arn:aws:iam::${accountId}:role/r`)?.assumeRolePolicyDocument;
}

describe('trust policies that AWS does not take', () => {
  it.each([
    ['a comma too many', '{"Statement":[{"Effect":"Allow",}]}', 'This policy contains invalid Json'],
    ['no object', '[]', 'This policy contains invalid Json'],
    ['an element twice', '{"Statement":[],"Statement":[]}', 'This policy contains invalid Json'],
    [
      'a version that never was',
      JSON.stringify({ Version: '2020-01-01', Statement: ec2 }),
      'The policy must contain a valid version string',
    ],
    ['no statement', '{"Version":"2012-10-17"}', 'Missing required field Statement'],
    ['an empty list of statements', policy(), 'Could not parse the policy: Statement is empty!'],
    [
      'the same Sid twice',
      policy({ Sid: 'a', ...ec2 }, { Sid: 'a', ...ec2 }),
      'The Statement Ids in the policy are not unique',
    ],
    ['no Effect', policy({ ...ec2, Effect: undefined }), 'Missing required field Effect'],
    ['an Effect in small letters', policy({ ...ec2, Effect: 'allow' }), 'Invalid effect: allow'],
    ['no Principal', policy({ ...ec2, Principal: undefined }), 'Missing required field Principal'],
    [
      'an empty Principal',
      policy({ ...ec2, Principal: {} }),
      'Missing required field Principal cannot be empty!',
    ],
    [
      'everyone as a bare star',
      policy({ ...ec2, Principal: '*' }),
      'AssumeRolepolicy contained an invalid principal: "STAR":"*".',
    ],
    ['a bare name', policy({ ...ec2, Principal: user }), 'Principal must be a JSON object.'],
    [
      'Allow for all but some',
      policy({ ...ec2, Principal: undefined, NotPrincipal: { AWS: user } }),
      'Allow with NotPrincipal is not allowed.',
    ],
    [
      'Deny for all but some',
      policy({ ...ec2, Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: user } }),
      'AssumeRole policy must not contain NotPrincipal field.',
    ],
    ['no Action', policy({ ...ec2, Action: undefined }), 'Missing required field Action'],
    ['a Resource', policy({ ...ec2, Resource: '*' }), 'Has prohibited field Resource'],
    ['a NotResource', policy({ ...ec2, NotResource: '*' }), 'AssumeRole policy must not contain resources.'],
    ...['s3:GetObject', '*', 'sts:*', 'sts:GetCallerIdentity'].map((action) => [
      `the action ${action}`,
      policy({ ...ec2, Action: ['sts:AssumeRole', action] }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ]),
    [
      'Cognito without a condition: it would be every pool of every account',
      trusting('Federated', 'cognito-identity.amazonaws.com'),
      'A condition block must be present for the Cognito provider',
    ],
    [
      'a condition operator that AWS does not have',
      policy({ ...ec2, Condition: { StringMatches: { 'aws:SourceAccount': accountId } } }),
      'Syntax error in policy.',
    ],
    ['a statement that is a text', '{"Statement":"Allow"}', 'Syntax error in policy.'],
  ])('%s', async (_, document, words) => {
    expect(await take(document)).toBe(`MalformedPolicyDocument 400: ${words}`);
  });
});

describe('principals that AWS does not know', () => {
  it.each([
    ['a user that is not there', 'AWS', `arn:aws:iam::${accountId}:user/nobody`],
    ['a user without its path', 'AWS', `arn:aws:iam::${accountId}:user/dev/alice`],
    ['a role that is not there', 'AWS', `arn:aws:iam::${accountId}:role/nothing`],
    ['the role itself, which is not there yet', 'AWS', `arn:aws:iam::${accountId}:role/r`],
    ['a session of a role that is not there', 'AWS', `arn:aws:sts::${accountId}:assumed-role/nothing/x`],
    ['a group', 'AWS', `arn:aws:iam::${accountId}:group/admins`],
    ['a group of a strange account', 'AWS', `arn:aws:iam::${elsewhere}:group/admins`],
    ['a pattern', 'AWS', `arn:aws:iam::${elsewhere}:role/*`],
    ['an id that nobody has', 'AWS', 'AIDAJQABLZS4A3QDU576Q'],
    ['no ARN at all', 'AWS', 'alice'],
    ['an ARN of another service', 'AWS', `arn:aws:s3:::bucket`],
    ['a service by half its name', 'Service', 'ec2'],
    ['every service', 'Service', '*'],
  ])('%s', async (_, key, name) => {
    const shownKey = key === 'AWS' ? 'AWS' : 'SERVICE';
    expect(await take(trusting(key, name))).toBe(
      `MalformedPolicyDocument 400: Invalid principal in policy: "${shownKey}":"${name}"`,
    );
  });

  it('tells the first of several', async () => {
    expect(await take(trusting('AWS', [user, 'x', 'y']))).toBe(
      'MalformedPolicyDocument 400: Invalid principal in policy: "AWS":"x"',
    );
  });

  it('has words of its own for providers', async () => {
    expect(await take(trusting('Federated', `arn:aws:iam::${accountId}:user/alice`))).toBe(
      'MalformedPolicyDocument 400: Federated principals must be valid domain names or SAML metadata ARNs',
    );
  });
});

describe('trust policies that AWS takes', () => {
  const pool = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:x' } };

  it.each([
    ['a service', policy(ec2)],
    ['one statement without a list', JSON.stringify({ Statement: ec2 })],
    ['everyone', trusting('AWS', '*')],
    ['a user and a role that are there', trusting('AWS', [user, role])],
    ['a session of a role that is there', trusting('AWS', `arn:aws:sts::${accountId}:assumed-role/app/x`)],
    ['a federated user', trusting('AWS', `arn:aws:sts::${accountId}:federated-user/dana`)],
    [
      'a role of an account that this world does not hold',
      trusting('AWS', `arn:aws:iam::${elsewhere}:role/x`),
    ],
    ['a provider that may not be there', trusting('Federated', `arn:aws:iam::${accountId}:saml-provider/x`)],
    ['a web identity', trusting('Federated', 'accounts.google.com')],
    [
      'Cognito with a condition',
      policy({ ...ec2, Principal: { Federated: 'cognito-identity.amazonaws.com' }, Condition: pool }),
    ],
    [
      'what goes with assuming',
      policy({
        ...ec2,
        Action: ['sts:assumerole', 'sts:TagSession', 'sts:SetSourceIdentity', 'sts:SetContext'],
      }),
    ],
  ])('%s', async (_, document) => {
    expect(await take(document)).toBe(document);
  });

  it('show an account as its root', async () => {
    expect(await take(trusting('AWS', elsewhere))).toBe(trusting('AWS', `arn:aws:iam::${elsewhere}:root`));
  });

  it('show a unique id as the user who has it', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', { UserName: 'alice' }]);
    const id = account.world.users.get(user)?.id;
    await account.calls(['CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trusting('AWS', id) }]);
    const [made] = account.world.roles.values();
    expect(made?.assumeRolePolicyDocument).toBe(trusting('AWS', user));
  });
});

describe('the size of trust policies', () => {
  const long = (size: number) =>
    policy({ ...ec2, Sid: 'x'.repeat(size - policy({ ...ec2, Sid: '' }).length) });

  it.each([
    ['2,048 characters are taken', long(2048), undefined],
    ['white space does not count', long(2048).replace('{', '{\n    '), undefined],
    ['2,049 are too many', long(2049), 'LimitExceeded 409: Cannot exceed quota for ACLSizePerRole: 2048'],
  ])('%s', async (_, document, refusal) => {
    expect(await take(document)).toBe(refusal ?? document);
  });
});
