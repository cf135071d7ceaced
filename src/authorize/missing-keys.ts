/** Condition keys that statements about this request asked for and the request did not have. */
import type { Decision, StatementTrace } from './decision.ts';

/** As the policies spell them, each once (case ignored), in the order in which they were met. */
export function missingKeys({ steps }: Decision): readonly string[] {
  const statements = steps.flatMap(({ policies }) => policies.flatMap((policy) => policy.statements));
  const missing = new Map<string, string>();
  for (const key of statements.filter(speaksOfRequest).flatMap(missingIn)) {
    if (!missing.has(key.toLowerCase())) missing.set(key.toLowerCase(), key);
  }
  return [...missing.values()];
}

/** All but its conditions hold: a key would make a difference. */
function speaksOfRequest({ checks }: StatementTrace): boolean {
  return checks.every(({ element, holds }) => element === 'Condition' || holds);
}

function missingIn({ checks }: StatementTrace): readonly string[] {
  return checks.flatMap(({ because }) =>
    because.kind === 'condition' && because.missing === 'key' ? [because.key] : [],
  );
}
