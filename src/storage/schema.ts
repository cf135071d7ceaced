/**
 * The shape of every record, as foreign data must have it.
 *
 * Shapes only: unknown fields are refused, so that a misspelt one is not lost in silence.
 * Not here: single values (schema-values.ts), credentials and providers (schema-credentials.ts), requests and
 * history (schema-history.ts), who signs in from outside (schema-federation.ts), sizes (bounds.ts), whether names lead anywhere (references.ts).
 */
import * as v from 'valibot';
import { resourceTypes } from '#account/resource.ts';
import type { Kind, Records } from '#account/world.ts';
import type { JsonObject } from './json.ts';
import { format, type ScenarioJson } from './scenario-json.ts';
import { credentialSchemas } from './schema-credentials.ts';
import { federationSchemas, signingKey } from './schema-federation.ts';
import { contextValue, historySchemas, requestSchema } from './schema-history.ts';
import {
  accountId,
  arn,
  count,
  namesTo,
  path,
  policyDocument,
  tags,
  text,
  texts,
  time,
} from './schema-values.ts';

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
  'ConsoleLogin',
]);

const organizationPolicyType = v.picklist(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']);

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
    partition: v.exactOptional(v.picklist(['aws-cn', 'aws-us-gov'])),
    outboundFederation: v.exactOptional(
      v.strictObject({ issuer: text, isEnabled: v.boolean(), signingKeys: v.array(signingKey) }),
    ),
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
    issuerId: v.exactOptional(text),
    accountId,
    name: text,
    policy: v.exactOptional(policyDocument),
    policyArns: v.array(arn),
    tags,
    sourceIdentity: v.exactOptional(text),
    mfaAuthenticatedAt: v.exactOptional(time),
    federatedProvider: v.exactOptional(text),
    transitiveTagKeys: v.exactOptional(texts),
    parentId: v.exactOptional(text),
    isConsole: v.exactOptional(v.literal(true)),
    federatedKeys: v.exactOptional(namesTo(contextValue, 'not an object of texts and lists of texts')),
    tokenVersion: v.exactOptional(v.literal('v1Token')),
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
  environments: v.strictObject({
    id: v.literal('environment'),
    now: time,
    region: text,
    sourceIp: text,
    clock: v.exactOptional(
      v.strictObject({ speed: v.pipe(v.number(), v.minValue(1), v.maxValue(3600)), since: time }),
    ),
  }),
  requests: requestSchema,
  drafts: v.strictObject({ id: text, policy: policyRef, text: policyDocument }),
  ...credentialSchemas,
  ...historySchemas,
  ...federationSchemas,
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
