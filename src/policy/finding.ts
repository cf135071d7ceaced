/**
 * What is wrong with a policy text, in the words of IAM Access Analyzer's policy validation.
 *
 * Not here: the checks themselves (findings/), JSON that cannot be read at all (parse.ts).
 */
import type { JsonPath, Range } from './position.ts';

export type FindingType = 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION';

export interface FindingLocation {
  readonly path: JsonPath;
  readonly range: Range;
}

export interface Finding {
  readonly type: FindingType;
  /** AWS's issue code, e.g. `INVALID_ACTION`. */
  readonly code: string;
  /** One or two sentences: what is wrong and what to do. Holds text of the document: never to be used as HTML. */
  readonly message: string;
  /** At least one. */
  readonly locations: readonly FindingLocation[];
  /** AWS does not save a policy with this; without it AWS saves the policy and part of it does not work. */
  readonly refused?: true;
}
