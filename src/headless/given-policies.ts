/**
 * The policies of a case: documents as JSON objects (or as their text), named by where they stand.
 *
 * Not here: the request of a case (cases.ts), what the documents say (policy/).
 */
import type { ApplicablePolicies, Level, PolicySource } from '#authorize/authorization-request.ts';
import { described, isAbsent, readFields, readList, readText, Unreadable, type Fields } from './reading.ts';

/** Layers that are absent or empty do not exist, but for a level of the organization without policies. */
export function readPolicies(fields: Fields, path: string): ApplicablePolicies {
  const documents = (field: string) => readDocuments(fields[field], path, field);
  const levels = (field: string) => readLevels(fields[field], path, field);
  return {
    identityPolicies: documents('identityPolicies') ?? [],
    ...optional('resourcePolicy', readResourcePolicy(fields, path)),
    ...optional('permissionsBoundaries', documents('permissionsBoundaries')),
    ...optional('sessionPolicies', documents('sessionPolicies')),
    ...optional('endpointPolicies', documents('endpointPolicies')),
    ...optional('serviceControlPolicies', levels('scps')),
    ...optional('resourceControlPolicies', levels('rcps')),
    ...optional('managementAccountIds', readManagementAccounts(fields, path)),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [k in K]: V });
}

function readResourcePolicy({ resourcePolicy }: Fields, path: string): PolicySource | undefined {
  return isAbsent(resourcePolicy) ? undefined : readDocument(resourcePolicy, path, 'resourcePolicy');
}

function readManagementAccounts({ organization }: Fields, path: string): readonly string[] | undefined {
  if (isAbsent(organization)) return undefined;
  const { managementAccountId } = readFields(organization, `${path}.organization`);
  if (isAbsent(managementAccountId)) return undefined;
  return [readText(managementAccountId, `${path}.organization.managementAccountId`)];
}

function readDocuments(value: unknown, path: string, name: string): readonly PolicySource[] | undefined {
  if (isAbsent(value)) return undefined;
  const list = readList(value, `${path}.${name}`);
  return list.length === 0 ? undefined : numbered(list, path, name);
}

function readLevels(value: unknown, path: string, name: string): readonly Level[] | undefined {
  if (isAbsent(value)) return undefined;
  const levels = readList(value, `${path}.${name}`);
  if (levels.length === 0) return undefined;
  return levels.map((level, index) => {
    const id = `${name}[${index}]`;
    return {
      via: { kind: 'given', id, name: id },
      policies: numbered(readList(level, `${path}.${id}`), path, id),
    };
  });
}

function numbered(list: readonly unknown[], path: string, name: string): readonly PolicySource[] {
  return list.map((document, index) => readDocument(document, path, `${name}[${index}]`));
}

function readDocument(value: unknown, path: string, name: string): PolicySource {
  return {
    policy: { kind: 'given', name },
    document: documentText(value, `${path}.${name}`),
    reachedThrough: [],
  };
}

function documentText(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  throw new Unreadable(path, `expected a policy document, found ${described(value)}`);
}
