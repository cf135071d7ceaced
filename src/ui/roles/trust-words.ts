/**
 * Who may assume a role, in words, read from its trust policy.
 *
 * Not here: whom it names (trust-party.ts), its conditions (condition-words.ts), whether a request is let in (authorize/).
 */
import type { Role } from '#account/role.ts';
import type { World } from '#account/world.ts';
import { conditionWords } from './condition-words.ts';
import { compileActionPattern } from '#policy/action-pattern.ts';
import { partyOf, type Home, type Party } from './trust-party.ts';
import { trustStatements, type TrustStatement } from './trust-policy.ts';

export interface TrustSentence {
  readonly effect: 'Allow' | 'Deny';
  readonly parties: readonly Party[];
  /** `may assume it and pass session tags`. */
  readonly act: string;
  /** All of them have to hold. */
  readonly conditions: readonly string[];
}

/** One a statement; `undefined` while the text is no JSON. */
export function trustSentences(home: Home, text: string): readonly TrustSentence[] | undefined {
  return trustStatements(text)?.map((statement) => ({
    effect: statement.effect,
    parties: statement.principals.map(([key, name]) => partyOf(home, key, name)),
    act: actWords(statement),
    conditions: statement.conditions.map(conditionWords),
  }));
}

const acts: ReadonlyMap<string, string> = new Map([
  ['sts:assumerole', 'assume it'],
  ['sts:assumerolewithsaml', 'assume it with a SAML assertion'],
  ['sts:assumerolewithwebidentity', 'assume it with a token'],
  ['sts:tagsession', 'pass session tags'],
  ['sts:setsourceidentity', 'set a source identity'],
  ['sts:setcontext', 'pass context'],
]);

function actWords({ effect, actions, isAllBut }: TrustStatement): string {
  const words = actions.map((action) => acts.get(action.toLowerCase()) ?? action);
  if (isAllBut) return `${effect === 'Deny' ? 'may never' : 'may'} do anything but ${joined(words, 'and')}`;
  return `${effect === 'Deny' ? 'may never' : 'may'} ${joined(words, effect === 'Deny' ? 'or' : 'and')}`;
}

/** `a`, `a and b`, `a, b and c`. */
function joined(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words[0] ?? 'do nothing';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** For a list: the names of all who are let in by some statement. */
export function trustedNames(world: World, role: Role): readonly string[] {
  const statements = trustStatements(role.assumeRolePolicyDocument) ?? [];
  const names = statements
    .filter((statement) => statement.effect === 'Allow' && letsAssume(statement))
    .flatMap(({ principals }) =>
      principals.map(([key, name]) => partyOf({ world, accountId: role.accountId }, key, name).short),
    );
  return [...new Set(names)];
}

const assuming = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'];

/** Some statements only let those who are let in elsewhere pass tags. */
function letsAssume({ actions, isAllBut }: TrustStatement): boolean {
  const patterns = actions.map(compileActionPattern);
  const named = assuming.filter((action) => patterns.some(({ matches }) => matches(action, new Map())));
  return isAllBut ? named.length < assuming.length : named.length > 0;
}
