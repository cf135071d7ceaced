/**
 * What the request has, said under the line of a policy that asks for it: `request: key missing; …`.
 *
 * Not here: on which line it stands (marks.ts), the words of the walk (ui/decision/).
 */
import { parseArn } from '#account/arn.ts';
import type { ContextValue } from '#account/request.ts';
import type { Check, ConditionReason, Element, Reason } from '#authorize/decision.ts';
import type { Origin } from '#authorize/description.ts';
import type { Unevaluable } from '#policy/condition-reason.ts';

export interface NotePart {
  readonly text: string;
  readonly strong?: true;
}

/** Empty when there is nothing to say. */
export type Note = readonly NotePart[];

/** What the notes know of the request besides the trace. */
export interface Asked {
  /** ARN or name of who asks. */
  readonly caller: string;
  /** Where the value of a condition key (lower case) comes from. */
  readonly originOf: (key: string) => Origin | undefined;
}

/** `entries` is how many values the element lists. */
export function noteOf({ because, element, holds }: Check, entries: number, asked: Asked): Note {
  switch (because.kind) {
    case 'covered':
      return [...request(shortArn(because.value)), plain(holds ? '' : `, which ${element} excepts`)];
    case 'notCovered':
      return [...request(shortArn(because.value)), plain(holds ? notListed(element) : uncovered(entries))];
    case 'attachedResource':
      return [...request(shortArn(because.value)), plain(', which the policy is attached to')];
    case 'condition':
      return conditionNote(because, holds, asked);
    case 'unevaluable':
      return [strong(unevaluable[because.problem](because.value)), plain('; the statement never applies')];
    default:
      return [...request(asked.caller), plain(principalTail(because))];
  }
}

function uncovered(entries: number): string {
  if (entries <= 1) return ', not covered';
  if (entries === 2) return ', covered by neither of the two';
  return `, covered by none of the ${inWords[entries] ?? entries}`;
}

function notListed(element: Element): string {
  return element.startsWith('Not') ? ', which is not excepted' : '';
}

const inWords: readonly (string | undefined)[] = [
  undefined,
  undefined,
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

type PrincipalReason = Exclude<
  Reason,
  { kind: 'covered' | 'notCovered' | 'attachedResource' | 'condition' | 'unevaluable' }
>;

function principalTail(because: PrincipalReason): string {
  switch (because.kind) {
    case 'named':
      return because.naming === 'account' ? ', whose account is named' : '';
    case 'notNamed':
      return ', not named';
    case 'excepted':
      return ', which is excepted';
    case 'notExcepted':
      return because.missing.length === 0
        ? ', not excepted'
        : `, not wholly excepted: ${because.missing.join(', ')} is not listed`;
    case 'carriesBoundary':
      return ', which carries a permissions boundary: NotPrincipal with Deny always reaches it';
  }
}

function conditionNote(because: ConditionReason, holds: boolean, { originOf }: Asked): Note {
  const { operator, key, actual, missing, matched, malformed } = because;
  const outcome = `; ${operator} is ${holds ? 'true' : 'false'} then`;
  if (missing === 'variable')
    return [plain('request: '), strong('a variable of the policy has no value'), plain(outcome)];
  if (actual === undefined) return [plain('request: '), strong('key missing'), plain(outcome)];
  const variable = matched?.resolved !== undefined && matched.resolved !== matched.written;
  const tail = [
    origins[originOf(key.toLowerCase()) ?? 'request'],
    variable ? `, which is what ${matched.written} stands for` : '',
    malformed === undefined ? '' : `; ${malformed.join(', ')} can never match ${operator}`,
    holds ? '' : outcome,
  ];
  return [...request(shownActual(actual)), plain(tail.join(''))];
}

const origins: Readonly<Record<Origin, string>> = {
  overridden: ', set by you',
  session: ', from the session',
  resource: ', of the resource',
  principal: '',
  request: '',
};

function shownActual(actual: ContextValue): string {
  if (typeof actual === 'string') return actual === '' ? 'empty text' : actual;
  return actual.length === 0 ? 'an empty list' : actual.join(', ');
}

const unevaluable: Readonly<Record<Unevaluable, (value: string) => string>> = {
  unknownOperator: (value) => `${value} is no condition operator`,
  wrongType: (value) => `a ${value} cannot stand here`,
  missingElement: () => 'an element is missing',
  conflictingElements: (value) => `this and ${value} exclude each other`,
  unknownEffect: (value) => `${value} is neither Allow nor Deny`,
  unknownElement: (value) => `${value} is no element of a statement`,
};

/** An ARN without Region and account tells by its resource alone: `…ledger/2026/close.parquet`. */
function shortArn(value: string): string {
  const arn = parseArn(value);
  return arn?.region === '' && arn.account === '' ? `…${arn.resource}` : value;
}

/** The dots of a shortened ARN are not part of the value. */
function request(value: string): Note {
  return value.startsWith('…')
    ? [plain('request: …'), strong(value.slice(1))]
    : [plain('request: '), strong(value)];
}

function plain(text: string): NotePart {
  return { text };
}

function strong(text: string): NotePart {
  return { text, strong: true };
}

/** The note as plain text. */
export function noteText(note: Note): string {
  return note.map(({ text }) => text).join('');
}
