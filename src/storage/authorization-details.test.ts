import { describe, expect, it } from 'vitest';
import { emptyWorld, put } from '#account/world.ts';
import { policyText } from '#scenarios/policy-text.ts';
import { largeAccount, largeAccountFile, largeAccountPages } from '../../tests/bench/large-account.mjs';
import {
  importLimit,
  readAuthorizationDetails,
  type AuthorizationDetails,
  type Importing,
} from './authorization-details.ts';
import { admitFile } from './door.ts';
import { writeFile } from './file.ts';
import { missingPolicies, planImport, withPolicies } from './merge-details.ts';
import { accountId, group as ownGroup, oneAccount, user as ownUser } from './test-worlds.ts';

const atEase: Importing = {
  signal: { aborted: false },
  pause: () => Promise.resolve(),
  progress: () => undefined,
};

function fileOf(content: unknown, name = 'account.json') {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name, bytes: new TextEncoder().encode(text) };
}

async function read(...contents: readonly unknown[]): Promise<AuthorizationDetails> {
  const result = await readAuthorizationDetails(
    contents.map((content, index) => fileOf(content, `${index + 1}.json`)),
    atEase,
  );
  if (result === 'stopped' || !result.admitted) throw new Error(JSON.stringify(result));
  return result.value;
}

const arnOf = (rest: string): string => `arn:aws:iam::${accountId}:${rest}`;
const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }] };
const text = policyText({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' });
const common = { Path: '/', CreateDate: '2024-05-06T07:08:09+00:00' };
const CreateDate = common.CreateDate;

const policy = {
  ...common,
  PolicyName: 'Read',
  PolicyId: 'ANPAREAD',
  Arn: arnOf('policy/Read'),
  DefaultVersionId: 'v2',
  AttachmentCount: 1,
  IsAttachable: true,
  UpdateDate: '2024-06-01T00:00:00Z',
  PolicyVersionList: [
    { VersionId: 'v2', Document: allow, IsDefaultVersion: true, CreateDate },
    { VersionId: 'v1', Document: encodeURIComponent('{"Version": "2012-10-17"}'), CreateDate },
  ],
};
const readOnly = {
  ...policy,
  Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  PolicyName: 'ReadOnlyAccess',
  PolicyId: 'ANPAAWS',
};
const role = {
  ...common,
  Path: '/service/',
  RoleName: 'web',
  RoleId: 'AROAWEB',
  Arn: arnOf('role/service/web'),
  AssumeRolePolicyDocument: allow,
  RolePolicyList: [],
  AttachedManagedPolicies: [{ PolicyName: 'Read', PolicyArn: policy.Arn }],
  InstanceProfileList: [
    {
      ...common,
      InstanceProfileName: 'web',
      InstanceProfileId: 'AIPAWEB',
      Arn: arnOf('instance-profile/web'),
      Roles: [{ Arn: arnOf('role/service/web'), RoleName: 'web' }],
    },
  ],
  RoleLastUsed: { LastUsedDate: '2024-07-01 10:00:00+02:00', Region: 'eu-west-1' },
  Tags: [{ Key: 'team', Value: 'web' }],
};
const group = {
  ...common,
  Path: '/staff/',
  GroupName: 'readers',
  GroupId: 'AGPAREAD',
  Arn: arnOf('group/staff/readers'),
  GroupPolicyList: [],
  AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly.Arn }],
};
const user = {
  ...common,
  UserName: 'alice',
  UserId: 'AIDAALICE',
  Arn: arnOf('user/alice'),
  UserPolicyList: [{ PolicyName: 'own', PolicyDocument: allow }],
  GroupList: ['readers'],
  AttachedManagedPolicies: [],
  PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: policy.Arn },
  Tags: [{ Key: 'constructor', Value: 'x' }],
};
const whole = {
  UserDetailList: [user],
  GroupDetailList: [group],
  RoleDetailList: [role],
  Policies: [policy, readOnly],
};

describe('an account', () => {
  it('comes over with everything that AWS tells', async () => {
    const { world, notes, withoutBoundary } = planImport(await read(whole));
    const createdAt = '2024-05-06T07:08:09Z';
    expect(notes).toEqual([]);
    expect(withoutBoundary).toEqual([]);
    expect(world.accounts).toEqual(new Map([[accountId, { id: accountId, name: accountId }]]));
    expect(world.users.get(user.Arn)).toEqual({
      arn: user.Arn,
      id: 'AIDAALICE',
      accountId,
      name: 'alice',
      path: '/',
      createdAt,
      inlinePolicies: [{ name: 'own', document: text }],
      attachedPolicies: [],
      groups: [group.Arn],
      tags: { constructor: 'x' },
      permissionsBoundary: policy.Arn,
    });
    expect(world.groups.get(group.Arn)).toMatchObject({ path: '/staff/', attachedPolicies: [readOnly.Arn] });
    expect(world.roles.get(role.Arn)).toMatchObject({
      assumeRolePolicyDocument: text,
      maxSessionDuration: 3600,
      lastUsed: { at: '2024-07-01T08:00:00Z', region: 'eu-west-1' },
      tags: { team: 'web' },
    });
    expect(world.instanceProfiles.get(arnOf('instance-profile/web'))).toMatchObject({
      id: 'AIPAWEB',
      roles: [role.Arn],
      createdAt,
      tags: {},
    });
    expect(world.managedPolicies.get(policy.Arn)).toMatchObject({
      accountId,
      versions: [
        { versionId: 'v1', document: '{"Version": "2012-10-17"}', createdAt },
        { versionId: 'v2', document: text, createdAt },
      ],
      defaultVersionId: 'v2',
      updatedAt: '2024-06-01T00:00:00Z',
    });
    expect(world.managedPolicies.get(readOnly.Arn)).toMatchObject({ accountId: 'aws' });
  });

  const { UserDetailList, ...others } = whole;
  const first = { UserDetailList, IsTruncated: true, Marker: 'm' };
  const rest = { ...others, IsTruncated: false };
  const rows: readonly (readonly [string, readonly unknown[]])[] = [
    ['one file', [whole]],
    ['two files', [first, rest]],
    ['a list of pages', [[first, rest]]],
    ['pages one behind the other', [`${JSON.stringify(first)}\n${JSON.stringify(rest, undefined, 4)}\n`]],
    ['a page that comes twice', [first, rest, first]],
  ];
  it.each(rows)('is the same from %s', async (_, contents) => {
    expect(await read(...contents)).toEqual(await read(whole));
  });

  it('is the same from what Windows PowerShell writes: UTF-16', async () => {
    const units = Uint16Array.from(`\ufeff${JSON.stringify(whole)}`, (character) => character.charCodeAt(0));
    const file = { name: '1.json', bytes: new Uint8Array(units.buffer) };
    const result = await readAuthorizationDetails([file], atEase);
    expect(result).toEqual({ admitted: true, value: await read(whole) });
  });

  it('does not mind brackets and quotes within texts', async () => {
    const odd = { ...group, GroupPolicyList: [{ PolicyName: '}]"\\', PolicyDocument: allow }] };
    const page = JSON.stringify({ GroupDetailList: [odd] });
    const { groups } = await read(`${page}${JSON.stringify({ Policies: [] })}`);
    expect(groups.get(group.Arn)?.inlinePolicies).toEqual([{ name: '}]"\\', document: text }]);
  });
});

describe('an entry that departs from the shape is listed, all others are understood', () => {
  const bob = { ...user, UserName: 'bob', Arn: arnOf('user/bob'), GroupList: [] };
  const rows: readonly (readonly [string, string, object])[] = [
    ['[1].Arn', 'not the ARN of a user', { ...bob, Arn: role.Arn }],
    ['[1].Arn', 'not an ARN', { ...bob, Arn: 'bob' }],
    ['[1].Path', 'does not begin and end with a slash', { ...bob, Path: 'x' }],
    ['[1].CreateDate', 'not a time', { ...bob, CreateDate: 'yesterday' }],
    [
      '[1].UserPolicyList[0].PolicyDocument',
      'not a policy document',
      { ...bob, UserPolicyList: [{ PolicyName: 'p', PolicyDocument: '%7B%' }] },
    ],
    ['[1].Tags', 'a tag named `__proto__`', { ...bob, Tags: [{ Key: '__proto__', Value: '' }] }],
    [
      '[1]',
      'nested deeper than 40',
      { ...bob, More: JSON.parse('['.repeat(60) + ']'.repeat(60)) as unknown },
    ],
    [
      '[1]',
      '`arn:aws:iam::111122223333:user/alice` was there before, and was different',
      { ...user, Tags: [] },
    ],
  ];
  it.each(rows)('%s: %s', async (place, detail, entry) => {
    const details = await read({ ...whole, UserDetailList: [user, entry, { ...bob, UserId: 'AIDALAST' }] });
    expect(details.problems).toMatchObject([{ place: `1.json: UserDetailList${place}`, detail }]);
    expect([...details.users.keys()]).toEqual([user.Arn, bob.Arn]);
  });

  it('and so is a page', async () => {
    const cutOff = `${JSON.stringify(whole)}{"UserDetailList": [`;
    const details = await read(cutOff, { Roles: [] });
    expect(details.problems).toMatchObject([
      { code: 'notJson', place: '1.json, part 2' },
      { code: 'notDetails', place: '2.json' },
    ]);
    expect(details.users.size).toBe(1);
  });

  it.each([{ IsTruncated: true, Marker: 'm' }, { NextToken: 't' }])(
    'and pages that are missing: %o',
    async (mark) => {
      expect((await read({ ...whole, ...mark })).problems).toMatchObject([
        { code: 'incomplete', place: '1.json' },
      ]);
    },
  );

  it('and a managed policy without its default version', async () => {
    const details = await read({ Policies: [{ ...policy, DefaultVersionId: 'v9' }] });
    expect(details.problems).toMatchObject([{ detail: 'the default version is missing' }]);
  });
});

describe('what is refused as a whole', () => {
  it.each([
    ['{', 'notJson'],
    ['', 'notJson'],
    ['[]', 'notDetails'],
    ['{"format":"iam-playground"}', 'notDetails'],
  ])('%s: %s', async (content, code) => {
    const result = await readAuthorizationDetails([fileOf(content)], atEase);
    expect(result).toMatchObject({ admitted: false, refusal: { code } });
  });

  it('is text in another encoding: notJson', async () => {
    const latin1 = Uint8Array.from('{"Policies": [], "Name": "Z\u00fcrich"}', (character) =>
      character.charCodeAt(0),
    );
    const result = await readAuthorizationDetails([{ name: 'latin1.json', bytes: latin1 }], atEase);
    expect(result).toMatchObject({ refusal: { code: 'notJson', detail: 'latin1.json' } });
  });

  it('is more than can be held', async () => {
    const bytes = { length: importLimit + 1 } as Uint8Array;
    const result = await readAuthorizationDetails([{ name: 'huge.json', bytes }], atEase);
    expect(result).toMatchObject({ refusal: { code: 'tooLarge' } });
  });
});

describe('on the way', () => {
  const file = fileOf(largeAccountFile({ users: 450, groups: 20, roles: 20, policies: 30 }));

  it('the page may go on, and is told how far it is', async () => {
    const steps: string[] = [];
    const pause = () => Promise.resolve(void steps.push('pause'));
    const progress = (done: number, of: number) => void steps.push(`${done} of ${of}`);
    await readAuthorizationDetails([file], { ...atEase, pause, progress });
    expect(steps.slice(0, 5)).toEqual(['pause', '0 of 523', 'pause', '100 of 523', 'pause']);
    expect(steps.at(-1)).toBe('523 of 523');
  });

  it('the person may stop it', async () => {
    const signal = { aborted: false };
    const progress = (done: number) => void (signal.aborted = done >= 200);
    expect(await readAuthorizationDetails([file], { ...atEase, signal, progress })).toBe('stopped');
  });
});

describe('into a world', () => {
  it('comes only what is not there', async () => {
    const alice = ownUser('alice', { tags: { mine: 'yes' } });
    const readers = ownGroup('Readers');
    const world = put(put(oneAccount, 'users', alice), 'groups', readers);
    const plan = planImport(await read(whole), world);
    expect(plan.alreadyThere).toEqual([user.Arn, group.Arn]);
    expect(plan.world.users.get(alice.arn)).toBe(alice);
    expect(plan.world.groups.size).toBe(1);
    expect(plan.world.accounts).toBe(world.accounts);
    expect(plan.accounts).toEqual(
      new Map([
        [accountId, { users: 0, groups: 0, roles: 1, managedPolicies: 1, instanceProfiles: 1 }],
        ['aws', { users: 0, groups: 0, roles: 0, managedPolicies: 1, instanceProfiles: 0 }],
      ]),
    );
  });

  it('comes nothing the second time', async () => {
    const details = await read(whole);
    const { world } = planImport(details);
    expect(planImport(details, world).world).toEqual(world);
  });

  it('a user finds the groups that the world has already', async () => {
    const readers = ownGroup('readers');
    const { world } = planImport(
      await read({ UserDetailList: [{ ...user, PermissionsBoundary: undefined }] }),
      put(oneAccount, 'groups', readers),
    );
    expect(world.users.get(user.Arn)?.groups).toEqual([readers.arn]);
  });

  it('names that lead nowhere are noted', async () => {
    const { world, notes } = planImport(await read({ ...whole, GroupDetailList: [], Policies: [policy] }));
    expect(notes).toEqual([
      { code: 'unknownGroup', record: user.Arn, names: arnOf('group/readers'), leftOut: true },
    ]);
    expect(world.users.get(user.Arn)?.groups).toEqual([]);
  });

  it('nobody comes without their boundary', async () => {
    const plan = planImport(await read({ UserDetailList: [user], GroupDetailList: [], RoleDetailList: [] }));
    expect(plan.withoutBoundary).toEqual([{ arn: user.Arn, boundary: policy.Arn }]);
    expect(plan.world.users.size).toBe(0);
  });

  it('missing AWS managed policies can be handed in', async () => {
    const details = await read({ ...whole, Policies: [policy] });
    expect(missingPolicies(details, emptyWorld)).toEqual([readOnly.Arn]);
    const known = planImport(await read(whole)).world.managedPolicies.get(readOnly.Arn);
    const plan = planImport(withPolicies(details, known ? [known] : []));
    expect(plan.world).toEqual(planImport(await read(whole)).world);
  });
});

describe('a large account', () => {
  const size = { users: 300, groups: 30, roles: 60, policies: 90 };

  it('comes over whole, and the file of it is let in again', async () => {
    const details = await read(largeAccountFile(size));
    const { world, notes, withoutBoundary } = planImport(details);
    const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = largeAccount(size);
    expect([details.problems, notes, withoutBoundary]).toEqual([[], [], []]);
    expect(
      [world.users, world.groups, world.roles, world.managedPolicies].map((records) => records.size),
    ).toEqual([UserDetailList, GroupDetailList, RoleDetailList, Policies].map(({ length }) => length));
    const scenario = { title: 'Large', about: '', world };
    expect(admitFile(new TextEncoder().encode(writeFile(scenario)))).toEqual({
      admitted: true,
      value: { scenario, notes: [] },
    });
  });

  it('is the same in pages', async () => {
    expect(await read(largeAccountPages(70, size))).toEqual(await read(largeAccountFile(size)));
  });
});
