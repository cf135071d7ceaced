/**
 * Amazon Resource Names: `arn:partition:service:region:account:resource`.
 *
 * AWS: IAM User Guide, "Identify AWS resources with ARNs". The resource part may hold colons itself.
 * Not here: patterns with wildcards (policy/arn-pattern.ts).
 */
import type { Partition } from './region.ts';

/** An ARN as text, e.g. `arn:aws:iam::111122223333:user/alice`. */
export type ArnText = string;

/** Twelve digits. */
export type AccountId = string;

export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Splits at the first five colons; `undefined` when the text is no ARN. */
export function parseArn(text: ArnText): Arn | undefined {
  const [prefix, partition, service, region, account, ...rest] = text.split(':');
  if (prefix !== 'arn' || account === undefined || rest.length === 0) return undefined;
  return {
    partition: partition ?? '',
    service: service ?? '',
    region: region ?? '',
    account,
    resource: rest.join(':'),
  };
}

/** The inverse of {@link parseArn}. */
export function formatArn(arn: Arn): ArnText {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`;
}

/** ARN of the root user of an account, which also stands for the whole account in a Principal element. */
export function rootArn(accountId: AccountId, partition = 'aws'): ArnText {
  return `arn:${partition}:iam::${accountId}:root`;
}

/** As much of a world as tells where its accounts live. */
interface Accounts {
  readonly accounts: ReadonlyMap<AccountId, { readonly partition?: Partition }>;
}

/** The partition of the ARNs of all that this account has. */
export function partitionIn({ accounts }: Accounts, accountId: AccountId): Partition {
  return accounts.get(accountId)?.partition ?? 'aws';
}

/** ARN of the root user of an account, in its partition. */
export function rootArnIn(world: Accounts, accountId: AccountId): ArnText {
  return rootArn(accountId, partitionIn(world, accountId));
}

/** The same thing as it would be named in another partition. */
export function inPartition(arn: ArnText, partition: string): ArnText {
  return arn.replace(/^arn:[^:]*:/, `arn:${partition}:`);
}

/** What stands behind `arn:` in the ARN of something that is there. */
export function partitionOfArn(arn: ArnText): string {
  return parseArn(arn)?.partition ?? 'aws';
}

/** Whether an ARN is that of an account's root user. */
export function isRootArn(arn: string): boolean {
  const parsed = parseArn(arn);
  return parsed?.service === 'iam' && parsed.resource === 'root';
}

/** ARN of an IAM entity; `path` begins and ends with a slash (`/` for none). {@link partitionIn} knows the account's partition. */
export function iamArn(
  accountId: AccountId,
  type: 'user' | 'group' | 'role' | 'policy',
  path: string,
  name: string,
  partition = 'aws',
): ArnText {
  return `arn:${partition}:iam::${accountId}:${type}${path}${name}`;
}
