/** An account in which sessions come about in every way: by MFA and external id, by a broker, in chains. */
import { put } from '../../src/account/world.ts';
import {
  assumedRole,
  environment,
  federationToken,
  labRequest,
  role,
  sessionToken,
  user,
  world,
} from '../../src/scenarios/build.ts';
import { account } from '../../src/scenarios/build-organization.ts';
import { bucket } from '../../src/scenarios/build-resource.ts';
import { policyText } from '../../src/scenarios/policy-text.ts';
import { writeFile } from '../../src/storage/file.ts';

const prod = '111122223333';
const now = '2026-11-21T14:38:53Z';
const may = (Action: string) => policyText({ Effect: 'Allow', Action, Resource: '*' });
const alice = user(prod, 'alice', { inline: [{ name: 'Assume', document: may('sts:*') }] });
const broker = user(prod, 'broker', { inline: [{ name: 'Work', document: may('*') }] });
const auditor = role(
  prod,
  'Auditor',
  policyText({
    Effect: 'Allow',
    Principal: { AWS: alice.arn },
    Action: 'sts:AssumeRole',
    Condition: {
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      StringEquals: { 'sts:ExternalId': 'acme' },
    },
  }),
  { inline: [{ name: 'Read', document: may('iam:*') }] },
);
const phone = {
  serialNumber: `arn:aws:iam::${prod}:mfa/phone`,
  accountId: prod,
  name: 'phone',
  path: '/',
  seed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  createdAt: '2026-01-01T00:00:00Z',
  holder: alice.arn,
  enabledAt: '2026-01-01T00:00:00Z',
  drift: 0,
  tags: {},
} as const;
const dana = federationToken(
  broker,
  'dana',
  { issuedAt: '2026-11-21T14:00:00Z', expiresAt: '2026-11-23T02:00:00Z' },
  { policy: may('s3:*') },
);
const morning = { issuedAt: '2026-11-21T08:00:00Z', expiresAt: '2026-11-21T20:00:00Z' };
const token = sessionToken(alice, morning, { mfaAuthenticatedAt: morning.issuedAt });

/** Two live sessions, one of them with a chain behind it, in a world whose time stands. */
export function sessionWorld(): string {
  const base = world({
    accounts: [account(prod, 'prod')],
    users: [alice, broker],
    roles: [auditor],
    mfaDevices: [phone],
    resources: [bucket(prod, 'ledger')],
    sessions: [token, dana],
    environments: [environment(now, 'us-east-1', '192.0.2.1')],
    requests: [labRequest(alice, 's3:ListAllMyBuckets', '*')],
  });
  return writeFile({ title: 'Sessions', about: '', world: base }, 'kept');
}

/** So many sessions, a tenth of them alive, each third asked for by the one before it. */
export function sessionCrowd(size: number): string {
  const base = world({
    accounts: [account(prod, 'prod')],
    users: [alice],
    roles: [auditor],
    environments: [environment(now, 'us-east-1', '192.0.2.1')],
    requests: [labRequest(alice, 's3:ListAllMyBuckets', '*')],
  });
  const day = new Date('2026-11-01T00:00:00Z').getTime();
  let above: string | undefined;
  let crowded = base;
  for (let index = 0; index < size; index += 1) {
    const issuedAt = new Date(day + index * 300_000).toISOString().replace(/\.\d+Z$/, 'Z');
    const expiresAt = index % 10 === 0 ? '2026-11-22T00:00:00Z' : '2026-11-21T00:00:00Z';
    const made = assumedRole(auditor, `session-${String(index).padStart(4, '0')}`, { issuedAt, expiresAt });
    const parent = index % 3 === 0 ? undefined : above;
    crowded = put(crowded, 'sessions', parent === undefined ? made : { ...made, parentId: parent });
    above = made.id;
  }
  return writeFile({ title: 'A crowd of sessions', about: '', world: crowded });
}
