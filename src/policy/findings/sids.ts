/**
 * Errors of Sids. Services other than IAM and Organizations may allow more in them.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Sid".
 */
import type { Item, Statement } from './document.ts';
import { each, hit, hitAll, quote, refused, type FindingRule, type Grammar, type Hit } from './rule.ts';

const strict: readonly Grammar[] = ['identity', 'trust', 'serviceControl', 'resourceControl'];

export const sids: readonly FindingRule[] = [
  {
    code: 'UNIQUE_SIDS_REQUIRED',
    ...refused,
    in: strict,
    find: ({ document }) => repeatedSids(document.statements),
  },
  {
    code: 'UNSUPPORTED_SID',
    ...refused,
    in: strict,
    find: ({ document }) =>
      each(document.statements, ({ element }) => {
        const sid = element('Sid');
        return sid?.kind === 'text' && /[^A-Za-z0-9]/.test(sid.text)
          ? hit(
              `The Sid ${quote(sid.text)} may hold only A-Z, a-z and 0-9. Remove the other characters.`,
              sid,
            )
          : undefined;
      }),
  },
];

/** One finding for a Sid, at each statement that repeats it. */
function repeatedSids(statements: readonly Statement[]): readonly Hit[] {
  const seen = new Set<string>();
  const repeated = new Map<string, Item[]>();
  for (const { element } of statements) {
    const sid = element('Sid');
    if (sid?.kind !== 'text' || sid.text === '') continue;
    if (!seen.has(sid.text)) seen.add(sid.text);
    else
      repeated
        .set(sid.text, repeated.get(sid.text) ?? [])
        .get(sid.text)
        ?.push(sid);
  }
  return [...repeated].map(([text, later]) =>
    hitAll(`The Sid ${quote(text)} stands more than once. Rename it.`, later),
  );
}
