/**
 * Another limit for an account, within what AWS would grant. No call of AWS does that: there a quota is raised on request.
 *
 * A lower one than AWS's makes a lesson of a limit that nobody would reach by hand.
 */
import type { AccountId } from '#account/arn.ts';
import { put, type World } from '#account/world.ts';
import { quotas, type Quota, type QuotaName } from '#api/quotas.ts';

/** The largest that AWS has. */
export function mostOf(name: QuotaName): number {
  const { most, usual }: Quota = quotas[name];
  return Math.max(most ?? usual, usual);
}

/** What a typed limit is; words for one that cannot be. */
export function limitOf(name: QuotaName, typed: string): number | string {
  const text = typed.trim();
  if (!/^\d{1,6}$/.test(text) || Number(text) > mostOf(name)) {
    return `From 0 to ${mostOf(name).toLocaleString('en')}`;
  }
  return Number(text);
}

/** `undefined` goes back to AWS's default. */
export function withQuota(
  world: World,
  accountId: AccountId,
  name: QuotaName,
  limit: number | undefined,
): World {
  const { quotas: before = {}, ...account } = world.accounts.get(accountId) ?? {
    id: accountId,
    name: accountId,
  };
  const others = Object.entries(before).filter(([other]) => other !== name);
  const changes = limit === undefined || limit === quotas[name].usual ? [] : [[name, limit] as const];
  const entries = [...others, ...changes];
  return put(world, 'accounts', {
    ...account,
    ...(entries.length > 0 && { quotas: Object.fromEntries(entries) }),
  });
}
