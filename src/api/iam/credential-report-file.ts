/**
 * The file of a credential report: one line for root and each user, one column for each fact about their credentials.
 *
 * AWS: IAM User Guide, "Generate credential reports for your AWS account", "Understanding the report format". Names of users
 * and all else in it are ASCII.
 */
import { secondsAfter } from '#account/iso-time.ts';
import type { AccessKey } from '#account/access-key.ts';
import { rootArnIn, type AccountId, type ArnText } from '#account/arn.ts';
import type { SigningCertificate } from '#account/certificate.ts';
import { heldBy } from '#account/held-by.ts';
import { keyLastUsed } from '#account/last-use.ts';
import type { World } from '#account/world.ts';
import { inAccount } from './entity.ts';

type Row = readonly string[];

const none = 'N/A';
const unsupported = 'not_supported';
const unknown = 'no_information';

const keyColumns = ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'];

const columns: Row = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  ...keyColumns.map((column) => `access_key_1_${column}`),
  ...keyColumns.map((column) => `access_key_2_${column}`),
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

/** Comma-separated, root first, then the users by name. `now` stands in for times that the world does not know. */
export function credentialReportFile(world: World, accountId: AccountId, now: string): string {
  const users = inAccount(world.users, accountId).map(({ name, arn, createdAt }) => [
    name,
    arn,
    time(createdAt ?? now),
    ...passwordOf(world, accountId, arn),
    ...othersOf(world, arn),
  ]);
  return [columns, rootRow(world, accountId, now), ...users].map(line).join('\n');
}

function line(row: Row): string {
  return row.map((field) => (field.includes(',') ? `"${field}"` : field)).join(',');
}

/** AWS writes the zone as an offset here. */
function time(text: string): string {
  return text.replace(/Z$/, '+00:00');
}

/** Root has a password that IAM knows nothing of but its last use. */
function rootRow(world: World, accountId: AccountId, now: string): Row {
  const arn = rootArnIn(world, accountId);
  const lastUsedAt = world.loginProfiles.get(arn)?.lastUsedAt;
  return [
    '<root_account>',
    arn,
    time(world.accounts.get(accountId)?.createdAt ?? now),
    unsupported,
    lastUsedAt === undefined ? unknown : time(lastUsedAt),
    unsupported,
    unsupported,
    ...othersOf(world, arn),
  ];
}

/** Enabled, last used, last changed, next rotation. */
function passwordOf(world: World, accountId: AccountId, holder: ArnText): Row {
  const profile = world.loginProfiles.get(holder);
  if (profile === undefined) return ['false', none, none, none];
  const { lastUsedAt, changedAt } = profile;
  const days = world.accounts.get(accountId)?.passwordPolicy?.maxPasswordAge;
  return [
    'true',
    lastUsedAt === undefined ? unknown : time(lastUsedAt),
    time(changedAt),
    days === undefined ? none : time(daysAfter(changedAt, days)),
  ];
}

function daysAfter(start: string, days: number): string {
  return secondsAfter(start, days * 86_400);
}

/** MFA, two access keys, two signing certificates. */
function othersOf(world: World, holder: ArnText): Row {
  const [firstKey, secondKey] = heldBy(world.accessKeys, holder);
  const [firstCertificate, secondCertificate] = heldBy(world.signingCertificates, holder);
  return [
    String(heldBy(world.mfaDevices, holder).length > 0),
    ...keyFields(world, firstKey),
    ...keyFields(world, secondKey),
    ...certificateFields(firstCertificate),
    ...certificateFields(secondCertificate),
  ];
}

function keyFields(world: World, key: AccessKey | undefined): Row {
  if (key === undefined) return ['false', none, none, none, none];
  const { status, createdAt } = key;
  const lastUsed = keyLastUsed(world, key);
  const use =
    lastUsed === undefined ? [none, none, none] : [time(lastUsed.at), lastUsed.region, lastUsed.service];
  return [String(status === 'Active'), time(createdAt), ...use];
}

function certificateFields(certificate: SigningCertificate | undefined): Row {
  if (certificate === undefined) return ['false', none];
  return [String(certificate.status === 'Active'), time(certificate.uploadedAt)];
}
