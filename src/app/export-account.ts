/**
 * An account leaves as `aws iam get-account-authorization-details` prints it: a file for AWS's tools and those around them.
 *
 * AWS: CLI User Guide, "Setting the AWS CLI output format"; the CLI prints policy documents as objects, times with an
 * offset, four spaces deep. Not here: what AWS says of each entity (api/iam/authorization-details.ts).
 */
import type { AccountId } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { authorizationDetails } from '#api/iam/authorization-details.ts';

/** `now` (ISO 8601) stands in for times that the world does not know. */
export function exportAccount(
  world: World,
  accountId: AccountId,
  now: string,
): { readonly name: string; readonly content: Blob } {
  const text = JSON.stringify(authorizationDetails(world, accountId, now), asPrinted, 4);
  return {
    name: `account-${accountId}.json`,
    content: new Blob([`${text}\n`], { type: 'application/json' }),
  };
}

const documents: ReadonlySet<string> = new Set(['Document', 'PolicyDocument', 'AssumeRolePolicyDocument']);
const times: ReadonlySet<string> = new Set(['CreateDate', 'UpdateDate', 'LastUsedDate']);

function asPrinted(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (documents.has(key)) return parsed(value);
  return times.has(key) ? value.replace(/Z$/, '+00:00') : value;
}

/** A text that AWS would not have taken stays a text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
