import { expect, test } from 'vitest';
import { commandLine } from '#api/command-line.ts';
import { assumeRoleCall, emptyForm, federationTokenCall, sessionTokenCall } from './session-calls.ts';

const role = emptyForm('AssumeRole', 'alice', 43_200);
const token = emptyForm('GetSessionToken', '', 129_600);

test('what was left empty is left to AWS', () => {
  expect(assumeRoleCall('arn', role).parameters).toEqual({ RoleArn: 'arn', RoleSessionName: 'alice' });
  expect(sessionTokenCall(token).parameters).toEqual({});
  expect(federationTokenCall({ ...token, name: 'dana' }).parameters).toEqual({ Name: 'dana' });
});

test('root is asked for no more than it gets', () => {
  expect(emptyForm('GetSessionToken', '', 3600).seconds).toBe(3600);
});

test('all that can be passed is passed', () => {
  const form = {
    ...role,
    externalId: 'acme',
    serialNumber: 'arn:mfa',
    tokenCode: '123456',
    seconds: 900,
    policy: '{}',
    policyArns: ['arn:p'],
    tags: [
      { key: 'team', value: 'pay' },
      { key: 'x', value: '' },
    ],
    transitive: ['team', 'left out again'],
    sourceIdentity: 'alice',
  };
  expect(commandLine(assumeRoleCall('arn', form))).toBe(
    'aws sts assume-role --role-arn arn --role-session-name alice --duration-seconds 900 --external-id acme ' +
      "--serial-number arn:mfa --token-code 123456 --policy '{}' --policy-arns arn=arn:p " +
      '--tags Key=team,Value=pay Key=x,Value= --transitive-tag-keys team --source-identity alice',
  );
  expect(Object.keys(sessionTokenCall(form).parameters)).toEqual([
    'DurationSeconds',
    'SerialNumber',
    'TokenCode',
  ]);
  expect(Object.keys(federationTokenCall(form).parameters)).toEqual([
    'Name',
    'DurationSeconds',
    'Policy',
    'PolicyArns',
    'Tags',
  ]);
});
