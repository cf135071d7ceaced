/**
 * Ways to take away what a session may do, each with the calls that do it and whom else it hits.
 *
 * AWS: IAM User Guide, "Disable permissions for temporary security credentials", "Revoke IAM role temporary security credentials".
 * The credentials stay valid; every way changes policies, which AWS reads anew at each request.
 */
import { isRootArn } from '#account/arn.ts';
import { isOver } from '#account/iso-time.ts';
import { isServiceLinkedRoleArn, type Role } from '#account/role.ts';
import type { Session } from '#account/session.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import { isOwnSession } from '#authorize/caller.ts';
import { isOfRoot } from '#authorize/session-rights.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';
import { putInlineCall, stripCalls, type Holder } from '#ui/account/holder.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { deleteRoleCalls } from '#ui/roles/delete-role.ts';
import { deleteUserCalls } from '#ui/users/delete-user.ts';
import { revocation } from './revoke-sessions.ts';

export interface CutWay {
  /** `Deny older tokens`. */
  readonly act: string;
  /** ` on ReleaseManager`. */
  readonly on: string;
  readonly works: string;
  readonly alsoHits: string;
  /** Absent where AWS has no call for it, or it would not help. */
  readonly calls?: readonly ApiCall[];
  /** For undo. */
  readonly says: string;
  /** It reaches only credentials issued before the present second. */
  readonly isTooEarly?: true;
}

const nextRequest = 'at the next request';

/** Why no policy can cut it; `undefined` when one can. */
export function uncuttable(world: World, session: Session): string | undefined {
  const { issuerArn } = session;
  if (isOfRoot(session)) {
    return 'The session carries root’s rights, which no IAM policy of the account limits. It ends by itself; until then change root’s password and delete its access keys, so that nobody gets a new one.';
  }
  if (isServiceLinkedRoleArn(issuerArn)) {
    return 'The role is linked to a service of AWS: nobody can put a policy on it or take one off, so its sessions cannot be revoked. Stop them at the service.';
  }
  return holderOf(world, session) === undefined
    ? 'The role or user whose permissions it carries is gone, and with it all that the session could do.'
    : undefined;
}

/** The ways that there are; none for a session that {@link uncuttable} speaks of. */
export function cutWays(world: World, session: Session, now: string): readonly CutWay[] {
  const holder = holderOf(world, session);
  if (holder === undefined || uncuttable(world, session) !== undefined) return [];
  const others = othersWords(world, session, now);
  return [
    revokeWay(holder, session, others, now),
    stripWay(world, holder, others),
    deleteWay(world, holder, others),
    ...keyWays(world, session),
  ];
}

function holderOf(
  { roles, users }: World,
  { issuerArn, issuerId }: Session,
): Exclude<Holder, { kind: 'Group' }> | undefined {
  const isIssuer = ({ id }: Role | User): boolean => issuerId === undefined || issuerId === id;
  const role = roles.get(issuerArn);
  if (role !== undefined) return isIssuer(role) ? { kind: 'Role', record: role } : undefined;
  const user = users.get(issuerArn);
  return user !== undefined && isIssuer(user) ? { kind: 'User', record: user } : undefined;
}

/** Live sessions with the permissions of the same role or user. */
export function otherSessions(
  { sessions }: World,
  { id, issuerArn }: Session,
  now: string,
): readonly Session[] {
  return [...sessions.values()].filter(
    (other) => other.issuerArn === issuerArn && other.id !== id && !isOver(other.expiresAt, now),
  );
}

function othersWords(world: World, session: Session, now: string): string {
  const count = otherSessions(world, session, now).length;
  return count === 0
    ? 'no other session'
    : `${count.toLocaleString('en')} other session${count === 1 ? '' : 's'}`;
}

function revokeWay(holder: Holder, { issuedAt }: Session, others: string, now: string): CutWay {
  const { name } = holder.record;
  const { PolicyName, PolicyDocument } = revocation(now);
  const besides = holder.kind === 'User' ? 'access keys and the password go on' : 'chained ones live on';
  return {
    act: 'Deny older tokens',
    on: ` on ${name}`,
    works: nextRequest,
    alsoHits: `${others} of ${name}; ${besides}`,
    calls: [putInlineCall(holder, PolicyName, PolicyDocument)],
    says: `Revoked the sessions of ${name} issued before now`,
    ...(isOver(now, issuedAt) && { isTooEarly: true }),
  };
}

function stripWay(world: World, holder: Exclude<Holder, { kind: 'Group' }>, others: string): CutWay {
  const { kind, record } = holder;
  const calls = [...stripCalls(holder), ...(kind === 'User' ? leaveGroups(world, record) : [])];
  const hits = [...(kind === 'User' ? ['access keys and password'] : []), others, 'new sessions too'];
  return {
    act: `Take the policies of ${record.name} away`,
    on: '',
    works: calls.length === 0 ? 'there are none' : nextRequest,
    alsoHits: hits.join('; '),
    ...(calls.length > 0 && { calls }),
    says: `Took the policies of ${record.name} away`,
  };
}

function leaveGroups({ groups }: World, user: User): readonly ApiCall[] {
  return user.groups
    .flatMap((arn) => groups.get(arn) ?? [])
    .map(({ name: GroupName }) => iam('RemoveUserFromGroup', { GroupName, UserName: user.name }));
}

function deleteWay(
  world: World,
  { kind, record }: Exclude<Holder, { kind: 'Group' }>,
  others: string,
): CutWay {
  const calls = kind === 'Role' ? deleteRoleCalls(world, record) : deleteUserCalls(world, record);
  return {
    act: `Delete the ${kind.toLowerCase()} ${record.name}`,
    on: '',
    works: nextRequest,
    alsoHits: `${others}; another of this name is not the same`,
    calls,
    says: `Deleted ${kind.toLowerCase()} ${record.name}`,
  };
}

/** The key it was asked for with: turning that off is what one thinks of first, and does not help. */
function keyWays({ accessKeys }: World, { parentId }: Session): readonly CutWay[] {
  const key = parentId === undefined ? undefined : accessKeys.get(parentId);
  if (key === undefined) return [];
  return [
    {
      act: `Deactivate the access key ${key.id}`,
      on: '',
      works: 'does not reach it',
      alsoHits:
        key.status === 'Active' ? 'stops new sessions only' : 'is inactive already, and the session lives',
      says: '',
    },
  ];
}

/** Whom a Deny of its ARN hits besides; `undefined` where that ARN stands for the whole account. */
export function sharesArn(session: Session): string | undefined {
  const { principalArn } = session;
  if (isRootArn(principalArn)) return undefined;
  return isOwnSession(session)
    ? `all that ${arnName(principalArn)} does, with access keys and password too`
    : 'whoever else has this session name';
}

/** The statement that shuts the session out of one resource. */
export function denyOfSession({ principalArn }: Session, resourceArn: string): string {
  const isBucket = /^arn:[^:]+:s3:::[^/]+$/.test(resourceArn);
  const statement = {
    Sid: 'DenyOneSession',
    Effect: 'Deny',
    Principal: { AWS: principalArn },
    Action: isBucket ? 's3:*' : `${resourceArn.split(':')[2] ?? '*'}:*`,
    Resource: isBucket ? [resourceArn, `${resourceArn}/*`] : resourceArn,
  };
  return JSON.stringify(statement, null, 2);
}
