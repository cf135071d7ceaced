/** The rules for a password as a person reads them, with whether it keeps each. */
import { brokenRules, missingKinds, type CharacterKind, type PasswordRule } from '#api/iam/password-rules.ts';

export interface PasswordLine {
  readonly says: string;
  readonly kept: boolean;
}

const kindWords: Readonly<Record<CharacterKind, string>> = {
  uppercase: 'an uppercase letter',
  lowercase: 'a lowercase letter',
  number: 'a number',
  symbol: 'a symbol',
};

export function passwordLines(password: string, rules: readonly PasswordRule[]): readonly PasswordLine[] {
  const broken = new Set(brokenRules(password, rules));
  return rules.map((rule) => ({ says: ruleWords(rule, password), kept: !broken.has(rule) }));
}

function ruleWords(rule: PasswordRule, password: string): string {
  switch (rule.rule) {
    case 'length':
      return `${rule.min} to ${rule.max} characters`;
    case 'character':
      return `Has ${kindWords[rule.kind]}`;
    case 'kinds': {
      const missing = missingKinds(password).map((kind) => kindWords[kind]);
      const rest = missing.length === 0 ? '' : `; it lacks ${missing.join(', ')}`;
      return `${rule.atLeast} of: uppercase letters, lowercase letters, numbers, symbols${rest}`;
    }
    case 'not':
      return `Is not “${rule.text}”`;
  }
}
