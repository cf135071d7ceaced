/**
 * A policy text taken apart as AWS does it first: JSON, known elements, each with values of the right type.
 *
 * AWS: IAM User Guide, "Grammar of the IAM JSON policy language".
 * Not here: what the values say (policy-text.ts, policy-legacy.ts).
 */
import { findOperator, parseOperatorName } from '#policy/condition.ts';
import { parsePolicy } from '#policy/parse.ts';

export type Texts = string | readonly string[];
export type ConditionValues = Scalar | readonly Scalar[];
type Scalar = string | number | boolean;

export interface ReadStatement {
  readonly Sid?: string;
  readonly Effect: string;
  /** Identity policies may not have one; what stands in it does not matter. */
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: Texts;
  readonly NotAction?: Texts;
  readonly Resource?: Texts;
  readonly NotResource?: Texts;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValues>>>>;
}

export interface ReadPolicy {
  readonly version?: string;
  readonly statements: readonly ReadStatement[];
}

/** `undefined` for what AWS calls syntax errors. */
export function readStatements(text: string): ReadPolicy | undefined {
  const { value, problems } = parsePolicy(text);
  if (problems.length > 0 || !isObject(value) || !fits(value, policyElements)) return undefined;
  const { Version: version, Statement: statement } = value;
  const statements = Array.isArray(statement) ? (statement as readonly unknown[]) : [statement];
  if (statements.length === 0 || !statements.every(isStatement)) return undefined;
  return { statements, ...(typeof version === 'string' && { version }) };
}

export function textsOf(texts: Texts | undefined): readonly string[] {
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isAnything: Test = () => true;
const isTexts: Test = (value) => isText(value) || (Array.isArray(value) && value.every(isText));
const isScalar: Test = (value) => ['string', 'number', 'boolean'].includes(typeof value);
const isValues: Test = (value) => isScalar(value) || (Array.isArray(value) && value.every(isScalar));

const policyElements: ReadonlyMap<string, Test> = new Map([
  ['Version', (value: unknown) => value === '2012-10-17' || value === '2008-10-17'],
  ['Id', isText],
  ['Statement', isAnything],
]);

const statementElements: ReadonlyMap<string, Test> = new Map([
  ['Sid', isText],
  ['Effect', isText],
  ['Principal', isAnything],
  ['NotPrincipal', isAnything],
  ['Action', isTexts],
  ['NotAction', isTexts],
  ['Resource', isTexts],
  ['NotResource', isTexts],
  ['Condition', isCondition],
]);

const opposites = [
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const;

function isStatement(value: unknown): value is ReadStatement {
  if (!isObject(value) || !fits(value, statementElements) || value['Effect'] === undefined) return false;
  return opposites.every(([one, other]) => value[one] === undefined || value[other] === undefined);
}

/** An operator that AWS does not know is an error only once it tests a key. */
function isCondition(value: unknown): boolean {
  if (!isObject(value)) return false;
  return Object.entries(value).every(([operator, tests]) => {
    if (!isObject(tests)) return false;
    const values = Object.values(tests);
    return values.length === 0 || (isOperator(operator) && values.every(isValues));
  });
}

function isOperator(text: string): boolean {
  return findOperator(parseOperatorName(text)) !== undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Elements that are not in the table are errors. */
function fits(value: Readonly<Record<string, unknown>>, elements: ReadonlyMap<string, Test>): boolean {
  return Object.entries(value).every(([name, element]) => elements.get(name)?.(element) === true);
}
