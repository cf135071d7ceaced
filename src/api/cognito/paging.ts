/** Long lists of identity pools' API in pages: MaxResults and NextToken in, NextToken out where there is more. */
import type { AwsError } from '../aws-error.ts';
import type { Response } from '../call.ts';
import { invalidParameter } from './cognito-error.ts';

interface Page {
  readonly MaxResults: number;
  readonly NextToken?: string;
}

/** One page of entries under the name AWS gives their list. Tokens are opaque; ours say how many entries came before. */
export function paged<T>(
  name: string,
  entries: readonly T[],
  { MaxResults, NextToken = '0' }: Page,
  show: (entry: T) => unknown,
): Response | AwsError {
  if (!/^\d{1,9}$/.test(NextToken)) return invalidParameter('Invalid NextToken');
  const start = Number(NextToken);
  const end = start + MaxResults;
  return {
    [name]: entries.slice(start, end).map(show),
    ...(end < entries.length && { NextToken: String(end) }),
  };
}
