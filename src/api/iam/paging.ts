/**
 * Long answers in pages: MaxItems and Marker in, IsTruncated and Marker out.
 *
 * AWS: IAM API Reference, "Marker", "MaxItems" of the list actions: 100 unless told; IsTruncated always.
 */
import { validationError, type AwsError } from '../aws-error.ts';
import type { Response } from '../call.ts';

interface Page {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

const usual = 100;

/** One page of entries under the name AWS gives their list; only the entries of the page are shown. */
export function paged<T>(
  name: string,
  entries: readonly T[],
  { Marker, MaxItems = usual }: Page,
  show: (entry: T) => unknown,
): Response | AwsError {
  const start = Marker === undefined ? 0 : placeOf(Marker);
  if (start === undefined) return validationError(`Invalid Marker: ${Marker ?? ''}`);
  const end = start + MaxItems;
  const isTruncated = end < entries.length;
  return {
    [name]: entries.slice(start, end).map(show),
    IsTruncated: isTruncated,
    ...(isTruncated && { Marker: String(end) }),
  };
}

/** Markers are opaque to clients; ours say how many entries came before. */
function placeOf(marker: string): number | undefined {
  const digits = /^\d{1,9}$/.exec(marker)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
