/**
 * Everything that has to go before a user can, in the order in which AWS asks for it: what the console does on Delete.
 *
 * AWS: IAM API Reference, "DeleteUser". A boundary and tags go with the user.
 */
import { heldBy } from '#account/held-by.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';
import { stripCalls } from '#ui/account/holder.ts';

export function deleteUserCalls(world: World, user: User): readonly ApiCall[] {
  const UserName = user.name;
  return [
    ...(world.loginProfiles.has(user.arn) ? [iam('DeleteLoginProfile', { UserName })] : []),
    ...heldBy(world.accessKeys, user.arn).map(({ id }) =>
      iam('DeleteAccessKey', { UserName, AccessKeyId: id }),
    ),
    ...heldBy(world.signingCertificates, user.arn).map(({ id }) =>
      iam('DeleteSigningCertificate', { UserName, CertificateId: id }),
    ),
    ...heldBy(world.sshPublicKeys, user.arn).map(({ id }) =>
      iam('DeleteSSHPublicKey', { UserName, SSHPublicKeyId: id }),
    ),
    ...heldBy(world.serviceSpecificCredentials, user.arn).map(({ id }) =>
      iam('DeleteServiceSpecificCredential', { UserName, ServiceSpecificCredentialId: id }),
    ),
    ...heldBy(world.mfaDevices, user.arn).flatMap(({ serialNumber: SerialNumber }) => [
      iam('DeactivateMFADevice', { UserName, SerialNumber }),
      iam('DeleteVirtualMFADevice', { SerialNumber }),
    ]),
    ...stripCalls({ kind: 'User', record: user }),
    ...user.groups
      .flatMap((arn) => world.groups.get(arn) ?? [])
      .map(({ name }) => iam('RemoveUserFromGroup', { GroupName: name, UserName })),
    iam('DeleteUser', { UserName }),
  ];
}
