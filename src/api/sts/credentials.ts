/**
 * Temporary credentials: the session record behind them, and how an answer shows them.
 *
 * AWS: STS API Reference, "Credentials"; IAM User Guide, "Manage AWS STS in an AWS Region".
 */
import { secondsAfter } from '#account/iso-time.ts';
import type { Session } from '#account/session.ts';
import { put, type World } from '#account/world.ts';
import { AwsError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { accessKeyId, characters, secretAccessKey } from '../unique-id.ts';

/** A session before it has keys and times. */
export type SessionDraft = Omit<Session, 'id' | 'secret' | 'token' | 'issuedAt' | 'expiresAt'>;

interface Issued {
  readonly world: World;
  readonly Credentials: Readonly<Record<string, string>>;
}

/** The session put into the world with new keys, valid from now for so many seconds. */
export function issue({ moment }: Scope, world: World, draft: SessionDraft, seconds: number): Issued {
  const id = accessKeyId('ASIA', moment.random);
  const secret = secretAccessKey(moment.random);
  const token = sessionToken(moment.random);
  const expiresAt = secondsAfter(moment.now, seconds);
  const session: Session = { ...draft, id, secret, token, issuedAt: moment.now, expiresAt };
  return {
    world: put(world, 'sessions', session),
    Credentials: {
      AccessKeyId: id,
      SecretAccessKey: secret,
      SessionToken: token,
      Expiration: expiresAt,
    },
  };
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Opaque to clients; AWS's hold the session itself and begin like this. */
function sessionToken(random: (length: number) => Uint8Array): string {
  return `IQoJb3JpZ2luX2Vj${characters(base64, 228, random)}EXAMPLETOKEN`;
}

/** AWS: the account that the credentials are for must not have switched STS off in the Region of the endpoint. */
export function regionDisabled({ world, region }: Scope, accountId: string): AwsError | undefined {
  const isOff = world.accounts.get(accountId)?.stsDisabledRegions?.includes(region) ?? false;
  if (!isOff) return undefined;
  const words =
    `STS is not activated in this region for account:${accountId}. ` +
    'Your account administrator can activate STS in this region using the IAM Console.';
  return new AwsError('RegionDisabledException', 403, words);
}
