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
const accountId = v.pipe(text, v.regex(/^\d{12}$/, 'not an account id of twelve digits'));
const arn = v.pipe(text, v.regex(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./s, 'not an ARN'));
const time = v.pipe(
  text,
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/, 'not a time such as 2026-01-31T12:00:00Z'),
  v.check((at) => !Number.isNaN(Date.parse(at)), 'not a time that exists'),
);
const path = v.pipe(text, v.regex(/^\/(?:.*\/)?$/s, 'does not begin and end with a slash'));

/** An object of any names. valibot's own `record` drops names such as `constructor` in silence. */
function namesTo<T>(
  value: v.GenericSchema<unknown, T>,
): v.GenericSchema<unknown, Readonly<Record<string, T>>> {
  const fits = (input: unknown): boolean =>
    isJsonObject(input) && Object.values(input).every((each) => v.is(value, each));
  return v.custom<Readonly<Record<string, T>>>(fits, 'not an object of texts');
}

const tags = namesTo(text);
const contextValue = v.union([text, texts, v.null()]);

const identity = {
  arn,
  id: text,
  accountId,
  name: text,
  path,
  inlinePolicies: v.array(v.strictObject({ name: text, document: text })),
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

export const recordSchemas = {
  accounts: v.strictObject({ id: accountId, name: text, parentId: v.exactOptional(text) }),
  organizations: v.strictObject({ id: text, managementAccountId: accountId, rootId: text }),
  organizationalUnits: v.strictObject({ id: text, name: text, parentId: text }),
  organizationPolicies: v.strictObject({
    id: text,
    arn,
    type: organizationPolicyType,
    name: text,
    document: text,
    targets: texts,
    awsManaged: v.boolean(),
  }),
  users: v.strictObject({ ...identity, ...bounded, groups: v.array(arn) }),
  groups: v.strictObject(identity),
  roles: v.strictObject({
    ...identity,
    ...bounded,
    description: v.exactOptional(text),
    assumeRolePolicyDocument: text,
    maxSessionDuration: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  managedPolicies: v.strictObject({
    arn,
    id: text,
    accountId: v.union([accountId, v.literal('aws')]),
    name: text,
    path,
    description: v.exactOptional(text),
    versions: v.array(v.strictObject({ versionId: text, document: text })),
    defaultVersionId: text,
  }),
  resources: v.strictObject({
    arn,
    accountId,
    type: v.picklist(resourceTypes),
    name: text,
    tags,
    policy: v.exactOptional(text),
  }),
  sessions: v.strictObject({
    id: text,
    operation: sessionOperation,
    principalArn: arn,
    issuerArn: arn,
    accountId,
    name: text,
    policy: v.exactOptional(text),
    policyArns: v.array(arn),
    tags,
    sourceIdentity: v.exactOptional(text),
    mfaAuthenticatedAt: v.exactOptional(time),
    federatedProvider: v.exactOptional(text),
    issuedAt: time,
    expiresAt: time,
  }),
  vpcEndpoints: v.strictObject({
    id: text,
    vpcId: text,
    accountId,
    service: text,
    policy: v.exactOptional(text),
  }),
  environments: v.strictObject({ id: v.literal('environment'), now: time, region: text, sourceIp: text }),
  requests: v.strictObject({
    id: text,
    principal: text,
    action: text,
    resource: text,
    resourceAccountId: v.exactOptional(text),
    overrides: namesTo(contextValue),
    vpcEndpointId: v.exactOptional(text),
  }),
  drafts: v.strictObject({ id: text, policy: policyRef, text }),
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
  const at = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return `${at.join('').replace(/^\./, '')}: ${issue.message}`;
}
