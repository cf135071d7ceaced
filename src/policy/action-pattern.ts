/**
 * Entries of Action and NotAction: `*`, or `service:Name` with wildcards in the name.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Action". Case is ignored; the service prefix is never a pattern;
 * variables are plain text here.
 */
import type { Pattern } from './pattern.ts';
import { parseWildcards } from './template.ts';
import { compilePattern } from './wildcard.ts';

/** The text given to `matches` is the request's action in lower case. */
export function compileActionPattern(written: string): Pattern {
  if (written === '*') return { written, matches: () => true };
  const lower = written.toLowerCase();
  const colon = lower.indexOf(':');
  const prefix = lower.slice(0, colon + 1);
  if (colon < 0 || /[*?]/.test(prefix)) return { written, matches: () => false };
  if (!/[*?]/.test(lower)) return { written, matches: (action) => action === lower };
  const name = compilePattern(parseWildcards(lower.slice(colon + 1)));
  return { written, matches: (action) => action.startsWith(prefix) && name(action.slice(prefix.length)) };
}
