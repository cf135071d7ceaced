import { describe, expect, it } from 'vitest';
import { as, TestAccount } from '../test-api.ts';

const alice = { UserName: 'alice' };
const codecommit = 'codecommit.amazonaws.com';
const cassandra = 'cassandra.amazonaws.com';

async function withUser(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(['CreateUser', alice]);
  return account;
}

interface Made {
  readonly ServiceSpecificCredential: {
    readonly ServiceSpecificCredentialId: string;
    readonly ServicePassword: string;
    readonly ServiceUserName: string;
  };
}

async function create(
  account: TestAccount,
  ServiceName = codecommit,
): Promise<Made['ServiceSpecificCredential']> {
  const made = await account.call('CreateServiceSpecificCredential', { ...alice, ServiceName });
  return (made as Made).ServiceSpecificCredential;
}

function shown(ServiceName: string, Status = 'Active', UserName = 'alice') {
  return {
    UserName,
    Status,
    ServiceUserName: 'alice-at-111122223333',
    CreateDate: '2026-03-01T12:00:00Z',
    ServiceSpecificCredentialId: expect.stringMatching(/^ACCA[A-Z2-7]{17}$/),
    ServiceName,
  };
}

const page = (...entries: readonly unknown[]) => ({
  ServiceSpecificCredentials: entries,
  IsTruncated: false,
});

describe('service-specific credentials', () => {
  it.each([codecommit, cassandra])(
    'for %s are made, switched off, reset and deleted',
    async (ServiceName) => {
      const account = await withUser();
      const made = await create(account, ServiceName);
      expect(made).toEqual({ ...shown(ServiceName), ServicePassword: expect.stringMatching(/^.{40}$/) });
      const one = { ...alice, ServiceSpecificCredentialId: made.ServiceSpecificCredentialId };
      const list = () => account.call('ListServiceSpecificCredentials', { ...alice, ServiceName });
      expect(await list()).toEqual(page(shown(ServiceName)));
      expect(await account.call('UpdateServiceSpecificCredential', { ...one, Status: 'Inactive' })).toEqual(
        {},
      );
      expect(await list()).toEqual(page(shown(ServiceName, 'Inactive')));
      const reset = (await account.call('ResetServiceSpecificCredential', one)) as Made;
      expect(reset.ServiceSpecificCredential).toEqual({
        ...shown(ServiceName, 'Inactive'),
        ServicePassword: expect.not.stringMatching(made.ServicePassword.slice(0, 20).replace(/\W/g, '.')),
      });
      expect(await account.call('DeleteServiceSpecificCredential', one)).toEqual({});
      expect(await list()).toEqual(page());
    },
  );

  it('keep no password', async () => {
    const account = await withUser();
    const { ServicePassword } = await create(account);
    expect(JSON.stringify([...account.world.serviceSpecificCredentials.values()])).not.toContain(
      ServicePassword,
    );
  });

  it.each(['nonexistentservice.amazonaws.com', 'o3on3n3onosneo', 'lambda.amazonaws.com'])(
    'are not for %s',
    async (ServiceName) => {
      const account = await withUser();
      for (const operation of ['CreateServiceSpecificCredential', 'ListServiceSpecificCredentials']) {
        expect(await account.call(operation, { ...alice, ServiceName })).toBe(
          `NoSuchEntity 404: No such service ${ServiceName} is supported for Service Specific Credentials`,
        );
        expect(await account.call(operation, { UserName: 'nobody', ServiceName })).toBe(
          'NoSuchEntity 404: The user with name nobody cannot be found.',
        );
      }
    },
  );

  it('are listed by service, and for all users', async () => {
    const account = await withUser();
    await create(account);
    const list = (parameters: Readonly<Record<string, unknown>>) =>
      account.call('ListServiceSpecificCredentials', parameters);
    expect(await list({ ...alice, ServiceName: cassandra })).toEqual(page());
    expect(await list({ AllUsers: true })).toEqual(page(shown(codecommit)));
    expect(await list({})).toEqual(page());
  });

  it('follow the user’s rename, and keep their own name', async () => {
    const account = await withUser();
    await create(account);
    await account.calls(['UpdateUser', { ...alice, NewUserName: 'alicia' }]);
    expect(await account.call('ListServiceSpecificCredentials', { UserName: 'alicia' })).toEqual(
      page(shown(codecommit, 'Active', 'alicia')),
    );
  });

  it('are two for a user and service, with different names', async () => {
    const account = await withUser();
    await create(account);
    expect((await create(account)).ServiceUserName).toBe('alice+1-at-111122223333');
    expect(await account.call('CreateServiceSpecificCredential', { ...alice, ServiceName: codecommit })).toBe(
      'LimitExceeded 409: Cannot exceed quota for ServiceSpecificCredentialsPerUser: 2',
    );
    expect((await create(account, cassandra)).ServiceUserName).toBe('alice-at-111122223333');
  });

  it('are missed by user, then by id', async () => {
    const account = await withUser();
    const { ServiceSpecificCredentialId: real } = await create(account);
    const wrong = 'satisfiesregexbutstillinvalid';
    for (const operation of ['Update', 'Reset', 'Delete']) {
      const change = (UserName: string, ServiceSpecificCredentialId: string) =>
        account.call(`${operation}ServiceSpecificCredential`, {
          UserName,
          ServiceSpecificCredentialId,
          Status: 'Inactive',
        });
      expect(await change('alice', wrong)).toBe(`NoSuchEntity 404: No such credential ${wrong} exists`);
      expect(await change('wrong-user-name', real)).toBe(
        'NoSuchEntity 404: The user with name wrong-user-name cannot be found.',
      );
    }
  });

  it('have one of AWS’s states', async () => {
    const account = await withUser();
    const { ServiceSpecificCredentialId } = await create(account);
    expect(
      await account.call('UpdateServiceSpecificCredential', {
        ServiceSpecificCredentialId,
        Status: 'Invalid',
      }),
    ).toBe(
      "ValidationError 400: 1 validation error detected: Value at 'status' failed to satisfy constraint: " +
        'Member must satisfy enum value set',
    );
  });

  it('for Bedrock are API keys, which may end', async () => {
    const account = await withUser();
    const ServiceName = 'bedrock.amazonaws.com';
    const made = await account.call('CreateServiceSpecificCredential', {
      ...alice,
      ServiceName,
      CredentialAgeDays: '30',
    });
    expect(made).toMatchObject({
      ServiceSpecificCredential: {
        ServiceCredentialAlias: 'alice-at-111122223333',
        ServiceCredentialSecret: expect.any(String),
        ExpirationDate: '2026-03-31T12:00:00Z',
      },
    });
  });

  it('are asked for with the service as a condition key', async () => {
    const account = await withUser();
    await account.call('CreateServiceSpecificCredential', { ...alice, ServiceName: codecommit }, as('alice'));
    expect(account.last?.decisions[0]?.request).toMatchObject({
      resource: 'arn:aws:iam::111122223333:user/alice',
      overrides: { 'iam:ServiceSpecificCredentialServiceName': codecommit },
    });
  });
});
