/**
 * The calls that make a role as the console does: CreateRole, AttachRolePolicy for each policy, and for EC2 the instance profile.
 *
 * AWS: IAM API Reference, "CreateRole"; IAM User Guide, "Instance profiles". CreateRole itself takes no permissions.
 */
import type { ArnText } from '#account/arn.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';
import { tagsParameter, type TagDraft } from '#ui/account/tags.ts';

export interface RoleForm {
  readonly name: string;
  readonly path: string;
  readonly trust: string;
  readonly description: string;
  readonly seconds: number;
  readonly boundary?: ArnText | undefined;
  readonly tags: readonly TagDraft[];
  readonly policies: readonly ArnText[];
  /** Of the role's name, with the role in it. */
  readonly withInstanceProfile: boolean;
}

const usualSeconds = 3600;

export function createRoleCalls(form: RoleForm): readonly ApiCall[] {
  const { name: RoleName, withInstanceProfile } = form;
  const profile = { InstanceProfileName: RoleName };
  return [
    iam('CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: form.trust,
      Path: given(form.path),
      Description: given(form.description),
      MaxSessionDuration: form.seconds === usualSeconds ? undefined : form.seconds,
      PermissionsBoundary: form.boundary,
      Tags: tagsParameter(form.tags),
    }),
    ...form.policies.map((PolicyArn) => iam('AttachRolePolicy', { RoleName, PolicyArn })),
    ...(withInstanceProfile
      ? [iam('CreateInstanceProfile', profile), iam('AddRoleToInstanceProfile', { ...profile, RoleName })]
      : []),
  ];
}

function given(text: string): string | undefined {
  return text === '' ? undefined : text;
}
