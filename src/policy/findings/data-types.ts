/**
 * Which JSON type each element of a policy takes, as one shape that the whole document is held against.
 *
 * AWS: IAM User Guide, "Grammar of the IAM JSON policy language".
 * Not here: the form of Principal itself, which has an error of its own (principals.ts).
 */
import { isScalar, type Item } from './document.ts';
import { each, hit, quote, type Hit } from './rule.ts';

interface Shape {
  readonly is: string;
  readonly fits: (item: Item) => boolean;
  /** The shape of what stands in it; `undefined` where nothing is known about it. */
  readonly inside?: (child: Item) => Shape | undefined;
}

const isText = ({ kind }: Item) => kind === 'text';
const isObject = ({ kind }: Item) => kind === 'object';
const isListOf = (fits: (item: Item) => boolean) => (item: Item) =>
  fits(item) || (item.kind === 'list' && item.items.every(fits));

const text: Shape = { is: 'a text', fits: isText };
const texts: Shape = { is: 'a text or a list of texts', fits: isListOf(isText) };
const values: Shape = { is: 'texts, numbers or true and false', fits: isListOf(isScalar) };
const keys: Shape = { is: 'an object of condition keys', fits: isObject, inside: () => values };
const condition: Shape = { is: 'an object of operators', fits: isObject, inside: () => keys };
const principal: Shape = {
  is: '',
  fits: () => true,
  inside: ({ path }) => (typeof path.at(-1) === 'string' ? texts : undefined),
};

const elements: ReadonlyMap<string, Shape> = new Map([
  ['Sid', text],
  ['Effect', text],
  ['Principal', principal],
  ['NotPrincipal', principal],
  ['Action', texts],
  ['NotAction', texts],
  ['Resource', texts],
  ['NotResource', texts],
  ['Condition', condition],
]);

const statement: Shape = { is: 'an object', fits: isObject, inside: ({ name }) => elements.get(name) };

const statements: Shape = {
  is: 'a statement or a list of statements',
  fits: ({ kind }) => kind === 'object' || kind === 'list',
  inside: (child) => (typeof child.path.at(-1) === 'number' ? statement : elements.get(child.name)),
};

const topLevel: ReadonlyMap<string, Shape> = new Map([
  ['Version', text],
  ['Id', text],
  ['Statement', statements],
]);

const policy: Shape = { is: 'an object', fits: isObject, inside: ({ name }) => topLevel.get(name) };

/** Where the document has another JSON type than the grammar wants. */
export function typeMismatches(root: Item): readonly Hit[] {
  return mismatches(root, policy);
}

function mismatches(item: Item, shape: Shape): readonly Hit[] {
  if (!shape.fits(item))
    return [hit(`${whatIs(item)} must be ${shape.is}, not ${kindWords[item.kind]}.`, item)];
  const { inside } = shape;
  if (inside === undefined) return [];
  return each(item.items, (child) => {
    const wanted = inside(child);
    return wanted && mismatches(child, wanted);
  });
}

function whatIs({ name, path }: Item): string {
  return path.length === 0 ? 'A policy' : name === '' ? 'A statement' : quote(name);
}

const kindWords: Readonly<Record<Item['kind'], string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  list: 'this list',
  object: 'an object',
};
