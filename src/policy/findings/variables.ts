/**
 * Errors of policy variables, in the texts where they can stand and in those where they cannot.
 *
 * AWS: IAM User Guide, "IAM policy elements: Variables and tags".
 * Not here: variables under operators that take none (conditions.ts).
 */
import { propertyOf, type Item, type PolicyDocument, type Statement } from './document.ts';
import {
  each,
  error,
  every,
  hit,
  hitAll,
  nameOf,
  quote,
  within,
  type FindingRule,
  type Hit,
  type Place,
} from './rule.ts';
import { variablesIn, type Variable } from './variable-scan.ts';

export const variables: readonly FindingRule[] = [
  {
    code: 'EMPTY_VARIABLE',
    ...error,
    in: every,
    find: ({ document }) =>
      eachVariable(document, ({ closed, inside }) =>
        closed && inside.trim() === '' ? 'A variable names a key. Write one between the braces.' : undefined,
      ),
  },
  {
    code: 'MISSING_BRACE_IN_VARIABLE',
    ...error,
    in: every,
    find: ({ document }) =>
      eachVariable(document, ({ closed }) =>
        closed ? undefined : 'The brace of this variable is never closed. Add }.',
      ),
  },
  {
    code: 'MISSING_QUOTE_IN_VARIABLE',
    ...error,
    in: every,
    find: ({ document }) =>
      eachVariable(document, (variable) => {
        const fallback = partsOf(variable).fallback?.trim();
        if (!variable.closed || fallback === undefined || /^'.*'$/s.test(fallback)) return undefined;
        return `The default text ${quote(fallback)} needs a single quote before and behind it.`;
      }),
  },
  {
    code: 'UNSUPPORTED_SPACE_IN_VARIABLE',
    ...error,
    in: every,
    find: ({ document }) =>
      eachVariable(document, (variable) => {
        const { key, fallback = '' } = partsOf(variable);
        if (
          !variable.closed ||
          key.trim() === '' ||
          !(/\s/.test(key) || /^\s(?=\s)|^[^\S ]|'\s+$/.test(fallback))
        )
          return undefined;
        return `A variable has no blanks but one before its default text. Remove them from ${quote(variable.inside)}.`;
      }),
  },
  {
    code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT',
    ...error,
    in: every,
    find: ({ document, grammar }) =>
      each(document.statements, (statement) =>
        each(placesWithout(statement, grammar === 'resource'), ({ text, place }) =>
          variablesIn(text).length > 0
            ? hit(
                `Variables live in Resource and in condition values only. Remove it from ${quote(text)}.`,
                place,
              )
            : undefined,
        ),
      ),
  },
  {
    code: 'VARIABLE_UNSUPPORTED_IN_VERSION',
    ...error,
    in: every,
    find: ({ document }) => {
      const version = propertyOf(document.root, 'Version');
      const isOld = version === undefined || version.text === '2008-10-17';
      const dead = (isOld ? variablesOf(document) : []).filter(
        ({ closed, inside }) => closed && inside.trim() !== '',
      );
      const says = 'Without "Version": "2012-10-17" a variable is plain text. Set that Version.';
      return dead.length === 0 ? [] : [hitAll(says, dead.map(placeOf))];
    },
  },
];

interface Found extends Variable {
  readonly item: Item;
}

/** A text with more is no one's mistake, and its findings would only be in each other's way. */
const mostInText = 50;

const found = new WeakMap<PolicyDocument, readonly Found[]>();

/** What begins with `${` where variables live. Under operators that take none each is an error of its own. */
function variablesOf(document: PolicyDocument): readonly Found[] {
  const known = found.get(document);
  if (known !== undefined) return known;
  const texts = document.statements.flatMap(({ resources, tests }) => [
    ...resources.map(({ item }) => item),
    ...tests
      .filter(({ meaning }) => meaning?.family === 'String' || meaning?.family === 'Arn')
      .flatMap(({ values }) => values.filter(({ kind }) => kind === 'text')),
  ]);
  const all = texts.flatMap((item) =>
    variablesIn(item.text)
      .slice(0, mostInText)
      .map((variable) => ({ ...variable, item })),
  );
  found.set(document, all);
  return all;
}

function eachVariable(
  document: PolicyDocument,
  says: (variable: Variable) => string | undefined,
): readonly Hit[] {
  return each(variablesOf(document), (variable) => {
    const words = says(variable);
    return words === undefined ? undefined : hit(words, placeOf(variable));
  });
}

function placeOf({ item, start, end }: Found): Place {
  return within(item, start, end);
}

function partsOf({ inside }: Variable): { readonly key: string; readonly fallback?: string } {
  const comma = inside.indexOf(',');
  return comma < 0 ? { key: inside } : { key: inside.slice(0, comma), fallback: inside.slice(comma + 1) };
}

interface TextPlace {
  readonly text: string;
  readonly place: Place;
}

/** Names and texts in which `${` is never alive; a Sid only where it may hold such characters at all. */
function placesWithout(
  { element, actions, principals, tests }: Statement,
  alsoSid: boolean,
): readonly TextPlace[] {
  const sid = alsoSid ? element('Sid') : undefined;
  const values = [...actions, ...principals].map(({ item }) => item);
  return [
    ...(sid === undefined ? values : [sid, ...values]).map((item) => ({
      text: item.text,
      place: { item, part: 'value' as const },
    })),
    ...tests.map(({ key }) => ({ text: key.name, place: nameOf(key) })),
  ];
}
