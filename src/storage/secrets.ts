/**
 * What never leaves the browser in a link or a file, unless the person asks for it.
 *
 * The records stay, without anything that would let somebody use them.
 */
import type { OutboundFederation } from '#account/outbound-federation.ts';
import type { SigningKey } from '#account/signing-key.ts';
import { kinds, type Kind, type Records, type World } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';

/**
 * Of each kind the secret fields, with what stands in their place; `undefined` leaves the field out, a function works it
 * out from the value.
 */
export type SecretFields = { readonly [K in Kind]?: Readonly<Record<string, unknown>> };

function withoutPrivateKey(key: SigningKey): SigningKey {
  const { privateKey, ...rest } = key;
  return privateKey === undefined ? key : rest;
}

function withoutPrivateKeys(federation: OutboundFederation | undefined): OutboundFederation | undefined {
  const isPublic = federation?.signingKeys.every(({ privateKey }) => privateKey === undefined) ?? true;
  if (federation === undefined || isPublic) return federation;
  return { ...federation, signingKeys: federation.signingKeys.map(withoutPrivateKey) };
}

/** Access key ids, certificates and public keys open nothing. */
const secretFields: SecretFields = {
  accounts: { outboundFederation: withoutPrivateKeys },
  accessKeys: { secret: undefined },
  sessions: { secret: undefined, token: undefined },
  loginProfiles: { password: undefined, former: [] },
  mfaDevices: { seed: undefined },
  directories: { signingKey: withoutPrivateKey },
  issuers: { signingKey: withoutPrivateKey },
};

/** Kinds whose key is the secret itself: whoever knows a sign-in token enters with it. */
const secretKinds: readonly Kind[] = ['signinTokens'];

/** What becomes of secrets on the way out. */
export type Secrets = 'left out' | 'kept';

/** The same scenario without secret fields; the very same when there are none. */
export function withoutSecrets(scenario: Scenario, fields = secretFields): Scenario {
  const cleared = kinds.flatMap((kind) => {
    const isSecretKind = secretKinds.includes(kind) && scenario.world[kind].size > 0;
    const records = isSecretKind ? new Map() : withoutFields(scenario.world[kind], fields[kind] ?? {});
    return records === scenario.world[kind] ? [] : [[kind, records]];
  });
  if (cleared.length === 0) return scenario;
  return { ...scenario, world: { ...scenario.world, ...Object.fromEntries(cleared) } as World };
}

type RecordsOfAKind = ReadonlyMap<string, Records[Kind]>;

function withoutFields(records: RecordsOfAKind, fields: Readonly<Record<string, unknown>>): RecordsOfAKind {
  const names = Object.keys(fields);
  const holdsSecret = (record: object): boolean => names.some((name) => isSecret(record, name, fields[name]));
  if (![...records.values()].some(holdsSecret)) return records;
  const clear = (record: Records[Kind]): Records[Kind] => {
    const cleared = names.map((name) => [name, inItsPlace(record, name, fields[name])] as const);
    const entries = Object.entries<unknown>({ ...record, ...Object.fromEntries<unknown>(cleared) });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as unknown as Records[Kind];
  };
  return new Map([...records].map(([key, record]) => [key, holdsSecret(record) ? clear(record) : record]));
}

function isSecret(record: object, name: string, replacement: unknown): boolean {
  if (!(name in record)) return false;
  return typeof replacement !== 'function' || inItsPlace(record, name, replacement) !== valueIn(record, name);
}

function inItsPlace(record: object, name: string, replacement: unknown): unknown {
  if (typeof replacement !== 'function') return replacement;
  return (replacement as (value: unknown) => unknown)(valueIn(record, name));
}

function valueIn(record: object, name: string): unknown {
  return (record as Readonly<Record<string, unknown>>)[name];
}
