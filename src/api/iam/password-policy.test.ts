import { describe, expect, it } from 'vitest';
import type { Parameters } from '../call.ts';
import { accountId, as, TestAccount, withUserPolicy } from '../test-api.ts';

const notFound = `NoSuchEntity 404: The Password Policy with domain name ${accountId} cannot be found.`;

const usual = {
  AllowUsersToChangePassword: false,
  ExpirePasswords: false,
  MinimumPasswordLength: 6,
  RequireLowercaseCharacters: false,
  RequireNumbers: false,
  RequireSymbols: false,
  RequireUppercaseCharacters: false,
};

describe('the password policy', () => {
  const full = {
    MinimumPasswordLength: 12,
    RequireSymbols: true,
    RequireNumbers: true,
    RequireUppercaseCharacters: true,
    RequireLowercaseCharacters: true,
    AllowUsersToChangePassword: true,
    MaxPasswordAge: 90,
    PasswordReusePrevention: 24,
    HardExpiry: true,
  };

  const rows: readonly (readonly [why: string, set: Parameters, told: Parameters])[] = [
    ['what is left out is at AWS’s default, limits are absent', {}, usual],
    ['everything', full, { ...full, ExpirePasswords: true }],
    [
      'as it comes from the wire',
      { MinimumPasswordLength: '8', RequireNumbers: 'true' },
      { ...usual, MinimumPasswordLength: 8, RequireNumbers: true },
    ],
    ['hard expiry that was denied is told', { HardExpiry: false }, { ...usual, HardExpiry: false }],
  ];

  it.each(rows)('%s', async (_, set, told) => {
    const account = new TestAccount();
    // There are no partial updates: nothing of this stays.
    await account.calls(['UpdateAccountPasswordPolicy', { ...full, MinimumPasswordLength: 99 }]);
    expect(await account.call('UpdateAccountPasswordPolicy', set)).toEqual({});
    expect(await account.call('GetAccountPasswordPolicy')).toEqual({ PasswordPolicy: told });
  });

  it('is not there before it is set and after it is deleted', async () => {
    const account = new TestAccount();
    const nothing = 'NoSuchEntity 404: The account policy with name PasswordPolicy cannot be found.';
    expect(await account.call('GetAccountPasswordPolicy')).toBe(notFound);
    expect(await account.call('DeleteAccountPasswordPolicy')).toBe(nothing);
    await account.calls(['UpdateAccountPasswordPolicy']);
    expect(await account.call('DeleteAccountPasswordPolicy')).toEqual({});
    expect(await account.call('GetAccountPasswordPolicy')).toBe(notFound);
    expect(account.world.accounts.get(accountId)).toEqual({ id: accountId, name: 'Test' });
  });

  it('tells all limits that are passed, reuse before age', async () => {
    const outside = { MaxPasswordAge: 1096, MinimumPasswordLength: 129, PasswordReusePrevention: 25 };
    const wrong = (place: string, words: string) =>
      `Value at '${place}' failed to satisfy constraint: Member must have value ${words}`;
    const account = new TestAccount();
    expect(await account.call('UpdateAccountPasswordPolicy', outside)).toBe(
      'ValidationError 400: 3 validation errors detected: ' +
        `${wrong('minimumPasswordLength', 'less than or equal to 128')}; ` +
        `${wrong('passwordReusePrevention', 'less than or equal to 24')}; ` +
        wrong('maxPasswordAge', 'less than or equal to 1095'),
    );
    expect(await account.call('UpdateAccountPasswordPolicy', { MinimumPasswordLength: 5 })).toBe(
      'ValidationError 400: 1 validation error detected: ' +
        wrong('minimumPasswordLength', 'greater than or equal to 6'),
    );
  });
});

describe('a user without any policy', () => {
  const refused = (action: string) =>
    expect.stringContaining(
      `AccessDenied 403: User: arn:aws:iam::${accountId}:user/alice is not authorized to perform: iam:${action}`,
    );

  async function withAlice(policy: Parameters): Promise<TestAccount> {
    const account = new TestAccount();
    await account.calls(['CreateUser', { UserName: 'alice' }], ['UpdateAccountPasswordPolicy', policy]);
    return account;
  }

  it('may neither read nor change it', async () => {
    const account = await withAlice({});
    for (const action of [
      'GetAccountPasswordPolicy',
      'UpdateAccountPasswordPolicy',
      'DeleteAccountPasswordPolicy',
    ]) {
      expect(await account.call(action, {}, as('alice'))).toEqual(refused(action));
    }
  });

  it('may read it once users may change their passwords, unless denied', async () => {
    const account = await withAlice({ AllowUsersToChangePassword: true });
    expect(await account.call('GetAccountPasswordPolicy', {}, as('alice'))).toEqual({
      PasswordPolicy: { ...usual, AllowUsersToChangePassword: true },
    });
    expect(await account.call('DeleteAccountPasswordPolicy', {}, as('alice'))).toEqual(
      refused('DeleteAccountPasswordPolicy'),
    );
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
    account.world = withUserPolicy(account.world, 'alice', deny);
    expect(await account.call('GetAccountPasswordPolicy', {}, as('alice'))).toEqual(
      refused('GetAccountPasswordPolicy'),
    );
  });
});
