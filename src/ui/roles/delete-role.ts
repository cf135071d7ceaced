/**
 * Everything that has to go before a role can, as the console does it on Delete.
 *
 * AWS: IAM User Guide, "Delete roles or instance profiles". The console also deletes the instance profile that it made, the one
 * of the role's name. Service-linked roles have an operation of their own, which asks their service first.
 */
import { isServiceLinkedRoleArn, type Role } from '#account/role.ts';
import type { World } from '#account/world.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';
import { stripCalls } from '#ui/account/holder.ts';

export function deleteRoleCalls(world: World, role: Role): readonly ApiCall[] {
  const RoleName = role.name;
  if (isServiceLinkedRoleArn(role.arn)) return [iam('DeleteServiceLinkedRole', { RoleName })];
  const profiles = [...world.instanceProfiles.values()].filter(({ roles }) => roles.includes(role.arn));
  return [
    ...profiles.flatMap(({ name: InstanceProfileName }) => [
      iam('RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName }),
      ...(InstanceProfileName === RoleName ? [iam('DeleteInstanceProfile', { InstanceProfileName })] : []),
    ]),
    ...stripCalls({ kind: 'Role', record: role }),
    iam('DeleteRole', { RoleName }),
  ];
}
