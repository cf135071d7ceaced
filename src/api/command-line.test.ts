import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Call } from './call.ts';
import { commandLine, kebabCase, shellWord } from './command-line.ts';

test.each([
  ['CreateUser', 'create-user'],
  ['CreateSAMLProvider', 'create-saml-provider'],
  ['ListMFADevices', 'list-mfa-devices'],
  ['UploadSSHPublicKey', 'upload-ssh-public-key'],
  ['OpenIDConnectProviderArn', 'open-id-connect-provider-arn'],
  // Digits stay with their word.
  ['AuthenticationCode1', 'authentication-code1'],
  ['PolicyARNs', 'policy-arns'],
])('%s is %s', (name, words) => {
  expect(kebabCase(name)).toBe(words);
});

const policy = '{"Statement":[{"Effect":"Allow"}]}';

test.each([
  [
    'a text',
    'CreateUser',
    { UserName: 'alice', Path: '/dev/' },
    'create-user --user-name alice --path /dev/',
  ],
  [
    'a flag',
    'UpdateLoginProfile',
    { PasswordResetRequired: true },
    'update-login-profile --password-reset-required',
  ],
  [
    'no flag',
    'UpdateLoginProfile',
    { PasswordResetRequired: false },
    'update-login-profile --no-password-reset-required',
  ],
  ['a number', 'UpdateRole', { MaxSessionDuration: 3600 }, 'update-role --max-session-duration 3600'],
  ['a list', 'UntagUser', { TagKeys: ['team', 'cost center'] }, "untag-user --tag-keys team 'cost center'"],
  [
    'a structure',
    'TagUser',
    {
      Tags: [
        { Key: 'team', Value: 'a' },
        { Key: 'b', Value: '' },
      ],
    },
    'tag-user --tags Key=team,Value=a Key=b,Value=',
  ],
  [
    'what the shorthand would take apart',
    'TagUser',
    { Tags: [{ Key: 'k', Value: 'a, "b"' }] },
    `tag-user --tags 'Key=k,Value="a, \\"b\\""'`,
  ],
  [
    'a document',
    'PutUserPolicy',
    { PolicyDocument: policy },
    `put-user-policy --policy-document '${policy}'`,
  ],
  ['a quote', 'CreateLoginProfile', { Password: "it's" }, `create-login-profile --password 'it'\\''s'`],
  ['a leading hyphen', 'CreateUser', { UserName: '-x' }, 'create-user --user-name=-x'],
  ['what is not given', 'CreateUser', { UserName: 'a', Path: undefined }, 'create-user --user-name a'],
])('%s', (_, operation, parameters, line) => {
  expect(commandLine({ service: 'iam', operation, parameters })).toBe(`aws iam ${line}`);
});

/** What a shell makes of one word: quotes gone, the rest as it stands. */
function unquoted(word: string): string {
  return word.replace(/'([^']*)'|\\(.)/gs, (_, inside?: string, escaped?: string) => inside ?? escaped ?? '');
}

test('a shell reads every word as it was meant', () => {
  fc.assert(fc.property(fc.string(), (text) => unquoted(shellWord(text)) === text));
});

test.each<readonly [string, Pick<Call, 'region' | 'endpoint'>, string]>([
  ['the Region of the profile', {}, ''],
  ['another Region', { region: 'eu-west-1' }, ' --region eu-west-1'],
  [
    'the global endpoint of STS',
    { endpoint: 'global' },
    ' --region us-east-1 --endpoint-url https://sts.amazonaws.com',
  ],
])('where: %s', (_, place, options) => {
  expect(commandLine({ service: 'sts', operation: 'GetSessionToken', parameters: {}, ...place })).toBe(
    `aws sts get-session-token${options}`,
  );
});
