/**
 * A world that can be shown around: account ids, names and unique ids replaced, the same everywhere.
 *
 * What is allowed stays, apart from patterns that cut a word in two, which are told. Tags, resources' own names and
 * addresses stay as they are; left out are the history, since its texts are made from names, and who signs in from outside.
 */
import { policyKey } from '#account/policy-ref.ts';
import { isServiceLinkedRoleArn } from '#account/role.ts';
import { emptyWorld, kinds, type Kind, type Records, type World } from '#account/world.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import {
  meeting,
  newAccountId,
  newOrganizationPart,
  newUniqueId,
  newWord,
  renaming,
  unchanged,
  type Renaming,
} from './redact-renaming.ts';
import { anyText, documentText, nameText, pathText, valueOf, type Renamings } from './redact-text.ts';
import { keyIn } from './scenario-json.ts';

/** What is replaced. */
export interface Redaction {
  readonly accountIds: boolean;
  /** Users, groups, roles, policies, their paths, names of accounts and units; descriptions are left out. */
  readonly names: boolean;
  /** AIDA…, AROA… and the like, and the ids of an organization. */
  readonly uniqueIds: boolean;
  readonly accessKeyIds: boolean;
}

export interface Redacted {
  readonly world: World;
  /** Patterns of names that cut a word in two, as they were: they may match something else now. */
  readonly cutting: readonly string[];
}

/** The same for the same world, in whatever order its records were made. */
export function redact(world: World, choice: Redaction): Redacted {
  const met = { accountId: new Set<string>(), word: new Set<string>(), uniqueId: new Set<string>() };
  const metLater = { accessKeyId: new Set<string>(), organizationPart: new Set<string>() };
  const names = new Set<string>();
  const meet = (chosen: boolean, originals: Set<string>): Renaming =>
    chosen ? meeting(originals) : unchanged;
  const first: Renamings = {
    accountId: meet(choice.accountIds, met.accountId),
    word: meet(choice.names, met.word),
    uniqueId: meet(choice.uniqueIds, met.uniqueId),
    accessKeyId: meet(choice.accessKeyIds, metLater.accessKeyId),
    organizationPart: meet(choice.uniqueIds, metLater.organizationPart),
    names,
    cutting: new Set(),
    renamed: new Map(),
  };
  renamedWorld(world, first, choice);
  const second: Renamings = {
    accountId: renaming(met.accountId, newAccountId),
    word: renaming(met.word, newWord),
    uniqueId: renaming(met.uniqueId, newUniqueId),
    accessKeyId: renaming(metLater.accessKeyId, newUniqueId),
    organizationPart: renaming(metLater.organizationPart, newOrganizationPart),
    names,
    cutting: new Set(),
    renamed: new Map(),
  };
  const renamed = renamedWorld(world, second, choice);
  return { world: renamed, cutting: choice.names ? [...first.cutting].sort() : [] };
}

const leftOut: ReadonlySet<Kind> = new Set([
  'events',
  'jobs',
  'directories',
  'issuers',
  'identityPools',
  'poolIdentities',
  'signinTokens',
]);

function renamedWorld(world: World, renamings: Renamings, choice: Redaction): World {
  const kept = kinds.filter((kind) => !leftOut.has(kind));
  const all = kept.map((kind) => [kind, renamedRecords(kind, world[kind], renamings, choice)]);
  return { ...emptyWorld, ...Object.fromEntries(all) } as World;
}

function renamedRecords(
  kind: Kind,
  records: ReadonlyMap<string, Records[Kind]>,
  renamings: Renamings,
  choice: Redaction,
): ReadonlyMap<string, Records[Kind]> {
  const renamed = [...records.values()].map((record) => renamedRecord(kind, record, renamings, choice));
  return new Map(renamed.map((record) => [keyIn(kind, record), record]));
}

function renamedRecord(
  kind: Kind,
  record: Records[Kind],
  renamings: Renamings,
  choice: Redaction,
): Records[Kind] {
  if (isOfAws(record)) return record;
  if ('outboundFederation' in record) {
    // Its issuer is the account's own for ever, and tells who it is.
    const { outboundFederation: _, ...account } = record;
    return renamedRecord(kind, account, renamings, choice);
  }
  const rules = rulesOf(kind, record, choice);
  const renamed = renamedObject(
    record as unknown as JsonObject,
    rules,
    renamings,
  ) as unknown as Records[Kind];
  return kind === 'drafts' ? withOwnKey(renamed as Records['drafts']) : renamed;
}

function isOfAws(record: Records[Kind]): boolean {
  return 'accountId' in record && record.accountId === 'aws';
}

function withOwnKey(draft: Records['drafts']): Records['drafts'] {
  return { ...draft, id: policyKey(draft.policy) };
}

type Rule = (text: string, renamings: Renamings) => string | undefined;

type Rules = Readonly<Record<string, Rule>>;

const same: Rule = (text) => text;

/** AWS's own words, which a user may be called like. */
const ofAws: Rules = {
  action: same,
  service: same,
  operation: same,
  type: same,
  status: same,
  region: same,
  kind: same,
  url: same,
};

const documents: Rules = {
  document: documentText,
  assumeRolePolicyDocument: documentText,
  policy: documentText,
  text: documentText,
};

const names: Rules = {
  name: nameText,
  alias: nameText,
  email: nameText,
  userName: nameText,
  sourceIdentity: nameText,
  path: pathText,
  description: () => undefined,
  // Who issued them stands in them, in ways that cannot be replaced.
  metadataDocument: () => 'redacted',
  body: () => 'redacted',
  chain: () => 'redacted',
};

function rulesOf(kind: Kind, record: Records[Kind], choice: Redaction): Rules {
  if (!choice.names) return { ...ofAws, ...documents };
  const keepsName =
    kind === 'resources' ||
    ('awsManaged' in record && record.awsManaged) ||
    ('arn' in record && isServiceLinkedRoleArn(record.arn));
  return { ...ofAws, ...documents, ...names, ...(keepsName && { name: anyText }) };
}

function renamedObject(object: JsonObject, rules: Rules, renamings: Renamings): JsonObject {
  const entries = Object.entries(object).flatMap(([key, value]) => {
    const renamed = renamedValue(key, value, rules, renamings);
    return renamed === undefined ? [] : [[key, renamed] as const];
  });
  return Object.fromEntries(entries);
}

function renamedValue(key: string, value: unknown, rules: Rules, renamings: Renamings): unknown {
  if (typeof value === 'string') {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    return rule === undefined ? valueOf(key, value, renamings) : rule(value, renamings);
  }
  if (Array.isArray(value)) return value.map((each) => renamedValue(key, each, rules, renamings));
  if (!isJsonObject(value)) return value;
  // Tags and context keys may be called like our fields.
  return renamedObject(value, key === 'tags' || key === 'overrides' ? {} : rules, renamings);
}
