/**
 * Which types of resource can the ARN of a policy, with its wildcards and variables, be meant for?
 *
 * AWS: Service Authorization Reference, "Resource types defined by …".
 */
import type { CatalogueFacts, ResourceTypeFacts, ServiceFacts } from '../catalogue-facts.ts';
import { memo } from '../memo.ts';
import { actionServices } from './actions.ts';
import type { ArnEntry, Statement } from './document.ts';
import { globOfCatalogue, globOfPolicy, meet, type Glob } from './glob.ts';
import type { Inspection } from './rule.ts';

/** A resource type's ARN, in its fields. Empty: the field must be empty. */
export interface ArnType {
  readonly type: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: Glob;
}

/** An S3 key has 1,024 characters and no ARN has more than 2,048. What is longer is not compared. */
const mostCompared = 2_048;

/** What an ARN can be meant for: types of its service, or else what the services of the actions list for it. */
export function matchingTypes(arn: ArnEntry, facts: CatalogueFacts, check: Inspection): readonly ArnType[] {
  const { types } = memoryOf(check);
  const found = types.get(arn) ?? typesFor(arn, arn.resource, facts, check);
  types.set(arn, found);
  return found;
}

/** Whether there are such types and all are so. */
export function allTypes(
  arn: ArnEntry,
  facts: CatalogueFacts,
  inspection: Inspection,
  test: (type: ArnType) => boolean,
): boolean {
  const types = matchingTypes(arn, facts, inspection);
  return types.length > 0 && types.every(test);
}

interface Memory {
  readonly types: Map<ArnEntry, readonly ArnType[]>;
  readonly services: Map<Statement, readonly ServiceFacts[]>;
}

/** For one check only: by the next, more of the catalogue may be loaded. */
const memories = new WeakMap<Inspection, Memory>();

function memoryOf(check: Inspection): Memory {
  const memory = memories.get(check) ?? { types: new Map(), services: new Map() };
  memories.set(check, memory);
  return memory;
}

/** Whether anything is known about resources of the ARN's service. */
export function hasTypes(arn: ArnEntry, facts: CatalogueFacts, check: Inspection): boolean {
  return typesFor(arn, '*', facts, check).length > 0;
}

function typesFor(
  { service, statement }: ArnEntry,
  resource: string,
  facts: CatalogueFacts,
  check: Inspection,
): readonly ArnType[] {
  const own = facts.service(service);
  const types = own === undefined ? [] : typesOf(own, service, resource);
  if (types.length > 0) return types;
  const { services } = memoryOf(check);
  const others = services.get(statement) ?? actionServices(statement, facts);
  services.set(statement, others);
  return others.flatMap((other) => typesOf(other, service, resource));
}

/** The types of a service whose last field can be the one of this ARN. */
export function typesOf(service: ServiceFacts, arnService: string, resource: string): readonly ArnType[] {
  const { byField, find } = knownTypes.get(service) ?? rememberTypes(service);
  return byField.has(arnService) ? find(`${arnService}:${resource}`) : [];
}

/** Whether all fields of an ARN can be those of a type. */
export function fitsType(fields: readonly string[], type: ArnType): boolean {
  const [, , service = '', region = '', account = ''] = fields;
  const pairs = [
    [service, type.service],
    [region, type.region],
    [account, type.account],
  ] as const;
  return pairs.every(([written, pattern]) => meet(globOfPolicy(written), globOfCatalogue(pattern)));
}

interface TypesOfService {
  /** By the service field of the pattern, which is not always the service that lists it. */
  readonly byField: ReadonlyMap<string, readonly ArnType[]>;
  readonly find: (text: string) => readonly ArnType[];
}

const knownTypes = new WeakMap<ServiceFacts, TypesOfService>();
const mostRemembered = 1_000_000;

function rememberTypes(service: ServiceFacts): TypesOfService {
  const all = [...service.resourceTypes.values()].flatMap((type) => arnTypes(service.prefix, type));
  const byField = new Map<string, ArnType[]>();
  for (const type of all) byField.set(type.service, [...(byField.get(type.service) ?? []), type]);
  const find = memo((text) => {
    const colon = text.indexOf(':');
    const types = byField.get(text.slice(0, colon)) ?? [];
    if (text.length > mostCompared) return types;
    const resource = globOfPolicy(text.slice(colon + 1));
    return types.filter((type) => meet(resource, type.resource));
  }, mostRemembered);
  const found = { byField, find };
  knownTypes.set(service, found);
  return found;
}

function arnTypes(prefix: string, { name, arnPatterns }: ResourceTypeFacts): readonly ArnType[] {
  return arnPatterns.map((pattern) => {
    const [, , service = '', region = '', account = '', ...resource] = pattern.split(':');
    // A pattern for the resources of any service is listed as the service's own.
    const field = service.startsWith('$') ? prefix : service;
    return { type: name, service: field, region, account, resource: globOfCatalogue(resource.join(':')) };
  });
}
