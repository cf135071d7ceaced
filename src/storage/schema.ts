/**
 * The shape of every record, as foreign data must have it.
 *
 * Shapes only: unknown fields are refused, so that a misspelt one is not lost in silence.
 * Not here: sizes (bounds.ts), whether names lead anywhere (references.ts).
 */
import * as v from 'valibot';
import { resourceTypes } from '#account/resource.ts';
import type { Kind, Records } from '#account/world.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { format, type ScenarioJson } from './scenario-json.ts';

const text = v.string();
const texts = v.array(text);
/** AWS's largest policy has 20,480 characters. */
export const policyDocument = v.pipe(text, v.maxLength(262_144, 'longer than any policy'));
const accountId = v.pipe(text, v.regex(/^\d{12}$/, 'not an account id of twelve digits'));
export const arn = v.pipe(text, v.regex(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./s, 'not an ARN'));
const time = v.pipe(
  text,
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/, 'not a time such as 2026-01-31T12:00:00Z'),
  v.check((at) => !Number.isNaN(Date.parse(at)), 'not a time that exists'),
);
export const path = v.pipe(text, v.regex(/^\/(?:.*\/)?$/s, 'does not begin and end with a slash'));

/** An object of any names. valibot's own `record` drops names such as `constructor` in silence. */
function namesTo<T>(
  value: v.GenericSchema<unknown, T>,
  words: string,
): v.GenericSchema<unknown, Readonly<Record<string, T>>> {
  const fits = (input: unknown): boolean =>
    isJsonObject(input) && Object.values(input).every((each) => v.is(value, each));
  return v.custom<Readonly<Record<string, T>>>(fits, words);
}

const tags = namesTo(text, 'not an object of texts');
const contextValue = v.union([text, texts, v.null()]);

const identity = {
  arn,
  id: text,
  accountId,
  name: text,
  path,
  createdAt: v.exactOptional(time),
  inlinePolicies: v.array(v.strictObject({ name: text, document: policyDocument })),
  attachedPolicies: v.array(arn),
};
const bounded = { tags, permissionsBoundary: v.exactOptional(arn) };

const policyRef = v.variant('kind', [
  v.strictObject({ kind: v.literal('inline'), holder: arn, name: text }),
  v.strictObject({ kind: v.literal('managed'), arn, versionId: text }),
  v.strictObject({ kind: v.literal('trust'), role: arn }),
  v.strictObject({ kind: v.literal('resource'), resource: arn }),
  v.strictObject({ kind: v.literal('session'), session: text }),
  v.strictObject({ kind: v.literal('organization'), id: text }),
  v.strictObject({ kind: v.literal('vpcEndpoint'), id: text }),
  v.strictObject({ kind: v.literal('given'), name: text }),
]);

const sessionOperation = v.picklist([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'GetFederationToken',
  'GetSessionToken',
]);

const organizationPolicyType = v.picklist(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']);

const integer = v.pipe(v.number(), v.integer('not a whole number'));
const count = v.pipe(integer, v.minValue(0, 'less than 0'));
const active = v.picklist(['Active', 'Inactive']);
const passwordHash = v.strictObject({ salt: text, hash: text, iterations: count });

const passwordPolicy = v.strictObject({
  minimumPasswordLength: count,
  requireSymbols: v.boolean(),
  requireNumbers: v.boolean(),
  requireUppercaseCharacters: v.boolean(),
  requireLowercaseCharacters: v.boolean(),
  allowUsersToChangePassword: v.boolean(),
  maxPasswordAge: v.exactOptional(count),
  passwordReusePrevention: v.exactOptional(count),
  hardExpiry: v.exactOptional(v.boolean()),
});

const requestSchema = v.strictObject({
  id: text,
  principal: text,
  action: text,
  resource: text,
  resourceAccountId: v.exactOptional(text),
  overrides: namesTo(contextValue, 'not an object of texts, lists of texts and null'),
  vpcEndpointId: v.exactOptional(text),
});

/** Something of a user's or root's. */
const held = { accountId, holder: arn };

export const recordSchemas = {
  accounts: v.strictObject({
    id: accountId,
    name: text,
    parentId: v.exactOptional(text),
    email: v.exactOptional(text),
    createdAt: v.exactOptional(time),
    alias: v.exactOptional(text),
    passwordPolicy: v.exactOptional(passwordPolicy),
    quotas: v.exactOptional(namesTo(count, 'not an object of whole numbers')),
    globalEndpointTokenVersion: v.exactOptional(v.picklist(['v1Token', 'v2Token'])),
    stsDisabledRegions: v.exactOptional(texts),
  }),
  organizations: v.strictObject({ id: text, managementAccountId: accountId, rootId: text }),
  organizationalUnits: v.strictObject({ id: text, name: text, parentId: text }),
  organizationPolicies: v.strictObject({
    id: text,
    arn,
    type: organizationPolicyType,
    name: text,
    document: policyDocument,
    targets: texts,
    awsManaged: v.boolean(),
  }),
  users: v.strictObject({ ...identity, ...bounded, groups: v.array(arn) }),
  groups: v.strictObject(identity),
  roles: v.strictObject({
    ...identity,
    ...bounded,
    description: v.exactOptional(text),
    assumeRolePolicyDocument: policyDocument,
    maxSessionDuration: v.pipe(v.number(), v.integer(), v.minValue(1)),
    lastUsed: v.exactOptional(v.strictObject({ at: time, region: text })),
  }),
  managedPolicies: v.strictObject({
    arn,
    id: text,
    accountId: v.union([accountId, v.literal('aws')]),
    name: text,
    path,
    description: v.exactOptional(text),
    versions: v.array(
      v.strictObject({ versionId: text, document: policyDocument, createdAt: v.exactOptional(time) }),
    ),
    defaultVersionId: text,
    latestVersion: v.exactOptional(count),
    createdAt: v.exactOptional(time),
    updatedAt: v.exactOptional(time),
    tags: v.exactOptional(tags),
  }),
  resources: v.strictObject({
    arn,
    accountId,
    type: v.picklist(resourceTypes),
    name: text,
    tags,
    policy: v.exactOptional(policyDocument),
  }),
  sessions: v.strictObject({
    id: text,
    operation: sessionOperation,
    principalArn: arn,
    issuerArn: arn,
    accountId,
    name: text,
    policy: v.exactOptional(policyDocument),
    policyArns: v.array(arn),
    tags,
    sourceIdentity: v.exactOptional(text),
    mfaAuthenticatedAt: v.exactOptional(time),
    federatedProvider: v.exactOptional(text),
    transitiveTagKeys: v.exactOptional(texts),
    secret: v.exactOptional(text),
    token: v.exactOptional(text),
    issuedAt: time,
    expiresAt: time,
  }),
  vpcEndpoints: v.strictObject({
    id: text,
    vpcId: text,
    accountId,
    service: text,
    policy: v.exactOptional(policyDocument),
  }),
  environments: v.strictObject({ id: v.literal('environment'), now: time, region: text, sourceIp: text }),
  requests: requestSchema,
  drafts: v.strictObject({ id: text, policy: policyRef, text: policyDocument }),
  accessKeys: v.strictObject({
    ...held,
    id: text,
    secret: v.exactOptional(text),
    status: active,
    createdAt: time,
    lastUsed: v.exactOptional(v.strictObject({ at: time, service: text, region: text })),
  }),
  loginProfiles: v.strictObject({
    holder: arn,
    createdAt: time,
    password: v.exactOptional(passwordHash),
    changedAt: time,
    passwordResetRequired: v.boolean(),
    former: v.array(passwordHash),
    lastUsedAt: v.exactOptional(time),
  }),
  mfaDevices: v.strictObject({
    serialNumber: arn,
    accountId,
    name: text,
    path,
    seed: v.exactOptional(text),
    createdAt: time,
    holder: v.exactOptional(arn),
    enabledAt: v.exactOptional(time),
    drift: integer,
    usedStep: v.exactOptional(count),
    tags,
  }),
  instanceProfiles: v.strictObject({
    arn,
    id: text,
    accountId,
    name: text,
    path,
    createdAt: time,
    roles: v.array(arn),
    tags,
  }),
  samlProviders: v.strictObject({
    arn,
    accountId,
    name: text,
    uuid: text,
    metadataDocument: text,
    createdAt: time,
    validUntil: time,
    assertionEncryptionMode: v.exactOptional(v.picklist(['Required', 'Allowed'])),
    privateKeys: v.array(v.strictObject({ id: text, addedAt: time })),
    tags,
  }),
  oidcProviders: v.strictObject({
    arn,
    accountId,
    url: text,
    clientIds: texts,
    thumbprints: texts,
    createdAt: time,
    tags,
  }),
  serverCertificates: v.strictObject({
    arn,
    id: text,
    accountId,
    name: text,
    path,
    body: text,
    chain: v.exactOptional(text),
    uploadedAt: time,
    expiresAt: time,
    tags,
  }),
  signingCertificates: v.strictObject({ ...held, id: text, body: text, status: active, uploadedAt: time }),
  sshPublicKeys: v.strictObject({
    ...held,
    id: text,
    body: text,
    fingerprint: text,
    status: active,
    uploadedAt: time,
  }),
  serviceSpecificCredentials: v.strictObject({
    ...held,
    id: text,
    service: text,
    userName: text,
    status: active,
    createdAt: time,
    expiresAt: v.exactOptional(time),
  }),
  jobs: v.strictObject({
    id: text,
    accountId,
    type: v.picklist(['credentialReport', 'serviceLastAccessed', 'organizationsAccess', 'roleDeletion']),
    startedAt: time,
    about: text,
    options: tags,
    result: text,
  }),
  events: v.strictObject({
    id: text,
    at: time,
    accountId,
    callerArn: v.exactOptional(text),
    accessKeyId: v.exactOptional(text),
    service: text,
    operation: text,
    region: text,
    sourceIp: text,
    parameters: namesTo(v.unknown(), 'not an object'),
    authorized: v.array(
      v.strictObject({
        request: requestSchema,
        verdict: v.picklist(['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied']),
      }),
    ),
    error: v.exactOptional(v.strictObject({ code: text, message: text })),
  }),
} as const satisfies { readonly [K in Kind]: v.GenericSchema<unknown, Records[K]> };

type OptionalRecords = { readonly [K in Kind]: v.GenericSchema<unknown, readonly Records[K][] | undefined> };

const worldSchema = v.strictObject(
  Object.fromEntries(
    Object.entries(recordSchemas).map(([kind, schema]) => [
      kind,
      v.exactOptional(v.array<v.GenericSchema>(schema)),
    ]),
  ) as unknown as OptionalRecords,
);

const scenarioSchema = v.strictObject({
  format: v.literal(format),
  version: v.number(),
  title: v.pipe(text, v.maxLength(1000)),
  about: v.pipe(text, v.maxLength(10_000)),
  world: worldSchema,
});

/** The scenario, or where it first departs from the shape and how: `world.users[2].path: …`. */
export function checkShape(json: JsonObject): ScenarioJson | string {
  const result = v.safeParse(scenarioSchema, json, { abortEarly: true });
  if (result.success) return result.output as ScenarioJson;
  return described(result.issues[0]);
}

function described(issue: v.BaseIssue<unknown>): string {
  return `${placeIn(issue).replace(/^\./, '')}: ${issue.message}`;
}

/** `.users[2].path`. */
export function placeIn(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  return keys.join('');
}
