/** Which account the caller of a request belongs to, and how AWS writes its number. */
import type { Account } from '#account/account.ts';
import type { AccountId } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import type { Description } from '#authorize/description.ts';

/** The account of the caller; the only one of the world while the caller is unknown or belongs to none. */
export function accountOfRequest(world: World, description: Description): Account | undefined {
  const principal = description.ready ? description.request.principal : undefined;
  const id = principal && 'accountId' in principal ? principal.accountId : undefined;
  if (id !== undefined) return world.accounts.get(id) ?? { id, name: 'outside this world' };
  const [only, ...more] = world.accounts.values();
  return more.length === 0 ? only : undefined;
}

/** `1111-2222-3333`, as the console groups it. */
export function groupedAccountId(id: AccountId): string {
  return id.replace(/(?<=^(?:\d{4})+)(?=\d)/g, '-');
}
