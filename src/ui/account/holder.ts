/**
 * What policies hang on: users, groups and roles, whose operations AWS names alike.
 *
 * Not here: what the policies allow (authorize/).
 */
import type { ArnText } from '#account/arn.ts';
import type { Group } from '#account/group.ts';
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';
import { iam, type ApiCall } from './api-call.ts';

export type Holder =
  | { readonly kind: 'User'; readonly record: User }
  | { readonly kind: 'Group'; readonly record: Group }
  | { readonly kind: 'Role'; readonly record: Role };

function call(holder: Holder, operation: string, parameters: Readonly<Record<string, string>>): ApiCall {
  return iam(operation, { [`${holder.kind}Name`]: holder.record.name, ...parameters });
}

export function attachCall(holder: Holder, PolicyArn: ArnText): ApiCall {
  return call(holder, `Attach${holder.kind}Policy`, { PolicyArn });
}

export function detachCall(holder: Holder, PolicyArn: ArnText): ApiCall {
  return call(holder, `Detach${holder.kind}Policy`, { PolicyArn });
}

export function putInlineCall(holder: Holder, PolicyName: string, PolicyDocument: string): ApiCall {
  return call(holder, `Put${holder.kind}Policy`, { PolicyName, PolicyDocument });
}

export function deleteInlineCall(holder: Holder, PolicyName: string): ApiCall {
  return call(holder, `Delete${holder.kind}Policy`, { PolicyName });
}

/** Groups have no boundary. */
export function putBoundaryCall(holder: Holder, PermissionsBoundary: ArnText): ApiCall {
  return call(holder, `Put${holder.kind}PermissionsBoundary`, { PermissionsBoundary });
}

export function deleteBoundaryCall(holder: Holder): ApiCall {
  return call(holder, `Delete${holder.kind}PermissionsBoundary`, {});
}

/** Takes off everything that keeps AWS from deleting a holder: its inline and its attached policies. */
export function stripCalls(holder: Holder): readonly ApiCall[] {
  return [
    ...holder.record.inlinePolicies.map(({ name }) => deleteInlineCall(holder, name)),
    ...holder.record.attachedPolicies.map((arn) => detachCall(holder, arn)),
  ];
}
