/**
 * A recipe is a random way to make a thing that fits, or nearly fits, a given request.
 *
 * Recipes are drawn apart from the request and applied to it later, so that a counterexample shrinks well.
 */
import fc from 'fast-check';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';

export type Recipe<T> = fc.Arbitrary<(request: AuthorizationRequest) => T>;

/** Elements of a statement, or keys of a condition. */
export type Fields = Readonly<Record<string, unknown>>;

export function given<T>(...values: readonly T[]): Recipe<T> {
  return fc.constantFrom(...values).map((value) => () => value);
}

/** Draws by weight; the first one is the simplest. */
export function weighed<T>(...choices: readonly (readonly [number, Recipe<T>])[]): Recipe<T> {
  return fc.oneof(
    { withCrossShrink: true },
    ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })),
  );
}

/** One thing, or a list of up to three. */
export function oneOrMany<T>(recipe: Recipe<T>): Recipe<T | readonly T[]> {
  return weighed<T | readonly T[]>([3, recipe], [2, many(recipe, { maxLength: 3 })]);
}

export function many<T>(recipe: Recipe<T>, size: fc.ArrayConstraints): Recipe<readonly T[]> {
  return fc.array(recipe, size).map((makers) => (request) => makers.map((make) => make(request)));
}

/** An object with the property that the recipe makes. */
export function property<T>(name: string, recipe: Recipe<T>): Recipe<Readonly<Record<string, T>>> {
  return recipe.map((make) => (request) => ({ [name]: make(request) }));
}

/** An object with the properties of all; a later one wins. */
export function together(...recipes: readonly Recipe<Fields>[]): Recipe<Fields> {
  return fc
    .tuple(...recipes)
    .map(
      (makers) => (request) =>
        Object.assign({}, ...makers.map((make) => make(request))) as Record<string, unknown>,
    );
}

export const nothing: Recipe<Readonly<Record<string, never>>> = given({});

/** Changes to a text at a place: many keep a wildcard match, many just miss it. */
const twists: readonly ((text: string, at: number) => string)[] = [
  (text) => text,
  (text, at) => `${text.slice(0, at)}*`,
  (text, at) => `*${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}?${text.slice(at + 1)}`,
  (text, at) => `${text.slice(0, at)}*${text.slice(at + 2)}`,
  (text, at) => `${text.slice(0, at)}*${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}?${text.slice(at)}`,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text, at) => text.slice(0, at),
  (text) => `${text}x`,
  (text) => text.replaceAll('*', '${*}').replaceAll('?', '${?}'),
  (text, at) =>
    text
      .split(':')
      .with(at % text.split(':').length, '*')
      .join(':'),
  (text, at) =>
    text
      .split(':')
      .with(at % text.split(':').length, '')
      .join(':'),
];

/** A text of the request, as it is or nearly. */
export function nearly(text: (request: AuthorizationRequest) => string): Recipe<string> {
  const change = fc.tuple(fc.constantFrom(...twists), fc.nat(40));
  const twisted = change.map(([twist, at]) => (request: AuthorizationRequest) => {
    const original = text(request);
    return twist(original, original === '' ? 0 : at % original.length);
  });
  return weighed([4, fc.constant(text)], [5, twisted], [2, withVariable(text)]);
}

/** Puts `${key}` where the text repeats a value of the request's context, or in front of it. */
function withVariable(text: (request: AuthorizationRequest) => string): Recipe<string> {
  const endings = fc.constantFrom('', '', ", 'alice'", ", ''", ", 'a*'");
  return fc
    .tuple(fc.nat(20), endings, fc.constantFrom('}', '}', '}', ''))
    .map(([pick, ending, brace]) => (request) => {
      const keys = [...Object.keys(request.context), 'aws:username', 'x:Absent'];
      const key = keys[pick % keys.length] ?? '';
      const value = request.context[key];
      const variable = `\${${pick % 2 === 0 ? key : key.toUpperCase()}${ending}${brace}`;
      const found = typeof value === 'string' && value !== '' && text(request).includes(value);
      return found ? text(request).replace(value, () => variable) : `${text(request)}${variable}`;
    });
}
