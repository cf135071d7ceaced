/**
 * Errors of condition operators, and of values that the operator cannot have.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Condition operators", "AWS global condition context keys".
 * Not here: condition keys (condition-keys.ts), what values mean (condition-values.ts).
 */
import { findOperator, parseOperatorName, type OperatorName } from '../condition.ts';
import { operators } from '../condition-operator.ts';
import type { ConditionTest, Item, PolicyDocument } from './document.ts';
import { nearest } from './near-match.ts';
import {
  each,
  error,
  every,
  hit,
  nameOf,
  quote,
  refused,
  suggest,
  type FindingRule,
  type Hit,
} from './rule.ts';
import { variablesIn } from './variable-scan.ts';

export const conditions: readonly FindingRule[] = [
  {
    code: 'INVALID_CONDITION_OPERATOR',
    ...refused,
    in: every,
    find: ({ document }) =>
      eachOperator(document, (operator, name) => {
        if (findOperator(name) !== undefined || name.name === 'Null') return undefined;
        const todo = suggest(nearest(operator.name, operatorNames), 'Use one such as StringEquals.');
        return hit(`${quote(operator.name)} is no condition operator. ${todo}`, nameOf(operator));
      }),
  },
  {
    code: 'NULL_WITH_IF_EXISTS',
    ...refused,
    in: every,
    find: ({ document }) =>
      eachOperator(document, (operator, name) =>
        name.name === 'Null' && name.ifExists
          ? hit(
              'Null itself asks whether a key exists. Drop IfExists, or take another operator.',
              nameOf(operator),
            )
          : undefined,
      ),
  },
  {
    code: 'INVALID_CONDITION_DATA_TYPE',
    ...error,
    in: every,
    find: ({ document }) =>
      eachTest(document, ({ key, values }) => {
        const odd = values.find(({ kind }) => kind !== values[0]?.kind);
        return (
          odd && hit(`The values of ${quote(key.name)} are of several JSON types. Write all as texts.`, odd)
        );
      }),
  },
  {
    code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN',
    ...error,
    in: every,
    find: ({ document }) =>
      eachTest(document, ({ key, meaning, values }) =>
        meaning?.family === 'Bool' && values.length > 1
          ? hit('A Bool test takes one value. Keep true or false.', key)
          : undefined,
      ),
  },
  {
    code: 'INVALID_VARIABLE_FOR_OPERATOR',
    ...error,
    in: every,
    find: ({ document }) =>
      eachValue(document, ({ text }, { operator, meaning }) => {
        const takesNone = meaning !== undefined && meaning.family !== 'String' && meaning.family !== 'Arn';
        if (!takesNone || variablesIn(text).length === 0) return undefined;
        return `${quote(operator.name)} takes no variables. Use an operator of texts or ARNs.`;
      }),
  },
];

const operatorNames: readonly string[] = ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((prefix) =>
  [...operators.keys()].flatMap((name) =>
    (name === 'Null' ? [''] : ['', 'IfExists']).map((suffix) => `${prefix}${name}${suffix}`),
  ),
);

type Says = (value: Item, test: ConditionTest) => string | undefined;

export function eachTest({ statements }: PolicyDocument, find: (test: ConditionTest) => Hit | undefined) {
  return each(statements, ({ tests }) => each(tests, find));
}

function eachOperator(
  { statements }: PolicyDocument,
  find: (operator: Item, name: OperatorName) => Hit | undefined,
) {
  return each(statements, ({ element }) => {
    const block = element('Condition');
    return each(block?.kind === 'object' ? block.items : [], (item) =>
      find(item, parseOperatorName(item.name)),
    );
  });
}

export function eachValue({ statements }: PolicyDocument, says: Says): readonly Hit[] {
  return each(statements, ({ tests }) =>
    each(tests, (test) =>
      each(test.values, (value) => {
        const words = says(value, test);
        return words === undefined ? undefined : hit(words, value);
      }),
    ),
  );
}
