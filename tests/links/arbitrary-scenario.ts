/** Any scenario whatever, within the shapes: names, documents and references are made up one by one. */
import fc, { type Arbitrary } from 'fast-check';
import { iamArn } from '#account/arn.ts';
import { resourceTypes } from '#account/resource.ts';
import { keyOf, kinds, type Kind, type Records, type World } from '#account/world.ts';
import { policyText } from '#scenarios/policy-text.ts';
import type { Scenario } from '#scenarios/scenario.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('', 'alice', 'a"b\\c\n', '0'),
);
const accountId = fc.constantFrom('111122223333', '444455556666', '000000000000');
const path = fc.constantFrom('/', '/machines/', '/a/b/');
const name = fc.stringMatching(/^[\w+=,.@-]{1,20}$/);
const time = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`);
const arn = fc.oneof(
  fc
    .tuple(accountId, fc.constantFrom('user', 'group', 'role', 'policy'), path, name)
    .map((parts) => iamArn(...parts)),
  name.map((bucket) => `arn:aws:s3:::${bucket}`),
  fc
    .tuple(fc.constantFrom('kms', 'sqs', 'lambda', 'secretsmanager', 'ec2'), accountId, name)
    .map(([service, account, rest]) => `arn:aws:${service}:eu-west-1:${account}:${rest}`),
);
const ownName = fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__');
const tags = fc.dictionary(fc.oneof(ownName, fc.constant('constructor')), text, {
  maxKeys: 3,
  noNullPrototype: true,
});
const list = <T>(of: Arbitrary<T>) => fc.array(of, { maxLength: 3 });
const optional = <T>(of: Arbitrary<T>) => fc.option(of, { nil: undefined });

/** Laid out in every way that people and programs do, and in no way at all. */
const document = fc.oneof(
  text,
  fc.json({ maxDepth: 3 }),
  fc
    .tuple(fc.json({ maxDepth: 3 }), fc.constantFrom(undefined, 1, 2, 4))
    .map(([json, indent]) => JSON.stringify(JSON.parse(json), undefined, indent)),
  fc
    .record({
      Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
      Action: list(text),
      Resource: text,
    })
    .map((statement) => policyText(statement)),
);

const identity = {
  accountId,
  name,
  path,
  id: fc.oneof(text, fc.stringMatching(/^AIDA[A-Z2-7]{17}$/)),
  arn,
  inlinePolicies: list(fc.record({ name, document })),
  attachedPolicies: list(arn),
};
const bounded = { tags, permissionsBoundary: optional(arn) };

const records: { readonly [K in Kind]: Arbitrary<Loose<Records[K]>> } = {
  accounts: fc.record({ id: accountId, name: text, parentId: optional(text) }),
  organizations: fc.record({ id: text, managementAccountId: accountId, rootId: text }),
  organizationalUnits: fc.record({ id: text, name: text, parentId: text }),
  organizationPolicies: fc.record({
    id: text,
    arn,
    type: fc.constantFrom('SERVICE_CONTROL_POLICY' as const, 'RESOURCE_CONTROL_POLICY' as const),
    name: text,
    document,
    targets: list(text),
    awsManaged: fc.boolean(),
  }),
  users: fc.record({ ...identity, ...bounded, groups: list(arn) }),
  groups: fc.record(identity),
  roles: fc.record({
    ...identity,
    ...bounded,
    description: optional(text),
    assumeRolePolicyDocument: document,
    maxSessionDuration: fc.integer({ min: 3600, max: 43_200 }),
  }),
  managedPolicies: fc.record({
    arn,
    id: text,
    accountId: fc.oneof(accountId, fc.constant('aws' as const)),
    name,
    path,
    description: optional(text),
    versions: list(fc.record({ versionId: fc.constantFrom('v1', 'v2', 'v3'), document })),
    defaultVersionId: fc.constantFrom('v1', 'v2'),
  }),
  resources: fc.record({
    arn,
    accountId,
    type: fc.constantFrom(...resourceTypes),
    name: text,
    tags,
    policy: optional(document),
  }),
  sessions: fc.record({
    id: text,
    operation: fc.constantFrom(
      'AssumeRole' as const,
      'GetSessionToken' as const,
      'GetFederationToken' as const,
    ),
    principalArn: arn,
    issuerArn: arn,
    accountId,
    name: text,
    policy: optional(document),
    policyArns: list(arn),
    tags,
    sourceIdentity: optional(text),
    mfaAuthenticatedAt: optional(time),
    federatedProvider: optional(text),
    issuedAt: time,
    expiresAt: time,
  }),
  vpcEndpoints: fc.record({ id: text, vpcId: text, accountId, service: text, policy: optional(document) }),
  environments: fc.record({
    id: fc.constant('environment' as const),
    now: time,
    region: text,
    sourceIp: text,
  }),
  requests: fc.record({
    id: text,
    principal: text,
    action: text,
    resource: text,
    resourceAccountId: optional(text),
    overrides: fc.dictionary(ownName, fc.oneof(text, list(text), fc.constant(null)), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    vpcEndpointId: optional(text),
  }),
  drafts: fc.record({
    id: text,
    policy: fc.record({ kind: fc.constant('inline' as const), holder: arn, name }),
    text: document,
  }),
};

/** As fast-check makes them: an absent field is there and undefined. */
type Loose<T> = { [K in keyof T]: T[K] | undefined };

function recordsOf(kind: Kind): Arbitrary<readonly Records[Kind][]> {
  const present = (record: object): Records[Kind] =>
    Object.fromEntries(
      Object.entries(record).filter(([, value]) => value !== undefined),
    ) as unknown as Records[Kind];
  return list((records[kind] as Arbitrary<object>).map(present));
}

function mapOf(kind: Kind, all: readonly Records[Kind][]): ReadonlyMap<string, Records[Kind]> {
  return new Map(all.map((record) => [(keyOf[kind] as (record: Records[Kind]) => string)(record), record]));
}

export const arbitraryWorld: Arbitrary<World> = fc
  .tuple(...kinds.map(recordsOf))
  .map(
    (all) => Object.fromEntries(kinds.map((kind, index) => [kind, mapOf(kind, all[index] ?? [])])) as World,
  );

export const arbitraryScenario: Arbitrary<Scenario> = fc.record({
  title: text,
  about: text,
  world: arbitraryWorld,
});
