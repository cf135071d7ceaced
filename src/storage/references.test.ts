import { describe, expect, it } from 'vitest';
import { rootArn } from '#account/arn.ts';
import { policyKey } from '#account/policy-ref.ts';
import { put, type World } from '#account/world.ts';
import { assumedRole, environment, labRequest, managedPolicy, role } from '#scenarios/build.ts';
import { account, organization, rcp, scp, unit } from '#scenarios/build-organization.ts';
import { bucket, vpcEndpoint } from '#scenarios/build-resource.ts';
import { checkReferences, type Note } from './references.ts';
import {
  accessKey,
  accountId,
  group,
  identityPool,
  instanceProfile,
  loginProfile,
  mfaDevice,
  oidcProvider,
  oneAccount,
  user,
} from './test-worlds.ts';

const boundary = managedPolicy(accountId, 'Boundary', '{}');
const admin = role(accountId, 'Admin', '{}');
const times = { issuedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-01-01T01:00:00Z' };
const strangeRoot = rootArn('999999999999');
const acme = organization('exampleorgid', accountId);
const inOrganization = put(oneAccount, 'organizations', acme);

function notesOn(world: World): readonly Note[] | string {
  const checked = checkReferences(world);
  return typeof checked === 'string' ? checked : checked.notes;
}

function mended(world: World): World {
  const checked = checkReferences(world);
  if (typeof checked === 'string') throw new Error(checked);
  return checked.world;
}

describe('a name that only grants is left out with a note', () => {
  const rows: readonly (readonly [Note['code'], string, World])[] = [
    [
      'unknownGroup',
      'arn:aws:iam::1:group/g',
      put(oneAccount, 'users', user('a', { groups: ['arn:aws:iam::1:group/g'] })),
    ],
    [
      'unknownPolicy',
      boundary.arn,
      put(oneAccount, 'users', user('a', { attachedPolicies: [boundary.arn] })),
    ],
    [
      'unknownPolicy',
      boundary.arn,
      put(oneAccount, 'groups', group('g', { attachedPolicies: [boundary.arn] })),
    ],
    ['unknownPolicy', boundary.arn, put(oneAccount, 'roles', { ...admin, attachedPolicies: [boundary.arn] })],
    ['unknownTarget', 'ou-x', put(inOrganization, 'organizationPolicies', scp(acme, 'S', '{}', ['ou-x']))],
    ['unknownIssuer', admin.arn, put(oneAccount, 'sessions', assumedRole(admin, 's', times))],
    [
      'unknownEndpoint',
      'vpce-1',
      put(oneAccount, 'requests', labRequest(user('a'), 's3:GetObject', '*', { vpcEndpointId: 'vpce-1' })),
    ],
    ['unknownHolder', user('a').arn, put(oneAccount, 'accessKeys', accessKey(user('a').arn))],
    ['unknownHolder', strangeRoot, put(oneAccount, 'accessKeys', accessKey(strangeRoot))],
    ['unknownHolder', user('a').arn, put(oneAccount, 'loginProfiles', loginProfile(user('a').arn))],
    ['unknownHolder', user('a').arn, put(oneAccount, 'mfaDevices', mfaDevice(user('a').arn))],
    ['unknownRole', admin.arn, put(oneAccount, 'instanceProfiles', instanceProfile(admin.arn))],
    [
      'draftWithoutPolicy',
      policyKey({ kind: 'trust', role: admin.arn }),
      put(oneAccount, 'drafts', {
        id: policyKey({ kind: 'trust', role: admin.arn }),
        policy: { kind: 'trust', role: admin.arn },
        text: '',
      }),
    ],
  ];
  it.each(rows)('%s %s', (code, names, world) => {
    expect(notesOn(world)).toContainEqual(expect.objectContaining({ code, names, leftOut: true }));
    expect(
      JSON.stringify([...Object.values(mended(world)).flatMap((records) => [...records.values()])]),
    ).not.toContain(`"${names}"`);
  });
});

it('an MFA device whose user is gone is nobody’s', () => {
  const { holder: _holder, enabledAt: _enabledAt, ...unassigned } = mfaDevice(user('a').arn);
  expect([...mended(put(oneAccount, 'mfaDevices', mfaDevice(user('a').arn))).mfaDevices.values()]).toEqual([
    unassigned,
  ]);
});

describe('a name that may lead nowhere stays', () => {
  const rows: readonly (readonly [Note['code'], string, World])[] = [
    [
      'unknownPrincipal',
      user('gone').arn,
      put(oneAccount, 'requests', labRequest(user('gone'), 's3:GetObject', '*')),
    ],
    ['unknownAccount', '999999999999', put(oneAccount, 'resources', bucket('999999999999', 'theirs'))],
    ['unknownAccount', '999999999999', put(oneAccount, 'oidcProviders', oidcProvider('999999999999'))],
    ['unknownAccount', '999999999999', put(oneAccount, 'identityPools', identityPool('999999999999'))],
    ['unknownAccount', '999999999999', put(oneAccount, 'users', user('a', { accountId: '999999999999' }))],
  ];
  it.each(rows)('%s %s', (code, names, world) => {
    expect(notesOn(world)).toContainEqual(expect.objectContaining({ code, names, leftOut: false }));
    expect(mended(world)).toEqual(world);
  });
});

describe('a name that limits is fatal when it leads nowhere', () => {
  const limited = { ...assumedRole(admin, 's', times), policyArns: [boundary.arn] };
  const loop = [
    unit(acme, 'A', 'aaaaaaaa', 'ou-exam-bbbbbbbb'),
    unit(acme, 'B', 'bbbbbbbb', 'ou-exam-aaaaaaaa'),
  ];
  const rows: readonly (readonly [string, World])[] = [
    ['permissions boundary', put(oneAccount, 'users', user('a', { permissionsBoundary: boundary.arn }))],
    ['permissions boundary', put(oneAccount, 'roles', { ...admin, permissionsBoundary: boundary.arn })],
    ['is limited by', put(put(oneAccount, 'roles', admin), 'sessions', limited)],
    ['has no version', put(oneAccount, 'managedPolicies', { ...boundary, defaultVersionId: 'v2' })],
    ['no way leads to the root', put(inOrganization, 'accounts', account('444455556666', 'b', 'ou-gone'))],
    [
      'no way leads to the root',
      put(inOrganization, 'organizationalUnits', unit(acme, 'A', 'aaaaaaaa', 'ou-gone')),
    ],
    [
      'no way leads to the root',
      loop.reduce((world, ou) => put(world, 'organizationalUnits', ou), inOrganization),
    ],
    ['no way leads to the root', put(oneAccount, 'accounts', account('444455556666', 'b', 'r-exam'))],
  ];
  it.each(rows)('%s', (words, world) => {
    expect(notesOn(world)).toContain(words);
  });
});

describe('a world without loose ends', () => {
  const endpoint = vpcEndpoint(accountId, 'vpce-1', 'vpc-1', 's3');
  const trust = { kind: 'trust', role: admin.arn } as const;
  const whole = [
    (world: World) => put(world, 'organizations', acme),
    (world: World) => put(world, 'organizationalUnits', unit(acme, 'A', 'aaaaaaaa')),
    (world: World) => put(world, 'accounts', account('444455556666', 'b', 'ou-exam-aaaaaaaa')),
    (world: World) => put(world, 'organizationPolicies', scp(acme, 'S', '{}', ['r-exam', '444455556666'])),
    (world: World) => put(world, 'organizationPolicies', rcp(acme, 'R', '{}', ['ou-exam-aaaaaaaa'])),
    (world: World) => put(world, 'managedPolicies', boundary),
    (world: World) => put(world, 'groups', group('g', { attachedPolicies: [boundary.arn] })),
    (world: World) => put(world, 'roles', { ...admin, permissionsBoundary: boundary.arn }),
    (world: World) => put(world, 'users', user('a', { groups: [group('g').arn] })),
    (world: World) => put(world, 'sessions', assumedRole(admin, 's', times)),
    (world: World) => put(world, 'accessKeys', accessKey(user('a').arn)),
    (world: World) => put(world, 'accessKeys', { ...accessKey(rootArn(accountId)), id: 'AKIAROOT' }),
    (world: World) => put(world, 'loginProfiles', loginProfile(rootArn(accountId))),
    (world: World) => put(world, 'mfaDevices', mfaDevice(user('a').arn)),
    (world: World) => put(world, 'instanceProfiles', instanceProfile(admin.arn)),
    (world: World) => put(world, 'oidcProviders', oidcProvider(accountId)),
    (world: World) => put(world, 'vpcEndpoints', endpoint),
    (world: World) =>
      put(world, 'environments', environment('2026-01-01T00:00:00Z', 'eu-west-1', '192.0.2.1')),
    (world: World) =>
      put(
        world,
        'requests',
        labRequest(assumedRole(admin, 's', times), 'iam:GetRole', '*', { vpcEndpointId: 'vpce-1' }),
      ),
    (world: World) => put(world, 'drafts', { id: policyKey(trust), policy: trust, text: '{' }),
  ].reduce((world, add) => add(world), oneAccount);

  it('stays as it is, without a note', () => {
    expect(checkReferences(whole)).toEqual({ world: whole, notes: [] });
  });

  it.each([
    'arn:aws:iam::111122223333:root',
    'ec2.amazonaws.com',
    'anonymous',
    'arn:aws:iam::1:saml-provider/x',
  ])('may ask as %s, who needs no record', (principal) => {
    const asking = put(whole, 'requests', {
      id: 'lab',
      principal,
      action: 'a:b',
      resource: '*',
      overrides: {},
    });
    expect(notesOn(asking)).toEqual([]);
  });
});
