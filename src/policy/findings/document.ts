/**
 * A policy as the findings read it: each value with its place in the text, each statement with its parts in lists.
 *
 * Tolerant: a value of the wrong type is an item, but stands in no list; structure.ts reports it.
 * Not here: what a statement matches (compile.ts).
 */
import type { Node } from 'jsonc-parser';
import { findOperator, parseOperatorName, type OperatorName } from '../condition.ts';
import type { Operator } from '../condition-operator.ts';
import type { JsonPath } from '../position.ts';
import { arnFields, type ArnFields } from './arn.ts';

export type ItemKind = 'text' | 'number' | 'boolean' | 'null' | 'list' | 'object';

/** A part of a text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** One JSON value of the document. */
export interface Item {
  readonly path: JsonPath;
  readonly kind: ItemKind;
  /** The text, or a number or boolean as text. */
  readonly text: string;
  /** Entries of a list, properties of an object. */
  readonly items: readonly Item[];
  /** Of the property whose value this is; empty for an entry of a list. */
  readonly name: string;
  /** In the policy text. */
  readonly at: Span;
  readonly nameAt: Span | undefined;
}

/** An action of a statement. */
export interface Entry {
  readonly statement: Statement;
  readonly item: Item;
  readonly text: string;
}

/** A resource of a statement; its fields make no sense when it is no ARN. */
export interface ArnEntry extends Entry, ArnFields {}

export interface PrincipalName {
  readonly statement: Statement;
  /** `AWS`, `Service` …, as written. */
  readonly key: string;
  readonly item: Item;
  readonly text: string;
}

/** One key under one operator of a Condition block. */
export interface ConditionTest {
  readonly statement: Statement;
  /** Its name is the operator as written. */
  readonly operator: Item;
  readonly name: OperatorName;
  /** Absent for an operator that AWS does not have. */
  readonly meaning: Operator | undefined;
  /** Its name is the condition key as written. */
  readonly key: Item;
  readonly lowerKey: string;
  /** Texts, numbers and booleans. */
  readonly values: readonly Item[];
}

export interface Statement {
  readonly item: Item;
  readonly element: (name: string) => Item | undefined;
  readonly effect: string | undefined;
  /** Of Action and NotAction. */
  readonly actions: readonly Entry[];
  /** Of Resource and NotResource. */
  readonly resources: readonly ArnEntry[];
  /** Of Principal and NotPrincipal, without a bare `*`. */
  readonly principals: readonly PrincipalName[];
  readonly tests: readonly ConditionTest[];
}

export interface PolicyDocument {
  readonly text: string;
  readonly root: Item;
  readonly statements: readonly Statement[];
  /** Of all statements. */
  readonly actions: readonly Entry[];
  /** Whether `${…}` is alive: AWS reads an absent Version as 2008-10-17. */
  readonly variables: boolean;
}

export function readDocument(text: string, node: Node): PolicyDocument {
  const root = readItem(node, [], undefined);
  const written = propertyOf(root, 'Statement');
  const statements = written === undefined ? [] : written.kind === 'list' ? written.items : [written];
  const read = statements.filter(({ kind }) => kind === 'object').map(readStatement);
  return {
    text,
    root,
    statements: read,
    actions: read.flatMap(({ actions }) => actions),
    variables: propertyOf(root, 'Version')?.text === '2012-10-17',
  };
}

const kinds: Readonly<Record<string, ItemKind>> = { string: 'text', array: 'list' };

function readItem(node: Node, path: JsonPath, name: Node | undefined): Item {
  const kind = kinds[node.type] ?? (node.type as ItemKind);
  return {
    path,
    kind,
    text: kind === 'list' || kind === 'object' || kind === 'null' ? '' : String(node.value),
    items: node.children === undefined ? none : readChildren(node.children, path),
    name: name === undefined ? '' : String(name.value),
    at: node,
    nameAt: name,
  };
}

const none: readonly Item[] = [];

function readChildren(children: readonly Node[], path: JsonPath): readonly Item[] {
  const items: Item[] = [];
  for (const [i, child] of children.entries()) {
    const [name, value] = child.children ?? [];
    if (child.type !== 'property') items.push(readItem(child, [...path, i], undefined));
    else if (name && value) items.push(readItem(value, [...path, String(name.value)], name));
  }
  return items;
}

export function propertyOf(item: Item, name: string): Item | undefined {
  return item.kind === 'object' ? item.items.find((property) => property.name === name) : undefined;
}

function readStatement(item: Item): Statement {
  const element = (name: string) => propertyOf(item, name);
  const both = (positive: string, negative: string) =>
    [element(positive), element(negative)].flatMap((found) => found ?? []);
  const entries = (elements: readonly Item[]): readonly Entry[] =>
    elements.flatMap(textsOf).map((entry) => ({ statement, item: entry, text: entry.text }));
  const statement = { item, element, effect: element('Effect')?.text } as Writable<Statement>;
  statement.actions = entries(both('Action', 'NotAction'));
  statement.resources = entries(both('Resource', 'NotResource')).map((entry) => ({
    ...entry,
    ...arnFields(entry.text),
  }));
  statement.principals = both('Principal', 'NotPrincipal').flatMap((map) => namesOf(statement, map));
  statement.tests = testsOf(statement, element('Condition'));
  return statement;
}

/** Its parts point back to it, so it is filled after it exists. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One text as a list of one. */
export function textsOf(item: Item): readonly Item[] {
  return item.kind === 'text' ? [item] : listOf(item).filter(({ kind }) => kind === 'text');
}

function listOf(item: Item): readonly Item[] {
  return item.kind === 'list' ? item.items : [];
}

function namesOf(statement: Statement, map: Item): readonly PrincipalName[] {
  if (map.kind !== 'object') return [];
  return map.items.flatMap((names) =>
    textsOf(names).map((item) => ({ statement, key: names.name, item, text: item.text })),
  );
}

function testsOf(statement: Statement, block: Item | undefined): readonly ConditionTest[] {
  if (block?.kind !== 'object') return [];
  return block.items.flatMap((operator) => {
    if (operator.kind !== 'object') return [];
    const name = parseOperatorName(operator.name);
    const meaning = findOperator(name);
    return operator.items.map((key) => ({
      statement,
      operator,
      name,
      meaning,
      key,
      lowerKey: key.name.toLowerCase(),
      values: (key.kind === 'list' ? key.items : [key]).filter(isScalar),
    }));
  });
}

export function isScalar({ kind }: Item): boolean {
  return kind === 'text' || kind === 'number' || kind === 'boolean';
}
