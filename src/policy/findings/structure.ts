/**
 * Errors of the document's build: elements that are missing, unknown or in each other's way.
 *
 * AWS: IAM User Guide, "Grammar of the IAM JSON policy language".
 * Not here: text that is no JSON (../parse.ts), JSON types (data-types.ts), Sids (sids.ts), what stands in the elements.
 */
import { typeMismatches } from './data-types.ts';
import { propertyOf, type Item, type Statement } from './document.ts';
import { nearest } from './near-match.ts';
import {
  each,
  error,
  every,
  hit,
  nameOf,
  present,
  quote,
  refused,
  suggest,
  type FindingRule,
  type Hit,
} from './rule.ts';

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

export const structure: readonly FindingRule[] = [
  {
    code: 'DATA_TYPE_MISMATCH',
    ...refused,
    in: every,
    find: ({ document }) => typeMismatches(document.root),
  },
  {
    code: 'INVALID_POLICY_ELEMENT',
    ...refused,
    in: every,
    find: ({ document: { root, statements } }) => [
      ...unknownElements(root, policyElements, 'a policy'),
      ...each(statements, ({ item }) => unknownElements(item, statementElements, 'a statement')),
    ],
  },
  {
    code: 'MISSING_STATEMENT',
    ...refused,
    in: every,
    find: ({ document: { root } }) => {
      const statement = propertyOf(root, 'Statement');
      const isMissing =
        statement === undefined ? lacks(root, ['Statement'], policyElements) : isEmpty(statement);
      return root.kind === 'object' && isMissing
        ? [hit('The policy has no statement. Add one with Effect and Action to Statement.', root)]
        : [];
    },
  },
  {
    code: 'MISSING_EFFECT',
    ...refused,
    in: every,
    find: ({ document }) =>
      missing(document.statements, ['Effect'], 'The statement has no Effect. Add Allow or Deny.'),
  },
  {
    code: 'INVALID_EFFECT',
    ...refused,
    in: every,
    find: ({ document }) =>
      each(document.statements, ({ element }) => {
        const effect = element('Effect');
        return effect?.kind === 'text' && !/^(Allow|Deny)$/.test(effect.text)
          ? hit(`${quote(effect.text)} is no Effect. Write Allow or Deny, in exactly these letters.`, effect)
          : undefined;
      }),
  },
  {
    code: 'MISSING_ACTION',
    ...refused,
    in: every,
    find: ({ document }) =>
      missing(
        document.statements,
        ['Action', 'NotAction'],
        'The statement names no action. Add Action or NotAction.',
      ),
  },
  {
    code: 'MISSING_RESOURCE',
    ...refused,
    in: ['identity', 'serviceControl', 'resourceControl'],
    find: ({ document }) => missingResource(document.statements),
  },
  {
    // Some services, such as ECR, save a policy without Resource: it then speaks of the resource that it hangs on.
    code: 'MISSING_RESOURCE',
    ...error,
    in: ['resource'],
    find: ({ document }) => missingResource(document.statements),
  },
  {
    code: 'MISSING_PRINCIPAL',
    ...refused,
    in: ['resource', 'trust', 'resourceControl'],
    find: ({ document }) =>
      missing(
        document.statements,
        ['Principal', 'NotPrincipal'],
        'The statement does not say whom it is about. Add a Principal.',
      ),
  },
  {
    code: 'UNSUPPORTED_PRINCIPAL',
    ...refused,
    in: ['identity'],
    find: ({ document }) =>
      present(document.statements, ['Principal', 'NotPrincipal'], (name) => {
        return `${name} has no place here: the policy is about the one who holds it. Remove the element.`;
      }),
  },
  {
    code: 'UNSUPPORTED_ELEMENT_COMBINATION',
    ...refused,
    in: every,
    find: ({ document }) => each(document.statements, combinations),
  },
  {
    code: 'INVALID_VERSION',
    ...refused,
    in: every,
    find: ({ document: { root }, grammar }) => {
      const version = propertyOf(root, 'Version');
      const known = grammar === 'resourceControl' ? /^2012-10-17$/ : /^20(12|08)-10-17$/;
      if (version?.kind !== 'text' || known.test(version.text)) return [];
      return [hit(`${quote(version.text)} is no Version for this policy. Write 2012-10-17.`, version)];
    },
  },
];

function missing(statements: readonly Statement[], names: readonly string[], says: string): readonly Hit[] {
  return each(statements, ({ item }) =>
    lacks(item, names, statementElements) ? hit(says, item) : undefined,
  );
}

function missingResource(statements: readonly Statement[]): readonly Hit[] {
  const says = 'The statement names no resource. Add Resource or NotResource.';
  return missing(statements, ['Resource', 'NotResource'], says);
}

/** A misspelt element is not missing as well: it is reported as unknown. */
function lacks(object: Item, names: readonly string[], known: readonly string[]): boolean {
  if (names.some((name) => propertyOf(object, name) !== undefined)) return false;
  return !object.items.some(({ name }) => names.includes(nearest(name, known) ?? ''));
}

function isEmpty({ kind, items }: Item): boolean {
  return kind === 'list' && items.length === 0;
}

function unknownElements(object: Item, known: readonly string[], whose: string): readonly Hit[] {
  if (object.kind !== 'object') return [];
  return each(object.items, (property) => {
    if (known.includes(property.name)) return undefined;
    const todo = suggest(nearest(property.name, known), `Remove it, or use one of ${known.join(', ')}.`);
    return hit(`${quote(property.name)} is no element of ${whose}. ${todo}`, nameOf(property));
  });
}

const opposites = [
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
  ['Principal', 'NotPrincipal'],
];

function combinations({ item }: Statement): readonly Hit[] {
  return opposites.flatMap((pair) => {
    const [first, second] = item.items.filter(({ name }) => pair.includes(name));
    if (first === undefined || second === undefined) return [];
    return [hit(`${first.name} and ${second.name} cannot stand in one statement. Keep one.`, nameOf(second))];
  });
}
