import { expect, test } from 'vitest';
import type { Directory, DirectoryPerson } from '#account/directory.ts';
import type { Answer } from '../call.ts';
import {
  ana,
  ben,
  providerArn,
  readerArn,
  responseOf,
  samlAccount,
  writerArn,
} from '../federation/test-saml.ts';
import { handle } from '../handle.ts';

interface Posted {
  readonly from?: Partial<Directory>;
  readonly more?: object;
}

async function post(person: DirectoryPerson, { from = {}, more = {} }: Posted = {}): Promise<Answer> {
  const { world, moment } = await samlAccount();
  const parameters = { SAMLResponse: await responseOf(person, from), ...more };
  const credentials = { kind: 'anonymous' } as const;
  return handle(world, { service: 'signin', operation: 'SAMLLogin', parameters, credentials }, moment);
}

test('several roles are offered, none is taken, and the history is silent', async () => {
  const { response, world } = await post(ana);
  const Roles = [readerArn, writerArn].map((RoleArn) => ({ RoleArn, PrincipalArn: providerArn }));
  expect(response).toEqual({ Roles });
  expect(world.sessions.size).toBe(0);
  expect([...world.events.values()].map(({ operation }) => operation)).toEqual(['CreateSAMLProvider']);
});

test('one role leads straight in, for longer than the role lets programs', async () => {
  const { response, world, event } = await post(ben, { from: { sessionDuration: 43_200 } });
  expect(response).toMatchObject({ ConsoleLogin: 'Success', Expiration: '2026-03-02T00:00:00Z' });
  const [session] = world.sessions.values();
  expect(session).toMatchObject({ operation: 'AssumeRoleWithSAML', isConsole: true, issuerArn: readerArn });
  expect(event).toMatchObject({
    service: 'signin',
    operation: 'ConsoleLogin',
    callerArn: 'arn:aws:sts::111122223333:assumed-role/Reader/ben@corp.example',
    parameters: {},
    additionalEventData: { MFAUsed: 'No', SamlProviderArn: providerArn },
  });
});

test('the chosen one of several; an hour unless the directory says', async () => {
  const { response } = await post(ana, { more: { RoleArn: writerArn } });
  expect(response).toMatchObject({
    Arn: 'arn:aws:sts::111122223333:assumed-role/Writer/ana@corp.example',
    Expiration: '2026-03-01T13:00:00Z',
  });
});

test('nobody comes in without a role', async () => {
  const { error, event } = await post({ ...ana, groups: [] });
  expect(error).toMatchObject({
    code: 'InvalidSAMLResponse',
    message: 'Your request included an invalid SAML response. To logout, click here.',
  });
  expect(event).toMatchObject({
    service: 'sts',
    operation: 'AssumeRoleWithSAML',
    parameters: { SAMLResponse: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
  });
});

test('nobody comes in with a role that is not offered', async () => {
  const { error, world } = await post(ben, { more: { RoleArn: writerArn } });
  expect(error?.message).toBe(
    "SAML Assertion doesn't contain the requested Role and Metadata in the attributes",
  );
  expect(world.sessions.size).toBe(0);
});
