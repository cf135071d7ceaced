/**
 * Who wants to sign in to the console: root by the address of the account, a user by account and name.
 *
 * AWS: AWS Sign-In User Guide, "Sign in as the root user", "Sign in as an IAM user". Not here: whether the password is right
 * (console-login.ts).
 */
import { rootArnIn, type AccountId, type ArnText } from '#account/arn.ts';
import { findByName } from '#account/find-by-name.ts';
import type { World } from '#account/world.ts';

/** As typed into the first page. */
export interface SignInName {
  readonly Email?: string;
  /** Alias or twelve digits. */
  readonly Account?: string;
  readonly UserName?: string;
}

/** A user or root, who may have a password. */
export interface Holder {
  readonly arn: ArnText;
  readonly accountId: AccountId;
  /** The user's name; `root`. */
  readonly name: string;
}

/** The account of this alias or number. */
export function accountNamed({ accounts }: World, text: string): AccountId | undefined {
  const named = text.trim();
  if (accounts.has(named)) return named;
  return [...accounts.values()].find(({ alias }) => alias !== undefined && alias === named)?.id;
}

/** `undefined` where the world has nobody of this name. User names and addresses ignore case. */
export function holderNamed(world: World, { Email, Account, UserName }: SignInName): Holder | undefined {
  if (Email !== undefined) return rootOf(world, Email.trim().toLowerCase());
  const accountId = accountNamed(world, Account ?? '');
  if (accountId === undefined) return undefined;
  const user = findByName(world.users, accountId, UserName?.trim() ?? '');
  return user && { arn: user.arn, accountId: user.accountId, name: user.name };
}

function rootOf(world: World, email: string): Holder | undefined {
  const account = [...world.accounts.values()].find((each) => each.email?.toLowerCase() === email);
  return account && { arn: rootArnIn(world, account.id), accountId: account.id, name: 'root' };
}

/** The holder of this ARN, if it is still there. */
export function holderOf(world: World, arn: ArnText): Holder | undefined {
  const user = world.users.get(arn);
  if (user !== undefined) return { arn, accountId: user.accountId, name: user.name };
  const account = [...world.accounts.keys()].find((id) => rootArnIn(world, id) === arn);
  return account === undefined ? undefined : { arn, accountId: account, name: 'root' };
}
