/**
 * What the catalogue knows about a condition key as a policy writes it: case does not count, and a key such as
 * `aws:ResourceTag/${TagKey}` has many names.
 *
 * AWS: Service Authorization Reference; IAM User Guide, "AWS global condition context keys".
 */
import type { ActionFacts, CatalogueFacts, ConditionKeyFacts, ServiceFacts } from '../catalogue-facts.ts';

type Keys = ReadonlyMap<string, ConditionKeyFacts>;

/** Keys of these have no service: they come with a SAML assertion, an identity pool or a marketplace catalogue. */
const foreignPrefixes = new Set([
  'saml',
  'catalog',
  'cognito-identity-auth',
  'cognito-identity-unauth',
  'identitycenter',
]);

/** What stands before the colon, in lower case. */
export function keyPrefix(lowerKey: string): string {
  return lowerKey.slice(0, Math.max(lowerKey.indexOf(':'), 0));
}

/** Keys of identity providers: `accounts.google.com:aud`, `saml:sub`. Anyone can set up another. */
export function isForeign(lowerKey: string): boolean {
  const prefix = keyPrefix(lowerKey);
  return prefix.includes('.') || prefix.includes('/') || foreignPrefixes.has(prefix);
}

/** `undefined`: not known, or not loaded. */
export function factsOfKey(facts: CatalogueFacts, lowerKey: string): ConditionKeyFacts | undefined {
  const owner = isForeign(lowerKey) ? 'sts' : keyPrefix(lowerKey);
  return findKey(facts.globalKeys, lowerKey) ?? findKey(facts.service(owner)?.conditionKeys, lowerKey);
}

export function findKey(keys: Keys | undefined, lowerKey: string): ConditionKeyFacts | undefined {
  if (keys === undefined) return undefined;
  const exact = keys.get(lowerKey);
  if (exact !== undefined) return exact;
  return familiesOf(keys).find(({ start }) => lowerKey.length > start.length && lowerKey.startsWith(start))
    ?.fact;
}

/** The family, such as `aws:ResourceTag/${TagKey}`, of which a key is the name without a tag. */
export function familyWithoutTag(keys: Keys | undefined, lowerKey: string): ConditionKeyFacts | undefined {
  if (keys === undefined || keys.has(lowerKey)) return undefined;
  const start = lowerKey.endsWith('/') ? lowerKey : `${lowerKey}/`;
  return familiesOf(keys).find((family) => family.start === start)?.fact;
}

/** Whether requests for an action can carry a key of a service. */
export function supportsKey(service: ServiceFacts, action: ActionFacts, lowerKey: string): boolean {
  const { exact, starts } = supported.get(action) ?? rememberSupported(service, action);
  return exact.has(lowerKey) || starts.some((start) => lowerKey.startsWith(start));
}

interface SupportedKeys {
  readonly exact: ReadonlySet<string>;
  readonly starts: readonly string[];
}

const supported = new WeakMap<ActionFacts, SupportedKeys>();

function rememberSupported(service: ServiceFacts, action: ActionFacts): SupportedKeys {
  const ofTypes = action.resourceTypes.flatMap(
    ({ type }) => service.resourceTypes.get(type)?.conditionKeys ?? [],
  );
  const keys = [...new Set([...action.conditionKeys, ...ofTypes])].map((key) => key.toLowerCase());
  const starts = keys.filter((key) => holeIn(key) >= 0).map((key) => key.slice(0, holeIn(key)));
  const found = { exact: new Set(keys), starts };
  supported.set(action, found);
  return found;
}

interface Family {
  /** What stands before the variable part, in lower case. */
  readonly start: string;
  readonly fact: ConditionKeyFacts;
}

const families = new WeakMap<Keys, readonly Family[]>();

function familiesOf(keys: Keys): readonly Family[] {
  const known = families.get(keys);
  if (known !== undefined) return known;
  const found = [...keys].flatMap(([lower, fact]) => {
    const hole = holeIn(lower);
    return hole < 0 ? [] : [{ start: lower.slice(0, hole), fact }];
  });
  families.set(keys, found);
  return found;
}

function holeIn(key: string): number {
  return key.search(/\$\{|</);
}
