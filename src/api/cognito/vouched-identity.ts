/**
 * Who stands behind a public call on an identity: the logins in it say so, or nobody for a guest.
 *
 * Verified before permission is asked for, so that a role's trust policy can decide about the very identity.
 */
import type { IdentityPool } from '#account/identity-pool.ts';
import type { World } from '#account/world.ts';
import { isAwsError, type AwsError } from '../aws-error.ts';
import type { Scope, Vouched } from '../operation.ts';
import { cognitoProvider } from './cognito-issuer.ts';
import { identityWithId, poolWithId } from './entity.ts';
import { recognized, type Recognized } from './identity-link.ts';
import { verifiedLogins, type Login } from './logins.ts';

export interface GivenIdentity {
  readonly IdentityId: string;
  readonly Logins?: Readonly<Record<string, string>>;
  /** Once the logins are read. */
  readonly known?: Known;
}

export interface Known extends Recognized {
  readonly pool: IdentityPool;
  readonly logins: readonly Login[];
}

/** With `known` behind the parameters. */
export async function vouchedIdentity<P extends GivenIdentity>(
  given: P,
  { world, moment }: Scope,
): Promise<Vouched<P> | AwsError> {
  const known = await knownIdentity(world, given, moment.now);
  if (isAwsError(known)) return known;
  return { provider: cognitoProvider, accountId: known.pool.accountId, parameters: { ...given, known } };
}

async function knownIdentity(world: World, given: GivenIdentity, now: string): Promise<Known | AwsError> {
  const identity = identityWithId(world, given.IdentityId);
  if (isAwsError(identity)) return identity;
  const pool = poolWithId(world, identity.poolId);
  if (isAwsError(pool)) return pool;
  const logins = await verifiedLogins(world, pool, given.Logins ?? {}, now);
  if (isAwsError(logins)) return logins;
  const found = recognized(world, pool, identity, logins, now);
  return isAwsError(found) ? found : { ...found, pool, logins };
}

/** Every call is vouched for before it asks or runs. */
export function knownIn({ known }: GivenIdentity): Known {
  if (known === undefined) throw new Error('an identity that nobody vouched for');
  return known;
}

/** The `amr` of a token or session: how the person came in. */
export function methodsOf(logins: readonly Login[]): readonly string[] {
  if (logins.length === 0) return ['unauthenticated'];
  return ['authenticated', ...logins.flatMap(({ methods }) => methods)];
}
