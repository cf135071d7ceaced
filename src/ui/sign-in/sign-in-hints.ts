/**
 * What the playground knows and AWS does not tell: why the name or the password did not hold, who can sign in at all.
 *
 * Not here: whether they hold (api/signin/).
 */
import { type Account } from '#account/account.ts';
import { rootArnIn, type AccountId } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { accountNamed, holderNamed, type Holder } from '#api/signin/signing-in.ts';
import type { Who } from '#machines/sign-in.machine.ts';

/** Whether both are the same user or root of this world. */
export function isSameWho(world: World, one: Who | undefined, other: Who): boolean {
  const arn = one && holderOf(world, one)?.arn;
  return arn !== undefined && arn === holderOf(world, other)?.arn;
}

function holderOf(world: World, who: Who): Holder | undefined {
  return holderNamed(
    world,
    who.kind === 'root' ? { Email: who.email } : { Account: who.account, UserName: who.userName },
  );
}

/** As long as an address may be, without the longest ending there is here. */
const longestDomain = 30;

/** An address for root of an account, of a domain that is nobody's, and that no other account has. */
export function madeUpAddress({ accounts }: World, { id, name }: Account): string {
  const words = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const domain = words.slice(0, longestDomain).replace(/^-|-$/g, '');
  const email = `root@${domain === '' ? id : domain}.example.com`;
  const isTaken = [...accounts.values()].some((other) => other.email?.toLowerCase() === email);
  return isTaken ? `root@${[domain, id].join('-').replace(/^-/, '')}.example.com` : email;
}

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
  | {
      readonly kind: 'noPassword';
      readonly accountId: AccountId;
      readonly name: string;
      /** There was one, which did not come along with this world. */
      readonly isLost: boolean;
    };

/** Why sign-in with a name failed. */
export function hintFor(world: World, who: Who): Hint {
  if (who.kind === 'root') {
    const root = holderOf(world, who);
    return root === undefined ? { kind: 'noAddress' } : passwordHint(world, root);
  }
  const accountId = accountNamed(world, who.account);
  if (accountId === undefined) return { kind: 'noAccount' };
  const user = holderOf(world, who);
  return user === undefined ? { kind: 'noUser', accountId } : passwordHint(world, user);
}

function passwordHint({ loginProfiles }: World, { arn, accountId, name }: Holder): Hint {
  const profile = loginProfiles.get(arn);
  return profile?.password === undefined
    ? { kind: 'noPassword', accountId, name, isLost: profile !== undefined }
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
      : [
          {
            who: { kind: 'root', email },
            name: 'root',
            hasPassword: hasPassword(rootArnIn(world, accountId)),
          },
        ];
  return [...root, ...users.slice(0, most)];
}
