/**
 * Finds what a call names, or says in AWS's words that it is not there.
 *
 * Names ignore case and stand for one entity in the account, whatever its path.
 */
import { partitionIn, partitionOfArn } from '#account/arn.ts';
import { findByName } from '#account/find-by-name.ts';
import type { Group } from '#account/group.ts';
import type { InstanceProfile } from '#account/instance-profile.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import { noSuchEntity, validationError, type AwsError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';

/** An account, and the world that has it. */
export type Place = Pick<Scope, 'world' | 'accountId'>;

export function userNamed({ world, accountId }: Place, name: string): User | AwsError {
  return (
    findByName(world.users, accountId, name) ?? noSuchEntity(`The user with name ${name} cannot be found.`)
  );
}

export function groupNamed({ world, accountId }: Place, name: string): Group | AwsError {
  return (
    findByName(world.groups, accountId, name) ?? noSuchEntity(`The group with name ${name} cannot be found.`)
  );
}

export function roleNamed({ world, accountId }: Place, name: string): Role | AwsError {
  return (
    findByName(world.roles, accountId, name) ?? noSuchEntity(`The role with name ${name} cannot be found.`)
  );
}

export function instanceProfileNamed({ world, accountId }: Place, name: string): InstanceProfile | AwsError {
  return (
    findByName(world.instanceProfiles, accountId, name) ??
    noSuchEntity(`Instance Profile ${name} cannot be found.`)
  );
}

/** AWS: an operation without UserName is about the user who signed it. Root is given by its ARN. */
export function callingUser({ caller }: Scope): User | AwsError {
  return caller?.user ?? validationError('Must specify userName when calling with non-User credentials');
}

/** The user of this name, or the one who calls. */
export function userNamedOrCalling(scope: Scope, name: string | undefined): User | AwsError {
  return name === undefined ? callingUser(scope) : userNamed(scope, name);
}

/** ARN of an IAM entity: the one that exists, else as it would be named without a path. For asking permission. */
export function arnNamed(
  { world, accountId }: Place,
  type: 'user' | 'group' | 'role' | 'instance-profile',
  name: string,
): string {
  const kinds = {
    user: world.users,
    group: world.groups,
    role: world.roles,
    'instance-profile': world.instanceProfiles,
  } satisfies Record<typeof type, World[keyof World]>;
  const found = findByName<User | Group | Role | InstanceProfile>(kinds[type], accountId, name);
  return found?.arn ?? accountArn({ world, accountId }, `${type}/${name}`);
}

/** `arn:PARTITION:iam::ACCOUNT:` and what follows. */
export function accountArn({ world, accountId }: Place, resource: string): string {
  return `arn:${partitionIn(world, accountId)}:iam::${accountId}:${resource}`;
}

/** A customer managed policy of any account of this partition, or one of AWS's there that is in use or can be read. */
export async function managedPolicyOf(
  { world, accountId, moment }: Scope,
  arn: string,
): Promise<ManagedPolicy | undefined> {
  if (partitionOfArn(arn) !== partitionIn(world, accountId)) return undefined;
  return world.managedPolicies.get(arn) ?? (await moment.awsManagedPolicies.read(arn));
}

/** The records of one account, by name as AWS lists them. */
export function inAccount<T extends { readonly accountId: string; readonly name: string }>(
  records: ReadonlyMap<string, T>,
  accountId: string,
): readonly T[] {
  const own = [...records.values()].filter((record) => record.accountId === accountId);
  return own.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** How many records one account has. */
export function countIn(
  records: ReadonlyMap<string, { readonly accountId: string }>,
  accountId: string,
): number {
  let count = 0;
  for (const record of records.values()) if (record.accountId === accountId) count += 1;
  return count;
}
