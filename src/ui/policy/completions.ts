/**
 * What can be typed at a place in a policy text: elements, effects, actions, resources, operators, keys, variables.
 *
 * AWS: IAM User Guide, "Grammar of the IAM JSON policy language". Pure; the editor only shows the list.
 * Not here: which texts are right (policy/findings/).
 */
import type { ConditionKeyFacts, CatalogueFacts } from '#policy/catalogue-facts.ts';
import { operators } from '#policy/condition-operator.ts';
import { parsePolicy } from '#policy/parse.ts';
import type { PolicyType } from '#policy/policy-type.ts';
import type { JsonPath } from '#policy/position.ts';
import { isActionPlace, openVariable, placeAt, shape, type Place } from './place.ts';

export interface Completion {
  readonly label: string;
  /** Second voice: access level, type of a key, kind of a thing. */
  readonly detail?: string;
  /** What is put in, if not the label. */
  readonly insert?: string;
  /** Parts of the label that answer to what is typed: from, to. */
  readonly ranges?: readonly (readonly [number, number])[];
}

export interface CompletionList {
  /** Offset from which the chosen completion replaces the text, up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
  /** The options answer to what is typed, best first; they are not to be filtered again. */
  readonly ranked?: true;
}

/** What the surroundings know. Each function gets what is typed so far. */
export interface CompletionContext {
  readonly type: PolicyType;
  /** Actions of all services that match, best first. */
  readonly actions: (typed: string) => readonly Completion[];
  /** ARNs of the world's things. */
  readonly resources: () => readonly Completion[];
  /** ARNs and names that a Principal element can hold. */
  readonly principals: () => readonly Completion[];
  readonly facts?: CatalogueFacts;
}

/** `undefined` where nothing can be proposed. */
export function completionsAt(
  text: string,
  offset: number,
  context: CompletionContext,
): CompletionList | undefined {
  const place = placeAt(text, offset);
  if (place === undefined) return undefined;
  const variable = openVariable(place);
  const options = variable === undefined ? optionsAt(place, context) : variables(place, context.facts);
  if (options === undefined || options.length === 0) return undefined;
  const replaced = { from: variable ?? place.from, to: variable === undefined ? place.to : offset };
  return { ...replaced, options, ...(isActionPlace(place) ? { ranked: true } : {}) };
}

const policyElements = ['Version', 'Id', 'Statement'];
const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

const withoutElements: Readonly<Record<PolicyType, readonly string[]>> = {
  identity: ['Principal', 'NotPrincipal'],
  permissionsBoundary: ['Principal', 'NotPrincipal'],
  session: ['Principal', 'NotPrincipal'],
  serviceControl: ['Principal', 'NotPrincipal'],
  resourceControl: ['NotPrincipal', 'NotAction'],
  trust: ['NotPrincipal', 'Resource', 'NotResource'],
  resource: [],
  vpcEndpoint: [],
};

const principalKinds = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
const setPrefixes = ['ForAllValues:', 'ForAnyValue:'];

type Source = (place: Place, context: CompletionContext) => readonly Completion[];

/** By the path below the statement, without its index: names on the left, values on the right. */
const sources: readonly { readonly at: RegExp; readonly key: boolean; readonly source: Source }[] = [
  { at: /^[^/]*$/, key: true, source: (place) => unused(policyElements, place) },
  { at: /^Version$/, key: false, source: () => plain(['2012-10-17', '2008-10-17']) },
  { at: /^Statement\/[^/]*$/, key: true, source: elements },
  { at: /^Statement\/Effect$/, key: false, source: (_, { type }) => plain(effects(type)) },
  { at: /^Statement\/(Not)?Action$/, key: false, source: (place, { actions }) => actions(place.typed) },
  {
    at: /^Statement\/(Not)?Resource$/,
    key: false,
    source: (_, context) => [...everything, ...context.resources()],
  },
  { at: /^Statement\/(Not)?Principal\/[^/]*$/, key: true, source: (place) => unused(principalKinds, place) },
  {
    at: /^Statement\/(Not)?Principal(\/\w+)?$/,
    key: false,
    source: (_, context) => [...everything, ...context.principals()],
  },
  { at: /^Statement\/Condition\/[^/]*$/, key: true, source: ({ typed }) => operatorNames(typed) },
  { at: /^Statement\/Condition\/[^/]+\/.*$/, key: true, source: conditionKeys },
  { at: /^Statement\/Condition\/[^/]+\/.+$/, key: false, source: conditionValues },
];

const everything: readonly Completion[] = [{ label: '*', detail: 'everything' }];

function optionsAt(place: Place, context: CompletionContext): readonly Completion[] | undefined {
  const path = shape(place.path);
  return sources.find(({ at, key }) => key === place.isKey && at.test(path))?.source(place, context);
}

function plain(labels: readonly string[]): Completion[] {
  return labels.map((label) => ({ label }));
}

function effects(type: PolicyType): string[] {
  return type === 'resourceControl' ? ['Deny'] : ['Allow', 'Deny'];
}

function elements(place: Place, { type }: CompletionContext): readonly Completion[] {
  return unused(statementElements, place).filter(({ label }) => !withoutElements[type].includes(label));
}

/** Names that the object does not have yet; the one being typed stays. */
function unused(names: readonly string[], { text, path, typed }: Place): Completion[] {
  const { locateKey } = parsePolicy(text);
  return plain(
    names.filter((name) => name === typed || locateKey([...path.slice(0, -1), name]) === undefined),
  );
}

/** Suffix and set prefixes are proposed once the person is on the way to them. */
function operatorNames(typed: string): Completion[] {
  const prefix = setPrefixes.find((each) => typed.startsWith(each)) ?? '';
  const names = [...operators.keys()].filter((name) => prefix === '' || name !== 'Null');
  const base = typed.slice(prefix.length);
  const ifExists = names.includes(base) && base !== 'Null' ? [`${base}IfExists`] : [];
  const prefixes = prefix === '' ? setPrefixes : [];
  return plain([...names, ...ifExists].map((name) => prefix + name).concat(prefixes));
}

/** Keys that the statement's actions know, then the global ones. */
function conditionKeys({ text, path }: Place, { facts }: CompletionContext): Completion[] {
  if (facts === undefined) return [];
  const service = servicesOf(text, path).flatMap((prefix) => [
    ...(facts.service(prefix)?.conditionKeys.values() ?? []),
  ]);
  const all = [...service, ...facts.globalKeys.values()];
  return [...new Map(all.map((key) => [key.key.toLowerCase(), key])).values()].map(keyCompletion);
}

/** A variable part is left for the person to fill in. */
function keyCompletion({ key, type }: ConditionKeyFacts): Completion {
  const variable = key.indexOf('${');
  return { label: key, detail: type, ...(variable < 0 ? {} : { insert: key.slice(0, variable) }) };
}

/** Prefixes of the actions in the statement of this path, also while the text is not whole. */
function servicesOf(text: string, path: JsonPath): string[] {
  const statement = path.slice(0, typeof path[1] === 'number' ? 2 : 1);
  const { locate } = parsePolicy(text);
  const prefixes = ['Action', 'NotAction'].flatMap((element) => {
    const range = locate([...statement, element]);
    const written = range ? text.slice(range.start.offset, range.end.offset) : '';
    return [...written.matchAll(/"([\w-]+):/g)].map(([, prefix = '']) => prefix.toLowerCase());
  });
  return [...new Set(prefixes)];
}

function conditionValues({ path }: Place): Completion[] {
  return /^(ForA\w+:)?(Bool|Null)(IfExists)?$/.test(String(path.at(-2))) ? plain(['true', 'false']) : [];
}

function variables({ to, text }: Place, facts: CatalogueFacts | undefined): Completion[] {
  const closed = text.slice(0, to).endsWith('}');
  const keys = [...(facts?.globalKeys.values() ?? [])].filter(({ type }) => !type.startsWith('ArrayOf'));
  return keys.map(({ key, type }) => {
    const variable = key.indexOf('${');
    const name = variable < 0 ? key : key.slice(0, variable);
    return {
      label: `\${${name}}`,
      detail: type,
      ...(variable < 0 && !closed ? {} : { insert: `\${${name}` }),
    };
  });
}
