/**
 * What the playground knows and AWS does not tell: why the name or the password did not hold, who can sign in at all.
 *
 * Not here: whether they hold (api/signin/).
 */
import type { AccountId } from '#account/arn.ts';
import { rootArn } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { accountNamed, holderNamed } from '#api/signin/signing-in.ts';
import type { Who } from '#machines/sign-in.machine.ts';

/** Somebody who can be typed into the first page. */
export interface Known {
  readonly who: Who;
  readonly name: string;
  /** Whether this world holds a password of theirs. */
  readonly hasPassword: boolean;
}

export type Hint =
  | { readonly kind: 'noAccount' }
  | { readonly kind: 'noAddress' }
  | { readonly kind: 'wrongPassword' }
  | { readonly kind: 'noUser'; readonly accountId: AccountId }
  | { readonly kind: 'noPassword'; readonly name: string; readonly isLost: boolean };

/** Why sign-in with a name failed. */
export function hintFor(world: World, who: Who): Hint {
  if (who.kind === 'root') {
    const root = holderNamed(world, { Email: who.email });
    return root === undefined ? { kind: 'noAddress' } : passwordHint(world, root.arn, 'root');
  }
  const accountId = accountNamed(world, who.account);
  if (accountId === undefined) return { kind: 'noAccount' };
  const user = holderNamed(world, { Account: who.account, UserName: who.userName });
  return user === undefined ? { kind: 'noUser', accountId } : passwordHint(world, user.arn, user.name);
}

function passwordHint({ loginProfiles }: World, holder: string, name: string): Hint {
  const profile = loginProfiles.get(holder);
  return profile?.password === undefined
    ? { kind: 'noPassword', name, isLost: profile !== undefined }
    : { kind: 'wrongPassword' };
}

/** Those of an account who can sign in, or could: root first, then those with a password. */
export function knownIn(world: World, accountId: AccountId, most: number): readonly Known[] {
  const { email, alias } = world.accounts.get(accountId) ?? {};
  const hasPassword = (holder: string): boolean => world.loginProfiles.get(holder)?.password !== undefined;
  const users = [...world.users.values()]
    .filter((user) => user.accountId === accountId)
    .map(({ arn, name }): Known => ({
      who: { kind: 'user', account: alias ?? accountId, userName: name },
      name,
      hasPassword: hasPassword(arn),
    }))
    .sort((a, b) => Number(b.hasPassword) - Number(a.hasPassword));
  const root: readonly Known[] =
    email === undefined
      ? []
      : [{ who: { kind: 'root', email }, name: 'root', hasPassword: hasPassword(rootArn(accountId)) }];
  return [...root, ...users.slice(0, most)];
}
