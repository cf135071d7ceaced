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

const created = { createdAt: optional(time) };
const count = fc.nat({ max: 100 });
/** As it comes out of JSON, which knows no -0. */
const json = fc
  .json({ maxDepth: 2 })
  .filter((each) => !each.includes('__proto__'))
  .map((each) => JSON.parse(each) as unknown);

const identity = {
  ...created,
  accountId,
  name,
  path,
  id: fc.oneof(text, fc.stringMatching(/^AIDA[A-Z2-7]{17}$/)),
  arn,
  inlinePolicies: list(fc.record({ name, document })),
  attachedPolicies: list(arn),
};
const bounded = { tags, permissionsBoundary: optional(arn) };
const held = {
  id: text,
  accountId,
  holder: arn,
  status: fc.constantFrom('Active' as const, 'Inactive' as const),
};
const passwordHash = fc.record({ salt: text, hash: text, iterations: count });
const passwordPolicy = fc.record(
  {
    minimumPasswordLength: count,
    requireSymbols: fc.boolean(),
    requireNumbers: fc.boolean(),
    requireUppercaseCharacters: fc.boolean(),
    requireLowercaseCharacters: fc.boolean(),
    allowUsersToChangePassword: fc.boolean(),
    maxPasswordAge: count,
    passwordReusePrevention: count,
    hardExpiry: fc.boolean(),
  },
  {
    requiredKeys: [
      'minimumPasswordLength',
      'requireSymbols',
      'requireNumbers',
      'requireUppercaseCharacters',
      'requireLowercaseCharacters',
      'allowUsersToChangePassword',
    ],
  },
);
const present = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
const request = {
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
};

const signingKey = fc
  .record({
    id: text,
    algorithm: fc.constantFrom('RS256' as const, 'ES256' as const, 'ES384' as const),
    publicKey: text,
    privateKey: optional(text),
    certificate: optional(text),
    createdAt: time,
  })
  .map(present) as Arbitrary<Records['issuers']['signingKey']>;

const records: { readonly [K in Kind]: Arbitrary<Loose<Records[K]>> } = {
  accounts: fc.record({
    ...created,
    id: accountId,
    name: text,
    parentId: optional(text),
    email: optional(text),
    alias: optional(text),
    passwordPolicy: optional(passwordPolicy),
    quotas: optional(fc.dictionary(ownName, count, { maxKeys: 2, noNullPrototype: true })),
    globalEndpointTokenVersion: optional(fc.constantFrom('v1Token' as const, 'v2Token' as const)),
    stsDisabledRegions: optional(list(text)),
    partition: optional(fc.constantFrom('aws-cn' as const, 'aws-us-gov' as const)),
    outboundFederation: optional(
      fc.record({ issuer: text, isEnabled: fc.boolean(), signingKeys: list(signingKey) }),
    ),
  }),
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
    lastUsed: optional(fc.record({ at: time, region: text })),
  }),
  managedPolicies: fc.record({
    arn,
    id: text,
    accountId: fc.oneof(accountId, fc.constant('aws' as const)),
    name,
    path,
    description: optional(text),
    versions: list(
      fc.record({ ...created, versionId: fc.constantFrom('v1', 'v2', 'v3'), document }).map(present),
    ) as Arbitrary<Records['managedPolicies']['versions']>,
    ...created,
    updatedAt: optional(time),
    latestVersion: optional(count),
    tags: optional(tags),
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
      'ConsoleLogin' as const,
    ),
    principalArn: arn,
    issuerArn: arn,
    issuerId: optional(text),
    accountId,
    name: text,
    policy: optional(document),
    policyArns: list(arn),
    tags,
    sourceIdentity: optional(text),
    mfaAuthenticatedAt: optional(time),
    federatedProvider: optional(text),
    transitiveTagKeys: optional(list(text)),
    parentId: optional(text),
    isConsole: optional(fc.constant(true as const)),
    federatedKeys: optional(
      fc.dictionary(ownName, fc.oneof(text, list(text)), { maxKeys: 2, noNullPrototype: true }),
    ),
    tokenVersion: optional(fc.constant('v1Token' as const)),
    secret: optional(text),
    token: optional(text),
    issuedAt: time,
    expiresAt: time,
  }),
  vpcEndpoints: fc.record({ id: text, vpcId: text, accountId, service: text, policy: optional(document) }),
  environments: fc.record({
    id: fc.constant('environment' as const),
    now: time,
    region: text,
    sourceIp: text,
    clock: optional(fc.record({ speed: fc.constantFrom(1, 60, 3600), since: time })),
  }),
  requests: fc.record(request),
  drafts: fc.record({
    id: text,
    policy: fc.record({ kind: fc.constant('inline' as const), holder: arn, name }),
    text: document,
  }),
  accessKeys: fc.record({
    ...held,
    secret: optional(text),
    createdAt: time,
    lastUsed: optional(fc.record({ at: time, service: text, region: text })),
  }),
  loginProfiles: fc.record({
    holder: arn,
    createdAt: time,
    password: optional(passwordHash),
    changedAt: time,
    passwordResetRequired: fc.boolean(),
    former: list(passwordHash),
    lastUsedAt: optional(time),
  }),
  mfaDevices: fc.record({
    serialNumber: arn,
    accountId,
    name,
    path,
    seed: optional(text),
    createdAt: time,
    holder: optional(arn),
    enabledAt: optional(time),
    drift: fc.integer({ min: -2, max: 2 }),
    usedStep: optional(count),
    phoneOffset: optional(fc.integer({ min: -86_400, max: 86_400 }).filter((seconds) => seconds !== 0)),
    tags,
  }),
  instanceProfiles: fc.record({
    arn,
    id: text,
    accountId,
    name,
    path,
    createdAt: time,
    roles: list(arn),
    tags,
  }),
  samlProviders: fc.record({
    arn,
    accountId,
    name,
    uuid: text,
    metadataDocument: text,
    createdAt: time,
    validUntil: time,
    assertionEncryptionMode: optional(fc.constantFrom('Required' as const, 'Allowed' as const)),
    privateKeys: list(fc.record({ id: text, addedAt: time })),
    tags,
  }),
  oidcProviders: fc.record({
    arn,
    accountId,
    url: text,
    clientIds: list(text),
    thumbprints: list(text),
    createdAt: time,
    tags,
  }),
  serverCertificates: fc.record({
    arn,
    id: text,
    accountId,
    name,
    path,
    body: text,
    chain: optional(text),
    uploadedAt: time,
    expiresAt: time,
    tags,
  }),
  signingCertificates: fc.record({ ...held, body: text, uploadedAt: time }),
  sshPublicKeys: fc.record({ ...held, body: text, fingerprint: text, uploadedAt: time }),
  serviceSpecificCredentials: fc.record({
    ...held,
    service: text,
    userName: text,
    createdAt: time,
    expiresAt: optional(time),
  }),
  jobs: fc.record({
    id: text,
    accountId,
    type: fc.constantFrom('credentialReport' as const, 'roleDeletion' as const),
    startedAt: time,
    about: text,
    options: tags,
    result: text,
  }),
  events: fc.record({
    id: text,
    at: time,
    accountId,
    callerArn: optional(text),
    accessKeyId: optional(text),
    service: text,
    operation: text,
    region: text,
    sourceIp: text,
    parameters: fc.dictionary(ownName, json, { maxKeys: 2, noNullPrototype: true }),
    authorized: list(
      fc.record({
        request: fc.record(request).map(present) as Arbitrary<Records['requests']>,
        verdict: fc.constantFrom('Allowed' as const, 'ExplicitlyDenied' as const),
      }),
    ),
    error: optional(fc.record({ code: text, message: text })),
  }),
  directories: fc.record({
    entityId: text,
    name: text,
    signingKey,
    people: list(
      fc.record({ userName: text, name: text, email: text, groups: list(text), attributes: tags }),
    ),
    grants: list(fc.record({ group: text, roleArn: arn, providerArn: arn })),
    tagAttributes: tags,
    transitiveTagKeys: list(text),
    sendsSourceIdentity: fc.boolean(),
    sessionDuration: optional(count),
    createdAt: time,
  }),
  issuers: fc.record({
    url: text,
    kind: fc.constantFrom('google' as const, 'cognitoIdentity' as const, 'own' as const),
    name: text,
    signingKey,
    clientIds: list(text),
    subjects: list(
      fc
        .record({
          sub: text,
          name: text,
          email: optional(text),
          claims: fc.dictionary(ownName, json, { maxKeys: 2, noNullPrototype: true }),
        })
        .map(present) as Arbitrary<Records['issuers']['subjects'][number]>,
    ),
    thumbprint: optional(text),
    createdAt: time,
  }),
  identityPools: fc.record({
    id: text,
    accountId,
    name: text,
    region: text,
    allowsGuests: fc.boolean(),
    allowsClassicFlow: optional(fc.boolean()),
    supportedLoginProviders: tags,
    userPools: list(fc.record({ providerName: text, clientId: text })),
    oidcProviderArns: list(arn),
    samlProviderArns: list(arn),
    authenticatedRoleArn: optional(arn),
    unauthenticatedRoleArn: optional(arn),
    tags,
    createdAt: time,
  }),
  poolIdentities: fc.record({
    id: text,
    poolId: text,
    logins: tags,
    mergedInto: optional(text),
    createdAt: time,
    changedAt: time,
  }),
  signinTokens: fc.record({
    token: text,
    sessionId: text,
    createdAt: time,
    expiresAt: time,
    sessionDuration: optional(count),
  }),
};

/** As fast-check makes them: an absent field is there and undefined. */
type Loose<T> = { [K in keyof T]: T[K] | undefined };

function recordsOf(kind: Kind): Arbitrary<readonly Records[Kind][]> {
  return list((records[kind] as Arbitrary<Records[Kind]>).map(present));
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
