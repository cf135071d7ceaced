import { operations } from '#api/operations.ts';
import { describe, expect, it } from 'vitest';
import type { Conversations, Said, Step } from './conversation.ts';
import { accessKeys } from './access-keys.ts';
import { accounts } from './accounts.ts';
import { cognito } from './cognito.ts';
import { credentials } from './credentials.ts';
import { groups } from './groups.ts';
import { inlinePolicies } from './inline-policies.ts';
import { managedPolicies } from './managed-policies.ts';
import { mfaDevices } from './mfa-devices.ts';
import { outboundFederation } from './outbound-federation.ts';
import { passwords } from './passwords.ts';
import { providers } from './providers.ts';
import { roles } from './roles.ts';
import { saml } from './saml.ts';
import { SdkAccount } from './sdk-harness.ts';
import { sessions } from './sessions.ts';
import { simulation } from './simulation.ts';
import { users } from './users.ts';
import { webIdentity } from './web-identity.ts';

const subjects: Readonly<Record<string, Conversations>> = {
  accessKeys,
  accounts,
  cognito,
  credentials,
  groups,
  inlinePolicies,
  managedPolicies,
  mfaDevices,
  outboundFederation,
  passwords,
  providers,
  roles,
  saml,
  sessions,
  simulation,
  users,
  webIdentity,
};

async function hold(steps: readonly Step[]): Promise<void> {
  const account = new SdkAccount();
  const answers = new Map<string, unknown>();
  const said: Said = (operation) => answers.get(operation) as never;
  for (const [operation, input, expected, as] of steps) {
    const answer = await account.call(operation, typeof input === 'function' ? input(said) : input, as);
    if (typeof expected === 'string')
      expect(`${operation}: ${String(answer)}`).toBe(`${operation}: ${expected}`);
    else {
      expect(answer, operation).toBeTypeOf('object');
      expect({ [operation]: answer }).toMatchObject({ [operation]: expected });
      answers.set(operation, answer);
    }
  }
}

describe.each(Object.entries(subjects))('%s', (_, conversations) => {
  it.each(Object.entries(conversations))('%s', (_title, steps) => hold(steps));
});

/** How the conversations name operations of the services that an SDK can call. */
const prefixes: Readonly<Record<string, string>> = { iam: '', sts: 'sts:', 'cognito-identity': 'cognito:' };

it('every operation is called by an SDK, with success and with failure', () => {
  const steps = Object.values(subjects).flatMap((conversations) => Object.values(conversations).flat());
  const called = (fails: boolean): ReadonlySet<string> =>
    new Set(steps.filter(([, , expected]) => (typeof expected === 'string') === fails).map(([name]) => name));
  const [succeeds, fails] = [called(false), called(true)];
  const callable = operations.filter(
    ({ consoleOnly, service }) => consoleOnly !== true && service in prefixes,
  );
  const names = callable.map(({ service, name }) => `${prefixes[service] ?? ''}${name}`);
  expect(names.filter((name) => !succeeds.has(name))).toEqual([]);
  expect(names.filter((name) => !fails.has(name))).toEqual([]);
});
