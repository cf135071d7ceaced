/**
 * Entries of Resource and NotResource: `*` or an ARN pattern; variables live behind the fifth colon only.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Resource", "Variables and tags". A request without a resource
 * of its own is made on `*`, which only a lone `*` covers.
 */
import { compileArnPattern } from './arn-pattern.ts';
import { pattern, type Pattern } from './pattern.ts';
import { parseTemplate, parseWildcards } from './template.ts';

export function compileResourcePattern(written: string, variables: boolean): Pattern {
  if (written === '*') return { written, matches: () => true };
  const behind = behindFifthColon(written);
  const front = parseWildcards(written.slice(0, behind));
  const resource = parseTemplate(written.slice(behind), { wildcards: true, variables });
  return pattern(written, [...front, ...resource], compileArnPattern);
}

function behindFifthColon(text: string): number {
  let at = 0;
  for (let colons = 0; colons < 5; colons++) {
    const colon = text.indexOf(':', at);
    if (colon < 0) return text.length;
    at = colon + 1;
  }
  return at;
}
