/**
 * Random Condition elements: every operator, prefix and suffix, with entries that meet the request's own values.
 */
import fc from 'fast-check';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import { families, listKeys, listValues, type Family } from './arbitrary-context.ts';
import { given, nearly, oneOrMany, property, together, weighed, type Fields, type Recipe } from './recipe.ts';

type Entry = string | number | boolean;

function operator(bases: readonly string[]): fc.Arbitrary<string> {
  const prefix = fc.constantFrom('', '', '', '', 'ForAllValues:', 'ForAnyValue:');
  const suffix = fc.constantFrom('', '', 'IfExists');
  return fc.tuple(prefix, fc.constantFrom(...bases), suffix).map((texts) => texts.join(''));
}

/** Compares a key of the family, one that the request has if there is one; entries mostly repeat its value. */
function comparison(family: Family): Recipe<Fields> {
  return fc
    .tuple(operator(family.operators), fc.nat(20), fc.boolean(), fc.integer({ min: 0, max: 9 }))
    .chain(([name, pick, upper, absent]) => {
      const key = (request: AuthorizationRequest): string => {
        const present = family.keys.filter((candidate) => candidate in request.context);
        const keys = present.length === 0 || absent === 9 ? family.keys : present;
        return keys[pick % keys.length] ?? '';
      };
      const entries = oneOrMany(entryOf(family, key));
      return entries.map((make) => (request) => {
        const written = upper ? key(request).toUpperCase() : key(request);
        return { [name]: { [written]: make(request) } };
      });
    });
}

function entryOf({ values, entries }: Family, key: (request: AuthorizationRequest) => string): Recipe<Entry> {
  const own = (request: AuthorizationRequest): string =>
    [request.context[key(request)] ?? []].flat().at(-1) ?? values[0] ?? '';
  return weighed<Entry>(
    [2, fc.constant(own)],
    [2, nearly(own)],
    [2, given<Entry>(...values)],
    [3, given<Entry>(...entries)],
  );
}

const allFamilies: readonly Family[] = Object.values(families);
const everyOperator = allFamilies.flatMap(({ operators }) => operators);
const list: Family = {
  keys: listKeys,
  values: listValues,
  entries: ['*', 'e*'],
  operators: families.text.operators,
};
const mixed: Family = {
  keys: [...listKeys, ...allFamilies.flatMap(({ keys }) => keys)],
  values: ['alice', '10', '203.0.113.9', '2026'],
  entries: ['*', true, 10],
  operators: [...everyOperator, 'Null'],
};

const nullTest: Recipe<Fields> = fc
  .tuple(operator(['Null']), fc.constantFrom(...mixed.keys, 'x:Absent'))
  .chain(([name, key]) =>
    property(name, property(key, oneOrMany(given<Entry>(true, false, 'true', 'False', 'no', 0)))),
  );

const comparisons: Recipe<Fields> = weighed<Fields>(
  ...allFamilies.map((family) => [3, comparison(family)] as const),
  [6, comparison(list)],
  [3, comparison(mixed)],
  [2, nullTest],
);

/** One test or two; of the same operator the later one stays. */
export const condition: Recipe<unknown> = weighed<unknown>(
  [6, comparisons],
  [2, together(comparisons, comparisons)],
  [
    1,
    given(
      {},
      { StringEquals: {} },
      { StringEquals: { 'aws:username': [] } },
      { NumericNotEquals: { 's3:max-keys': [] } },
    ),
  ],
);
