/**
 * The Principal and NotPrincipal elements: who is named.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal". `"*"` and `{"AWS":"*"}` are the same.
 * Not here: which caller a name fits, and as what (authorize/naming.ts).
 */

export const principalKeys = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

export type PrincipalKey = (typeof principalKeys)[number];

export interface PrincipalElement {
  /** `*` is among the AWS names. */
  readonly everyone: boolean;
  /** As written. AWS: accounts, users, roles and sessions, by ARN, account id or unique id. */
  readonly names: Readonly<Record<PrincipalKey, ReadonlySet<string>>>;
}

/** `undefined` when the value has not the form of a Principal element. */
export function parsePrincipalElement(value: unknown): PrincipalElement | undefined {
  if (value === '*') return principalElement({ AWS: ['*'] });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).map(([key, names]) => [key, textList(names)] as const);
  const isWellFormed = entries.every(([key, names]) => names !== undefined && isPrincipalKey(key));
  return isWellFormed ? principalElement(Object.fromEntries(entries)) : undefined;
}

function principalElement(
  listed: Readonly<Partial<Record<PrincipalKey, readonly string[]>>>,
): PrincipalElement {
  const names = Object.fromEntries(
    principalKeys.map((key) => [key, new Set(listed[key]?.filter((name) => name !== '*'))]),
  ) as Record<PrincipalKey, Set<string>>;
  return { everyone: listed.AWS?.includes('*') ?? false, names };
}

function isPrincipalKey(key: string): boolean {
  return (principalKeys as readonly string[]).includes(key);
}

/** A list of texts, or one text as a list of one. */
export function textList(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  return isList ? value : undefined;
}
