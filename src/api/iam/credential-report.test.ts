import { expect, it } from 'vitest';
import { put, type World } from '#account/world.ts';
import { fromBase64 } from '../password-hash.ts';
import { accountId, as, TestAccount, testMoment } from '../test-api.ts';

const root = `arn:aws:iam::${accountId}:root`;
const alice = `arn:aws:iam::${accountId}:user/alice`;

async function reportOf(world: World): Promise<readonly string[]> {
  const account = new TestAccount(world);
  await account.calls(['GenerateCredentialReport']);
  const { Content } = (await account.call('GetCredentialReport')) as { readonly Content: string };
  return String.fromCharCode(...fromBase64(Content)).split('\n');
}

async function withAlice(): Promise<World> {
  const account = new TestAccount();
  await account.calls(['CreateUser', { UserName: 'alice' }]);
  return account.world;
}

const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,' +
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,' +
  'access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,' +
  'access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,' +
  'cert_2_last_rotated';

it('has a line for root and each user', async () => {
  expect(await reportOf(await withAlice())).toEqual([
    header,
    `<root_account>,${root},2026-03-01T12:00:00+00:00,not_supported,no_information,not_supported,not_supported,false,` +
      'false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A',
    `alice,${alice},2026-03-01T12:00:00+00:00,false,N/A,N/A,N/A,false,` +
      'false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A',
  ]);
});

it('tells what credentials there are and when they were used', async () => {
  const at = '2026-02-01T00:00:00Z';
  const held = { accountId, holder: alice, createdAt: at };
  let world = await withAlice();
  world = put(world, 'accounts', {
    id: accountId,
    name: 'Test',
    passwordPolicy: {
      minimumPasswordLength: 8,
      requireSymbols: false,
      requireNumbers: false,
      requireUppercaseCharacters: false,
      requireLowercaseCharacters: false,
      allowUsersToChangePassword: false,
      maxPasswordAge: 90,
    },
  });
  world = put(world, 'loginProfiles', {
    holder: alice,
    createdAt: at,
    changedAt: at,
    passwordResetRequired: false,
    former: [],
  });
  world = put(world, 'mfaDevices', { ...held, serialNumber: 's', name: 's', path: '/', drift: 0, tags: {} });
  const lastUsed = { at, service: 's3', region: 'eu-west-1' };
  world = put(world, 'accessKeys', { ...held, id: 'AKIA1', status: 'Active', lastUsed });
  world = put(world, 'accessKeys', { ...held, id: 'AKIA2', status: 'Inactive' });
  const certificate = {
    id: 'C1',
    accountId,
    holder: alice,
    body: '',
    status: 'Active',
    uploadedAt: at,
  } as const;
  world = put(world, 'signingCertificates', certificate);
  const [, , row] = await reportOf(world);
  const then = '2026-02-01T00:00:00+00:00';
  expect(row).toBe(
    `alice,${alice},2026-03-01T12:00:00+00:00,true,no_information,${then},2026-05-02T00:00:00+00:00,true,` +
      `true,${then},${then},eu-west-1,s3,false,${then},N/A,N/A,N/A,true,${then},false,N/A`,
  );
});

it('is there once it was generated, for four hours', async () => {
  const account = new TestAccount();
  expect(await account.call('GetCredentialReport')).toBe('ReportNotPresent 410: ');
  expect(account.last?.error?.message).toBeUndefined();
  const started = {
    State: 'STARTED',
    Description: 'No report exists. Starting a new report generation task',
  };
  expect(await account.call('GenerateCredentialReport')).toEqual(started);
  expect(await account.call('GenerateCredentialReport')).toEqual({ State: 'COMPLETE' });
  expect(await account.call('GetCredentialReport')).toMatchObject({
    ReportFormat: 'text/csv',
    GeneratedTime: '2026-03-01T12:00:00Z',
  });
  const later = new TestAccount(account.world, testMoment('2026-03-01T16:00:00Z'));
  expect(await later.call('GetCredentialReport')).toBe('ReportExpired 410: ');
  expect(await later.call('GenerateCredentialReport')).toEqual(started);
  expect(await later.call('GetCredentialReport')).toMatchObject({ GeneratedTime: '2026-03-01T16:00:00Z' });
  expect(later.world.jobs.size).toBe(1);
});

it('needs permission', async () => {
  const account = new TestAccount(await withAlice());
  expect(await account.call('GenerateCredentialReport', {}, as('alice'))).toMatch(/^AccessDenied 403/);
  expect(await account.call('GetCredentialReport', {}, as('alice'))).toMatch(/^AccessDenied 403/);
});
