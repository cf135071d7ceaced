/**
 * Compiles a policy text once: every statement becomes a set of tests that a request can be held against.
 *
 * Tolerant: a statement that AWS would refuse is kept as broken, with what is wrong, and never applies.
 * Not here: reading JSON (parse.ts), telling a person what to mend (findings/).
 */
import { compileActionPattern } from './action-pattern.ts';
import { compileCondition, type Condition } from './condition.ts';
import type { Unevaluable } from './condition-reason.ts';
import { memo } from './memo.ts';
import { mostCharacters, parsePolicy } from './parse.ts';
import type { Pattern } from './pattern.ts';
import type { PolicyType } from './policy-type.ts';
import type { JsonPath } from './position.ts';
import { parsePrincipalElement, textList, type PrincipalElement } from './principal-element.ts';
import { compileResourcePattern } from './resource-pattern.ts';

/** Identity grammar: the holder is the principal. Resource grammar: the statement names it. */
export type Grammar = 'identity' | 'resource';

export interface CompiledPolicy {
  /** Why there are no statements. */
  readonly unreadable?: string;
  readonly statements: readonly CompiledStatement[];
}

export interface CompiledStatement {
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principal?: CompiledPrincipal;
  readonly action?: PatternList<'Action' | 'NotAction'>;
  /** Absent in a resource-based policy that speaks of its own resource. */
  readonly resource?: PatternList<'Resource' | 'NotResource'>;
  readonly conditions: readonly Condition[];
  /** Not empty: the statement never applies. */
  readonly broken: readonly Broken[];
}

export interface CompiledPrincipal {
  readonly element: 'Principal' | 'NotPrincipal';
  readonly who: PrincipalElement;
  readonly at: JsonPath;
}

export interface PatternList<Element extends string> {
  readonly element: Element;
  /** NotAction, NotResource: holds when no pattern matches. */
  readonly negated: boolean;
  readonly patterns: readonly Pattern[];
  readonly at: JsonPath;
}

export interface Broken {
  readonly element: StatementElement;
  readonly problem: Unevaluable;
  readonly value: string;
  readonly at: JsonPath;
}

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
] as const;

type StatementElement = Exclude<(typeof statementElements)[number], 'Sid'>;

type Fields = Readonly<Record<string, unknown>>;

export function grammarOf(type: PolicyType): Grammar {
  return type === 'resource' || type === 'trust' || type === 'resourceControl' || type === 'vpcEndpoint'
    ? 'resource'
    : 'identity';
}

const compiled: Readonly<Record<Grammar, (text: string) => CompiledPolicy>> = {
  identity: memo((text) => compile(text, 'identity'), mostCharacters),
  resource: memo((text) => compile(text, 'resource'), mostCharacters),
};

/** Cached by text. Never throws. */
export function compilePolicy(text: string, grammar: Grammar): CompiledPolicy {
  return compiled[grammar](text);
}

function compile(text: string, grammar: Grammar): CompiledPolicy {
  const parsed = parsePolicy(text);
  const { value } = parsed;
  if (value === undefined) {
    return { statements: [], unreadable: parsed.problems[0]?.message ?? 'The text is not JSON.' };
  }
  if (!isFields(value)) return { statements: [], unreadable: 'A policy is a JSON object with a Statement.' };
  const variables = value['Version'] === '2012-10-17';
  const statement = value['Statement'];
  const isList = Array.isArray(statement);
  const list = isList ? (statement as readonly unknown[]) : statement === undefined ? [] : [statement];
  return {
    statements: list.map((fields, index) =>
      compileStatement(fields, index, isList ? ['Statement', index] : ['Statement'], grammar, variables),
    ),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compileStatement(
  value: unknown,
  index: number,
  at: JsonPath,
  grammar: Grammar,
  variables: boolean,
): CompiledStatement {
  if (!isFields(value)) {
    const broken: Broken = { element: 'Effect', problem: 'wrongType', value: kindOf(value), at };
    return { index, effect: 'Deny', conditions: [], broken: [broken] };
  }
  const statement = new StatementReader(value, at);
  const principal = statement.principal(grammar);
  const action = statement.list('Action', 'NotAction', compileActionPattern, true);
  const compileResource = (text: string) => compileResourcePattern(text, variables);
  const resource = statement.list('Resource', 'NotResource', compileResource, grammar === 'identity');
  const sid = value['Sid'];
  return {
    index,
    ...(typeof sid === 'string' ? { sid } : {}),
    effect: statement.effect(),
    ...(principal === undefined ? {} : { principal }),
    ...(action === undefined ? {} : { action }),
    ...(resource === undefined ? {} : { resource }),
    conditions: statement.conditions(variables),
    broken: statement.broken(),
  };
}

/** Reads the elements of one statement and collects what is wrong with them. */
class StatementReader {
  readonly #fields: Fields;
  readonly #at: JsonPath;
  readonly #broken: Broken[] = [];

  constructor(fields: Fields, at: JsonPath) {
    this.#fields = fields;
    this.#at = at;
  }

  broken(): readonly Broken[] {
    for (const name of Object.keys(this.#fields)) {
      if (!(statementElements as readonly string[]).includes(name)) {
        this.#report('Effect', 'unknownElement', name, [...this.#at, name]);
      }
    }
    const sid = this.#fields['Sid'];
    if (sid !== undefined && typeof sid !== 'string')
      this.#report('Effect', 'wrongType', kindOf(sid), [...this.#at, 'Sid']);
    return this.#broken;
  }

  effect(): 'Allow' | 'Deny' {
    const effect = this.#fields['Effect'];
    if (effect === 'Allow' || effect === 'Deny') return effect;
    if (effect === undefined) this.#report('Effect', 'missingElement', '', this.#at);
    else this.#report('Effect', 'unknownEffect', shown(effect), [...this.#at, 'Effect']);
    return 'Deny';
  }

  principal(grammar: Grammar): CompiledPrincipal | undefined {
    const element = this.#oneOf('Principal', 'NotPrincipal', grammar === 'resource');
    if (element === undefined) return undefined;
    const at = [...this.#at, element];
    if (grammar === 'identity') this.#report(element, 'conflictingElements', element, at);
    const who = parsePrincipalElement(this.#fields[element]);
    if (who === undefined) this.#report(element, 'wrongType', kindOf(this.#fields[element]), at);
    return who && { element, who, at };
  }

  list<Positive extends StatementElement, Negative extends StatementElement>(
    positive: Positive,
    negative: Negative,
    compilePattern: (text: string) => Pattern,
    required: boolean,
  ): PatternList<Positive | Negative> | undefined {
    const element = this.#oneOf(positive, negative, required);
    if (element === undefined) return undefined;
    const at = [...this.#at, element];
    const texts = textList(this.#fields[element]);
    if (texts === undefined) this.#report(element, 'wrongType', kindOf(this.#fields[element]), at);
    return texts && { element, negated: element === negative, patterns: texts.map(compilePattern), at };
  }

  conditions(variables: boolean): readonly Condition[] {
    const block = this.#fields['Condition'];
    if (block === undefined) return [];
    const at = [...this.#at, 'Condition'];
    return this.#entries(block, at).flatMap(([operator, keys]) =>
      this.#entries(keys, [...at, operator]).flatMap(([key, values]) =>
        this.#condition(operator, key, values, [...at, operator, key], variables),
      ),
    );
  }

  #condition(operator: string, key: string, values: unknown, at: JsonPath, variables: boolean): Condition[] {
    const texts = scalarList(values);
    if (texts === undefined) {
      this.#report('Condition', 'wrongType', kindOf(values), at);
      return [];
    }
    const condition = compileCondition(operator, key, texts, at, variables);
    if (condition === undefined) this.#report('Condition', 'unknownOperator', operator, at);
    return condition === undefined ? [] : [condition];
  }

  #entries(value: unknown, at: JsonPath): [string, unknown][] {
    if (isFields(value)) return Object.entries(value);
    this.#report('Condition', 'wrongType', kindOf(value), at);
    return [];
  }

  #oneOf<Positive extends StatementElement, Negative extends StatementElement>(
    positive: Positive,
    negative: Negative,
    required: boolean,
  ): Positive | Negative | undefined {
    const has = (name: string) => this.#fields[name] !== undefined;
    if (has(positive) && has(negative))
      this.#report(negative, 'conflictingElements', positive, [...this.#at, negative]);
    if (required && !has(positive) && !has(negative)) this.#report(positive, 'missingElement', '', this.#at);
    return has(positive) ? positive : has(negative) ? negative : undefined;
  }

  #report(element: StatementElement, problem: Unevaluable, value: string, at: JsonPath): void {
    this.#broken.push({ element, problem, value, at });
  }
}

/** Values of a condition key: texts, numbers and booleans, one or a list. */
function scalarList(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const scalars = list.every((entry) => ['string', 'number', 'boolean'].includes(typeof entry));
  return scalars ? list.map(String) : undefined;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : kindOf(value);
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
