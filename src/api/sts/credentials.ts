/**
 * Temporary credentials: the session record behind them, and how an answer shows them.
 *
 * AWS: STS API Reference, "Credentials"; IAM User Guide, "Manage AWS STS in an AWS Region".
 */
import { isOver, secondsAfter } from '#account/iso-time.ts';
import { isOptIn } from '#account/region.ts';
import type { Role } from '#account/role.ts';
import type { Session } from '#account/session.ts';
import { put, type World } from '#account/world.ts';
import { AwsError, validationError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { accessKeyId, characters, secretAccessKey } from '../unique-id.ts';

/** A session before it has keys and times. What it is a link of, and where its token holds, {@link issue} finds itself. */
export type SessionDraft = Omit<Session, 'id' | 'secret' | 'token' | 'issuedAt' | 'expiresAt'>;

interface Issued {
  readonly world: World;
  readonly Credentials: Readonly<Record<string, string>>;
}

/** The session put into the world with new keys, valid from now for so many seconds. */
export function issue(scope: Scope, world: World, draft: SessionDraft, seconds: number): Issued {
  const { moment } = scope;
  const id = accessKeyId('ASIA', moment.random);
  const secret = secretAccessKey(moment.random);
  const token = sessionToken(moment.random);
  const expiresAt = secondsAfter(moment.now, seconds);
  const session: Session = {
    ...origin(scope, world, draft),
    ...draft,
    id,
    secret,
    token,
    issuedAt: moment.now,
    expiresAt,
  };
  return {
    world: put(withRoom(world, moment.now), 'sessions', session),
    Credentials: {
      AccessKeyId: id,
      SecretAccessKey: secret,
      SessionToken: token,
      Expiration: expiresAt,
    },
  };
}

function origin(
  { caller, accessKeyId: signedWith, endpoint }: Scope,
  world: World,
  { accountId, issuerArn }: SessionDraft,
): Pick<Session, 'parentId' | 'issuerId' | 'tokenVersion'> {
  const parentId = caller && (caller.session?.id ?? signedWith);
  const issuerId = (world.roles.get(issuerArn) ?? world.users.get(issuerArn))?.id;
  const isFirstVersion = world.accounts.get(accountId)?.globalEndpointTokenVersion !== 'v2Token';
  return {
    ...(parentId !== undefined && { parentId }),
    ...(issuerId !== undefined && { issuerId }),
    ...(endpoint === 'global' && isFirstVersion && { tokenVersion: 'v1Token' as const }),
  };
}

/** So many sessions are remembered, ended ones among them. */
export const sessionsKept = 1000;

/** The world with room for one more session: those that ended first go first, and none that still holds. */
function withRoom(world: World, now: string): World {
  const tooMany = world.sessions.size + 1 - sessionsKept;
  if (tooMany <= 0) return world;
  const ended = [...world.sessions.values()]
    .filter(({ expiresAt }) => isOver(expiresAt, now))
    .sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
  const sessions = new Map(world.sessions);
  for (const { id } of ended.slice(0, tooMany)) sessions.delete(id);
  return { ...world, sessions };
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Opaque to clients; AWS's hold the session itself and begin like this. */
function sessionToken(random: (length: number) => Uint8Array): string {
  return `IQoJb3JpZ2luX2Vj${characters(base64, 228, random)}EXAMPLETOKEN`;
}

/**
 * AWS: the account that the credentials are for must not have switched STS off in the Region of the endpoint. It cannot in
 * us-east-1, at the global endpoint, and in Regions that it opts into.
 */
export function regionDisabled({ world, region, endpoint }: Scope, accountId: string): AwsError | undefined {
  const isAlwaysOn = endpoint === 'global' || region === 'us-east-1' || isOptIn(region);
  const isOff = world.accounts.get(accountId)?.stsDisabledRegions?.includes(region) ?? false;
  if (isAlwaysOn || !isOff) return undefined;
  const words =
    `STS is not activated in this region for account:${accountId}. ` +
    'Your account administrator can activate STS in this region using the IAM Console.';
  return new AwsError('RegionDisabledException', 403, words);
}

/** AWS: a role says how long its sessions last at most. */
export function longerThanRole({ maxSessionDuration }: Role, seconds: number): AwsError | undefined {
  return seconds > maxSessionDuration
    ? validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
    : undefined;
}
