/**
 * How long the text of an identity policy may be. White space is free.
 *
 * AWS: IAM User Guide, "IAM and AWS STS quotas", "IAM and STS character limits". All inline policies of a user, group or
 * role share one limit.
 */
import { countedSize } from '#account/policy-size.ts';
import type { Account } from '#account/account.ts';
import type { InlinePolicy } from '#account/identity.ts';
import { limitExceeded, type AwsError } from '../aws-error.ts';
import { exceeded, quotaOf } from '../quotas.ts';

/** AWS's error for a managed policy that is too long. */
export function managedPolicyTooLong(account: Account | undefined, text: string): AwsError | undefined {
  return exceeded(account, 'PolicySize', countedSize(text));
}

const inlineQuotas = { user: 'UserPolicySize', group: 'GroupPolicySize', role: 'RolePolicySize' } as const;

/** AWS's error when the inline policies of this user, group or role are too long together. */
export function inlinePoliciesTooLong(
  account: Account | undefined,
  type: keyof typeof inlineQuotas,
  holderName: string,
  policies: readonly InlinePolicy[],
): AwsError | undefined {
  const quota = quotaOf(account, inlineQuotas[type]);
  const size = policies.reduce((sum, { document }) => sum + countedSize(document), 0);
  return size > quota
    ? limitExceeded(`Maximum policy size of ${quota} bytes exceeded for ${type} ${holderName}`)
    : undefined;
}
