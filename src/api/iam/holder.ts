/**
 * What users, groups and roles have in common as holders of policies: one table, so that each operation on their
 * policies is written once and made for all three.
 */
import type { Bounded, Identity } from '#account/identity.ts';
import { put, type World } from '#account/world.ts';
import type { GenericSchema } from 'valibot';
import type { AwsError } from '../aws-error.ts';
import type { Ask, Operation, Outcome, Scope } from '../operation.ts';
import { operation } from '../operation.ts';
import { object, type TextShape } from '../shape.ts';
import { arnNamed, groupNamed, roleNamed, userNamed } from './entity.ts';
import { existingUserName, groupName, roleName } from './iam-shapes.ts';
import { boundaryKeys } from './permissions-boundary.ts';
import { ownRoleNamed } from './protected-role.ts';

export type Holder = Identity & Partial<Bounded>;

export interface HolderKind {
  /** In names of operations: `User`. */
  readonly type: 'User' | 'Group' | 'Role';
  /** In ARNs and in AWS's sentences. */
  readonly word: 'user' | 'group' | 'role';
  readonly records: 'users' | 'groups' | 'roles';
  /** The parameter with its name. */
  readonly parameter: string;
  readonly name: TextShape;
  readonly find: (scope: Scope, name: string) => Holder | AwsError;
  /** The same, unless only AWS may change it. */
  readonly findToChange: (scope: Scope, name: string) => Holder | AwsError;
}

export const holderKinds: readonly HolderKind[] = [
  {
    type: 'User',
    word: 'user',
    records: 'users',
    parameter: 'UserName',
    name: existingUserName,
    find: userNamed,
    findToChange: userNamed,
  },
  {
    type: 'Group',
    word: 'group',
    records: 'groups',
    parameter: 'GroupName',
    name: groupName,
    find: groupNamed,
    findToChange: groupNamed,
  },
  {
    type: 'Role',
    word: 'role',
    records: 'roles',
    parameter: 'RoleName',
    name: roleName,
    find: roleNamed,
    findToChange: ownRoleNamed,
  },
];

/** An operation on one kind of holder. The holder's name is read with the parameters, and handed over first. */
interface HolderOperation<P> {
  readonly name: string;
  /** Besides the holder's name. */
  readonly parameters: Readonly<Record<string, GenericSchema>>;
  /** Condition keys for asking permission; `holder` is absent when there is none of that name. */
  readonly keys?: (parameters: P, holder: Holder | undefined) => Ask['keys'];
  readonly run: (holderName: string, parameters: P, scope: Scope) => Outcome | Promise<Outcome>;
}

export function holderOperation<P>(kind: HolderKind, definition: HolderOperation<P>): Operation {
  const { name, parameters, keys, run } = definition;
  const holderName = (given: Readonly<Record<string, unknown>>): string => String(given[kind.parameter]);
  return operation<Readonly<Record<string, unknown>>>({
    service: 'iam',
    name,
    parameters: object({ [kind.parameter]: kind.name, ...parameters }),
    asks: (given, scope) => {
      const resource = arnNamed(scope, kind.word, holderName(given));
      const holder = scope.world[kind.records].get(resource);
      return [{ action: `iam:${name}`, resource, keys: keys?.(given as P, holder) ?? {} }];
    },
    run: (given, scope) => run(holderName(given), given as P, scope),
  });
}

/** iam:PermissionsBoundary of calls that change what a user or role may do; groups have none. */
export function holderBoundaryKeys(holder: Holder | undefined): NonNullable<Ask['keys']> {
  return boundaryKeys(holder?.permissionsBoundary);
}

/** The world with the holder changed. */
export function withHolder(
  world: World,
  kind: HolderKind,
  holder: Holder,
  change: Partial<Pick<Identity, 'inlinePolicies' | 'attachedPolicies'>>,
): World {
  return put(world, kind.records, { ...holder, ...change });
}
