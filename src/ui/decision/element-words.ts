/**
 * One row for each element of a statement: what the statement says, what the request has, and whether they match.
 *
 * Not here: where the element stands in the text (ui/policy/).
 */
import type { Check, ConditionReason, Element, Naming, Reason, Unevaluable } from '#authorize/decision.ts';
import type { JsonPath } from '#policy/position.ts';

/** A piece of text. `strong`: the part that matched. `gap`: what the request lacks. `words`: ours, not the text's. */
export interface Piece {
  readonly text: string;
  readonly as?: 'strong' | 'gap' | 'words';
}

export interface ElementRow {
  readonly element: Check['element'];
  /** `unknown`: the request lacks what the statement asks for, or the element cannot be evaluated. */
  readonly mark: 'holds' | 'fails' | 'unknown';
  readonly says: readonly Piece[];
  readonly has: readonly Piece[];
}

/** `document` is the policy as JSON, `undefined` when its text is not at hand; `caller` a name for the caller. */
export function elementRow(check: Check, document: unknown, caller: string): ElementRow {
  const value = valueAt(document, check.at);
  return {
    element: check.element,
    mark: markOf(check),
    says: says(check.because, value),
    has: (has as HasWords)[check.because.kind](check.because, check, caller),
  };
}

function markOf({ holds, because }: Check): ElementRow['mark'] {
  if (holds) return 'holds';
  const lacks =
    because.kind === 'condition' && because.missing !== undefined && !/^Null$/.test(because.operator);
  return lacks || because.kind === 'unevaluable' ? 'unknown' : 'fails';
}

function valueAt(document: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    document,
  );
}

/** More entries than this are counted, not shown. */
const mostEntries = 4;

function says(because: Reason, value: unknown): readonly Piece[] {
  if (because.kind === 'condition') return conditionSays(because, value);
  if (because.kind === 'attachedResource') return [{ text: 'no Resource element', as: 'words' }];
  // The path of an element that is not there leads to the statement as a whole.
  if (because.kind === 'unevaluable' && because.problem === 'missingElement') return [];
  const hit = because.kind === 'covered' ? because.index : -1;
  const entries = entriesOf(value);
  if (entries.length === 0) return because.kind === 'covered' ? [{ text: because.by, as: 'strong' }] : [];
  const shown = entries
    .map((text, index) => ({ text, index }))
    .filter(({ index }) => index < mostEntries || index === hit);
  const pieces = shown.flatMap(({ text, index }, place): Piece[] => [
    ...(place > 0 ? [{ text: ', ' }] : []),
    index === hit || isNamed(because, text) ? { text, as: 'strong' } : { text },
  ]);
  const more = entries.length - shown.length;
  return more > 0 ? [...pieces, { text: ` and ${more} more`, as: 'words' }] : pieces;
}

function isNamed(because: Reason, text: string): boolean {
  return because.kind === 'named' && (text === because.by || text.endsWith(` ${because.by}`));
}

function entriesOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return [plain(value)];
  return Object.entries(value).flatMap(([kind, names]) => entriesOf(names).map((name) => `${kind} ${name}`));
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function conditionSays({ key, operator, matched }: ConditionReason, value: unknown): readonly Piece[] {
  const texts = entriesOf(value);
  const hit = matched === undefined ? -1 : texts.indexOf(matched.written);
  const shown = texts
    .map((text, index) => ({ text, index }))
    .filter(({ index }) => index < mostEntries || index === hit);
  const more = texts.length - shown.length;
  return [
    { text: `${key} ` },
    { text: operator, as: 'strong' },
    { text: ` ${shown.map(({ text }) => `"${text}"`).join(', ')}` },
    ...(more > 0 ? [{ text: ` and ${more} more`, as: 'words' } as const] : []),
    ...(matched?.resolved === undefined ? [] : [{ text: ` → "${matched.resolved}"`, as: 'words' } as const]),
  ];
}

type ReasonOf<K extends Reason['kind']> = Extract<Reason, { readonly kind: K }>;
type HasWords = {
  readonly [K in Reason['kind']]: (because: Reason, check: Check, caller: string) => Piece[];
};

/** What the request has, for every kind of reason. */
const has: {
  readonly [K in Reason['kind']]: (because: ReasonOf<K>, check: Check, caller: string) => Piece[];
} = {
  covered: ({ value }) => [{ text: shortArn(value) }],
  notCovered: ({ value }) => [{ text: shortArn(value) }],
  attachedResource: ({ value }) => [
    { text: shortArn(value) },
    { text: ', to which the policy is attached', as: 'words' },
  ],
  named: ({ by, naming }, _, caller) => [
    { text: caller },
    { text: by === '*' ? ', as everyone' : `, ${namingWords[naming]}`, as: 'words' },
  ],
  notNamed: (_, __, caller) => [{ text: caller }, { text: ', not named here', as: 'words' }],
  excepted: (_, __, caller) => [{ text: caller }, { text: ', who is excepted', as: 'words' }],
  notExcepted: ({ missing }, _, caller) => [
    { text: caller },
    { text: notExceptedWords(missing), as: 'words' },
  ],
  carriesBoundary: (_, __, caller) => [
    { text: caller },
    { text: ', who has a permissions boundary, which NotPrincipal always reaches', as: 'words' },
  ],
  condition: conditionHas,
  unevaluable: ({ problem, value }, { element }) => [
    { text: unevaluableWords[problem](value, element), as: 'gap' },
  ],
};

export const namingWords = {
  direct: 'named directly',
  limited: 'named by its role or user',
  account: 'named by its account',
} as const satisfies Record<Naming, string>;

function notExceptedWords(missing: readonly string[]): string {
  return missing.length === 0
    ? ', not excepted'
    : `, not excepted: ${missing.join(' and ')} would have to be listed too`;
}

/** Why an element cannot be evaluated, as a person would say it. `value` is the text or kind of value in question. */
export const unevaluableWords = {
  unknownOperator: (value) => `${value} is no condition operator`,
  wrongType: (value, element) => `${value} is the wrong kind of value for ${element}`,
  missingElement: (_, element) => `${element} is missing`,
  conflictingElements: (value, element) =>
    value === element
      ? `${element} has no place in this kind of policy`
      : `${element} and ${value} exclude each other`,
  unknownEffect: (value) => `${value} is neither Allow nor Deny`,
  unknownElement: (value) => `${value} is no element of a statement`,
} as const satisfies Record<Unevaluable, (value: string, element: Element) => string>;

function conditionHas({ actual, missing, malformed, operator }: ConditionReason, { holds }: Check): Piece[] {
  const bad =
    malformed === undefined
      ? []
      : [{ text: `; ${malformed.join(', ')} can never match`, as: 'words' } as const];
  if (missing === 'key') return [{ text: 'key missing', as: 'gap' }, ...withoutKey(operator, holds), ...bad];
  const value = { text: actual === undefined ? '' : [actual].flat().join(', ') };
  const variable = { text: '; a variable of the policy has no value', as: 'gap' } as const;
  return [value, ...(missing === 'variable' ? [variable] : []), ...bad];
}

/** AWS: "Condition operators": what a key that the request lacks does to the test. */
function withoutKey(operator: string, holds: boolean): Piece[] {
  if (!holds) return [];
  return [
    {
      text: `, ${missingKeyWords.find(([pattern]) => pattern.test(operator))?.[1] ?? 'which passes'}`,
      as: 'words',
    },
  ];
}

const missingKeyWords: readonly (readonly [RegExp, string])[] = [
  [/^Null$/, 'as asked'],
  [/IfExists$/, 'which IfExists lets pass'],
  [/^ForAllValues:/, 'which ForAllValues lets pass'],
  [/Not/, 'which counts as not equal'],
];

/** `…acme-prod-ledger/2026/10/close.parquet`: the resource part, for it is what differs. */
export function shortArn(text: string): string {
  const parts = text.split(':');
  return parts[0] === 'arn' && parts.length > 5 ? `…${parts.slice(5).join(':')}` : text;
}
