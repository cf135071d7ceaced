/**
 * What the entries of GetAccountAuthorizationDetails look like, and what their texts mean.
 *
 * Fields that are not needed may be anything, since AWS adds new ones.
 * AWS: IAM API Reference, "UserDetail", "GroupDetail", "RoleDetail", "ManagedPolicyDetail".
 */
import * as v from 'valibot';
import { fullDocument } from './link-layouts.ts';
import { arn, path, policyDocument } from './schema-values.ts';

const text = v.string();

/** The CLI writes `+00:00`, the SDKs write `Z`, Python's texts have a space in the middle. */
const time = v.pipe(
  text,
  v.check((at) => !Number.isNaN(Date.parse(isoOf(at))), 'not a time'),
  v.transform((at) => `${new Date(isoOf(at)).toISOString().slice(0, 19)}Z`),
);

/** Without a zone: UTC, as everywhere in AWS. */
function isoOf(at: string): string {
  const joined = at.trim().replace(' ', 'T');
  return /(?:Z|[+-]\d\d:?\d\d)$/i.test(joined) ? joined : `${joined}Z`;
}

/** A document as AWS sends it, percent-encoded, or as the CLI prints it, an object. */
const document = v.pipe(
  v.unknown(),
  v.transform(documentText),
  v.string('not a policy document'),
  policyDocument,
);

function documentText(given: unknown): unknown {
  if (typeof given !== 'string')
    return typeof given === 'object' && given !== null ? fullDocument(given) : given;
  if (given.trimStart().startsWith('{')) return given;
  try {
    const decoded = decodeURIComponent(given);
    return decoded.trimStart().startsWith('{') ? decoded : undefined;
  } catch {
    return undefined;
  }
}

/** A tag's key may be anything that an object's field may be called. */
const tags = v.pipe(
  v.array(v.object({ Key: text, Value: text })),
  v.check((all) => all.every(({ Key }) => Key !== '__proto__'), 'a tag named `__proto__`'),
  v.transform((all) => Object.fromEntries(all.map(({ Key, Value }) => [Key, Value]))),
);

function arnOf(type: string) {
  const form = new RegExp(`^arn:[^:]+:iam::(?:\\d{12}|aws):${type}/`);
  return v.pipe(arn, v.regex(form, `not the ARN of a ${type}`));
}

const inlinePolicies = v.optional(v.array(v.object({ PolicyName: text, PolicyDocument: document })), []);
const attached = v.optional(v.array(v.object({ PolicyArn: arn })), []);
const boundary = v.optional(v.object({ PermissionsBoundaryArn: arn }));
const created = v.optional(time);

export const userDetail = v.object({
  Arn: arnOf('user'),
  UserName: text,
  UserId: text,
  Path: path,
  CreateDate: created,
  UserPolicyList: inlinePolicies,
  AttachedManagedPolicies: attached,
  GroupList: v.optional(v.array(text), []),
  PermissionsBoundary: boundary,
  Tags: v.optional(tags, []),
});

export const groupDetail = v.object({
  Arn: arnOf('group'),
  GroupName: text,
  GroupId: text,
  Path: path,
  CreateDate: created,
  GroupPolicyList: inlinePolicies,
  AttachedManagedPolicies: attached,
});

const instanceProfile = v.object({
  Arn: arnOf('instance-profile'),
  InstanceProfileName: text,
  InstanceProfileId: text,
  Path: path,
  CreateDate: time,
  Roles: v.optional(v.array(v.object({ Arn: arnOf('role') })), []),
  Tags: v.optional(tags, []),
});

export const roleDetail = v.object({
  Arn: arnOf('role'),
  RoleName: text,
  RoleId: text,
  Path: path,
  CreateDate: created,
  AssumeRolePolicyDocument: document,
  RolePolicyList: inlinePolicies,
  AttachedManagedPolicies: attached,
  InstanceProfileList: v.optional(v.array(instanceProfile), []),
  PermissionsBoundary: boundary,
  Tags: v.optional(tags, []),
  RoleLastUsed: v.optional(v.object({ LastUsedDate: v.optional(time), Region: v.optional(text) })),
  // AWS leaves these two out here; who adds them from GetRole is understood.
  Description: v.optional(text),
  MaxSessionDuration: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 3600),
});

const version = v.object({ VersionId: text, Document: document, CreateDate: created });

export const policyDetail = v.pipe(
  v.object({
    Arn: arnOf('policy'),
    PolicyName: text,
    PolicyId: text,
    Path: path,
    DefaultVersionId: text,
    Description: v.optional(text),
    CreateDate: created,
    UpdateDate: created,
    PolicyVersionList: v.array(version),
    Tags: v.optional(tags),
  }),
  v.check(
    ({ DefaultVersionId, PolicyVersionList }) =>
      PolicyVersionList.some(({ VersionId }) => VersionId === DefaultVersionId),
    'the default version is missing',
  ),
);

export type UserDetail = v.InferOutput<typeof userDetail>;
export type GroupDetail = v.InferOutput<typeof groupDetail>;
export type RoleDetail = v.InferOutput<typeof roleDetail>;
export type PolicyDetail = v.InferOutput<typeof policyDetail>;
