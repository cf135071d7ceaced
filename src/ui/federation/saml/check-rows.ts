/** AWS's checks as rows of a list, the trust policy last: which passed, which failed and what to do about it. */
import type { Answer } from '#api/call.ts';
import type { CheckResult } from '#api/federation/saml-checks.ts';
import { checkWords, trustCheck } from './saml-words.ts';

export interface CheckRow {
  readonly name: string;
  readonly state: CheckResult['state'];
  readonly says?: string;
}

export function checkRows(checks: readonly CheckResult[], answer: Answer): readonly CheckRow[] {
  const rows = checks.map(({ id, state }) => row(checkWords[id], state));
  return [...rows, row(trustCheck, trustState(answer))];
}

function row({ name, remedy }: { readonly name: string; readonly remedy: string }, state: CheckRow['state']) {
  return { name, state, ...(state === 'failed' && { says: remedy }) };
}

/** Not asked before a role is chosen. */
function trustState({ decisions }: Answer): CheckRow['state'] {
  if (decisions.length === 0) return 'notReached';
  return decisions.every(({ decision }) => decision.verdict === 'Allowed') ? 'passed' : 'failed';
}
