import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iamArn } from '#account/arn.ts';
import { emptyWorld, kinds, put, type Kind, type Records, type World } from '#account/world.ts';
import { assumedRole, managedPolicy, role } from '#scenarios/build.ts';
import { account } from '#scenarios/build-organization.ts';
import { bucket } from '#scenarios/build-resource.ts';
import { policyText } from '#scenarios/policy-text.ts';
import { redact, type Redaction } from './redact.ts';
import { checkReferences } from './references.ts';
import { toJson } from './scenario-json.ts';
import { accessKey, accountId, group, instanceProfile, mfaDevice, oneAccount, user } from './test-worlds.ts';

const everything: Redaction = { accountIds: true, names: true, uniqueIds: true, accessKeyIds: true };
const nothing: Redaction = { accountIds: false, names: false, uniqueIds: false, accessKeyIds: false };

function textOf(world: World): string {
  return JSON.stringify(toJson({ title: '', about: '', world }));
}

/** Words and ids that stand nowhere in a world by chance. */
const word = fc.stringMatching(/^[bcdf]{3}[gjkq][vwz]{3}$/);
const name = fc.tuple(word, fc.constantFrom('-', '_', '.', '@'), word).map((parts) => parts.join(''));
const twelveDigits = fc.stringMatching(/^[2-9]{12}$/);
const idTail = fc.stringMatching(/^[KLMNPQRST]{17}$/);

/** A user in a group, a role with a boundary, and documents in which all of them stand. */
const smallWorld = fc
  .record({
    ids: fc.uniqueArray(twelveDigits, { minLength: 2, maxLength: 2 }),
    names: fc.uniqueArray(name, { minLength: 6, maxLength: 6, selector: (each) => each.toLowerCase() }),
    tails: fc.uniqueArray(idTail, { minLength: 5, maxLength: 5 }),
    path: word.map((each) => `/${each}/`),
  })
  .map(({ ids, names, tails, path }) => {
    const [own = '', partner = ''] = ids;
    const [userName = '', groupName = '', roleName = '', policyName = '', inlineName = '', session = ''] =
      names;
    const more = { accountId: own, path };
    const roleArn = iamArn(own, 'role', path, roleName);
    const userArn = iamArn(own, 'user', path, userName);
    const document = policyText({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: [roleArn, `arn:aws:s3:::home/${userName}/*`, `arn:aws:iam::${partner}:role/${roleName}`],
      Condition: {
        StringEquals: { 'aws:username': userName, 'aws:PrincipalAccount': partner },
        StringLike: { 'aws:userid': `AROA${tails[2] ?? ''}:*` },
      },
    });
    const policy = {
      ...managedPolicy(own, policyName, document),
      path,
      arn: iamArn(own, 'policy', path, policyName),
      id: `ANPA${tails[3] ?? ''}`,
    };
    const worker = {
      ...role(
        own,
        roleName,
        policyText({ Effect: 'Allow', Principal: { AWS: [userArn, partner] }, Action: 'sts:AssumeRole' }),
      ),
      ...{ arn: roleArn, path, id: `AROA${tails[2] ?? ''}`, permissionsBoundary: policy.arn },
    };
    const times = { issuedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-01-01T01:00:00Z' };
    const staff = group(groupName, {
      ...more,
      arn: iamArn(own, 'group', path, groupName),
      id: `AGPA${tails[1] ?? ''}`,
      attachedPolicies: [policy.arn],
    });
    const inlinePolicies = [{ name: inlineName, document }];
    const person = user(userName, {
      ...more,
      arn: userArn,
      id: `AIDA${tails[0] ?? ''}`,
      groups: [staff.arn],
      inlinePolicies,
      tags: { owner: userName },
    });
    const key = { ...accessKey(userArn), id: `AKIA${tails[4] ?? ''}`, accountId: own };
    const world = [
      (before: World) => put(before, 'accounts', account(own, groupName)),
      (before: World) => put(before, 'managedPolicies', policy),
      (before: World) => put(before, 'groups', staff),
      (before: World) => put(before, 'users', person),
      (before: World) => put(before, 'roles', worker),
      (before: World) => put(before, 'accessKeys', key),
      (before: World) => put(before, 'sessions', assumedRole(worker, session, times)),
      (before: World) =>
        put(before, 'mfaDevices', {
          ...mfaDevice(userArn),
          accountId: own,
          serialNumber: `arn:aws:iam::${own}:mfa/phone`,
        }),
      (before: World) => put(before, 'instanceProfiles', { ...instanceProfile(roleArn), accountId: own }),
      (before: World) =>
        put(before, 'drafts', {
          id: `trust ${roleArn}`,
          policy: { kind: 'trust' as const, role: roleArn },
          text: `{"AWS": "${userArn}`,
        }),
    ].reduce((before, add) => add(before), put(oneAccount, 'resources', bucket(own, 'reports')));
    return {
      world,
      originals: {
        accountIds: [...ids, accountId],
        names: names.flatMap((each) => each.split(/[-_.@]/)),
        uniqueIds: tails.slice(0, 4),
        accessKeyIds: tails.slice(4),
      },
    };
  });

describe('within a policy', () => {
  const rows: readonly (readonly [string, unknown, unknown])[] = [
    [
      'a name in an ARN',
      { Resource: 'arn:aws:iam::*:role/app-reader' },
      { Resource: 'arn:aws:iam::*:role/x1-x4' },
    ],
    [
      'a pattern keeps to words',
      { Resource: 'arn:aws:iam::*:role/app-*' },
      { Resource: 'arn:aws:iam::*:role/x1-*' },
    ],
    ['a variable', { Resource: 'arn:aws:iam::*:user/${aws:username}' }, undefined],
    ['an action called like a role', { Action: ['app-reader:Get', 'lambda:*'] }, undefined],
    [
      'a resource within a resource',
      { Resource: 'arn:aws:s3:::b/app-reader/*' },
      { Resource: 'arn:aws:s3:::b/x1-x4/*' },
    ],
    [
      'a service-linked role',
      { Resource: 'arn:aws:iam::*:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX' },
      undefined,
    ],
    [
      'AWS’s own path',
      { Resource: 'arn:aws:iam::*:role/service-role/app' },
      { Resource: 'arn:aws:iam::*:role/service-role/x1' },
    ],
    ['an AWS managed policy', { Resource: 'arn:aws:iam::aws:policy/app' }, undefined],
    ['an account', { AWS: '222233334444' }, { AWS: '100000000002' }],
    ['a number that is no account', { AWS: '2222333344445' }, undefined],
    ['an organization', { 'aws:PrincipalOrgID': 'o-exampleorg' }, { 'aws:PrincipalOrgID': 'o-0000000001' }],
    ['a user name', { 'aws:username': 'app-*' }, { 'aws:username': 'x1-*' }],
  ];
  it.each(rows)('%s', (_, before, after) => {
    const more = { inlinePolicies: [{ name: 'app-lambda-own', document: JSON.stringify(before) }] };
    const world = put(emptyWorld, 'users', user('app-reader', more));
    const [redacted] = redact(world, everything).world.users.values();
    expect(redacted?.inlinePolicies[0]?.document).toBe(JSON.stringify(after ?? before));
  });

  it('tells of patterns that cut a word in two', () => {
    const document = policyText({ Effect: 'Deny', Action: 'iam:*', Resource: 'arn:aws:iam::*:role/app*' });
    const world = put(oneAccount, 'users', user('alice', { inlinePolicies: [{ name: 'own', document }] }));
    expect(redact(world, everything).cutting).toEqual(['app*']);
  });

  it('keeps its layout', () => {
    const document = '{ "Statement" :[ ],\n\t"Id": "\\u0041"}';
    const world = put(oneAccount, 'users', user('alice', { inlinePolicies: [{ name: 'own', document }] }));
    const [redacted] = redact(world, everything).world.users.values();
    expect(redacted?.inlinePolicies[0]?.document).toBe(document);
  });
});

describe('any world', () => {
  it('keeps its records and what refers to what', () => {
    fc.assert(
      fc.property(smallWorld, ({ world }) => {
        const redacted = redact(world, everything).world;
        expect(kinds.map((kind) => redacted[kind].size)).toEqual(kinds.map((kind) => world[kind].size));
        expect(checkReferences(world)).toMatchObject({ notes: [] });
        expect(checkReferences(redacted)).toMatchObject({ notes: [] });
      }),
      { numRuns: 50 },
    );
  });

  it.each(['accountIds', 'names', 'uniqueIds', 'accessKeyIds'] as const)(
    'loses its %s, and nothing else',
    (choice) => {
      fc.assert(
        fc.property(smallWorld, ({ world, originals }) => {
          const text = textOf(redact(world, { ...nothing, [choice]: true }).world);
          for (const [sort, texts] of Object.entries(originals)) {
            for (const each of texts) {
              if (sort === choice) expect(text).not.toContain(each);
              else expect(text).toContain(each);
            }
          }
        }),
      );
    },
  );

  it('leaves its history behind', () => {
    const job = {
      id: 'j',
      accountId,
      type: 'credentialReport' as const,
      startedAt: '2026-01-01T00:00:00Z',
      about: '',
      options: {},
      result: 'user,arn\nalice,…',
    };
    expect(redact(put(oneAccount, 'jobs', job), everything).world.jobs.size).toBe(0);
  });

  it('is the same in whatever order its records were made', () => {
    fc.assert(
      fc.property(smallWorld, ({ world }) => {
        const backwards = (kind: Kind) => new Map<string, Records[Kind]>([...world[kind]].reverse());
        const reversed = Object.fromEntries(kinds.map((kind) => [kind, backwards(kind)]));
        expect(redact(reversed as unknown as World, everything)).toEqual(redact(world, everything));
      }),
      { numRuns: 50 },
    );
  });

  it('stays as it is when nothing is chosen', () => {
    fc.assert(
      fc.property(smallWorld, ({ world }) => {
        expect(redact(world, nothing)).toEqual({ world, cutting: [] });
      }),
      { numRuns: 50 },
    );
  });
});

it('an account is no issuer any more: its address tells who it is', () => {
  const outboundFederation = {
    issuer: 'https://x.tokens.sts.global.api.aws',
    isEnabled: true,
    signingKeys: [],
  };
  const world = put(emptyWorld, 'accounts', { id: '111122223333', name: 'Test', outboundFederation });
  const none = { accountIds: false, names: false, uniqueIds: false, accessKeyIds: false };
  expect([...redact(world, none).world.accounts.values()]).toEqual([{ id: '111122223333', name: 'Test' }]);
});
