/**
 * The Principal and NotPrincipal elements: who is named, sorted by what the name means.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal". `"*"` and `{"AWS":"*"}` are the same; an account
 * may be written as twelve digits or as its root ARN.
 * Not here: which caller a name fits (authorize/naming.ts).
 */

export const principalKeys = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

export interface PrincipalElement {
  /** `*` is among the names. */
  readonly everyone: boolean;
  /** Accounts by their twelve digits; the value is the entry as written. */
  readonly accounts: ReadonlyMap<string, string>;
  /** ARNs and unique ids of users, roles and sessions. */
  readonly identities: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly federated: ReadonlySet<string>;
}

/** `undefined` when the value has not the form of a Principal element. */
export function parsePrincipalElement(value: unknown): PrincipalElement | undefined {
  if (value === '*') return { ...nobody(), everyone: true };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const named = new Map<string, readonly string[]>();
  for (const [key, entries] of Object.entries(value)) {
    const texts = textList(entries);
    if (texts === undefined || !isPrincipalKey(key)) return undefined;
    named.set(key, texts);
  }
  const aws = named.get('AWS') ?? [];
  return {
    everyone: aws.includes('*'),
    accounts: new Map(aws.flatMap((entry) => accountEntry(entry))),
    identities: new Set(aws.filter((entry) => accountOf(entry) === undefined)),
    services: new Set(named.get('Service')),
    federated: new Set(named.get('Federated')),
  };
}

function nobody(): PrincipalElement {
  const none = new Set<string>();
  return { everyone: false, accounts: new Map(), identities: none, services: none, federated: none };
}

function isPrincipalKey(key: string): boolean {
  return (principalKeys as readonly string[]).includes(key);
}

function accountEntry(entry: string): [string, string][] {
  const account = accountOf(entry);
  return account === undefined ? [] : [[account, entry]];
}

/** The account that `111122223333` or `arn:aws:iam::111122223333:root` stands for. */
function accountOf(entry: string): string | undefined {
  const found = /^(\d{12})$|^arn:[^:]+:iam::(\d{12}):root$/.exec(entry);
  return found?.[1] ?? found?.[2];
}

/** A list of texts, or one text as a list of one. */
export function textList(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  return isList ? (value as readonly string[]) : undefined;
}
