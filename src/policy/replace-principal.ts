/**
 * A policy text with one name in its Principal and NotPrincipal elements replaced, all else to the letter.
 *
 * AWS keeps a user or role in a policy by its unique id: the ARN it shows follows a rename, and becomes the id when the
 * entity is deleted. AWS: IAM User Guide, "AWS JSON policy elements: Principal".
 */
import { parsePolicy } from './parse.ts';
import type { JsonPath, Range } from './position.ts';

/** The very same text when the name does not stand in it. */
export function replacePrincipal(text: string, from: string, to: string): string {
  if (!text.includes(from)) return text;
  const parsed = parsePolicy(text);
  const places = principalPaths(parsed.value)
    .filter(([, name]) => name === from)
    .flatMap(([path]) => parsed.locate(path) ?? []);
  return places.reduceRight((changed, place) => splice(changed, place, JSON.stringify(to)), text);
}

function splice(text: string, { start, end }: Range, insert: string): string {
  return text.slice(0, start.offset) + insert + text.slice(end.offset);
}

/** Every name with its path, in the order of the text. */
function principalPaths(value: unknown): readonly (readonly [JsonPath, unknown])[] {
  const statement = member(value, 'Statement');
  const statements = Array.isArray(statement)
    ? statement.map((each, index) => [['Statement', index], each] as const)
    : [[['Statement'], statement] as const];
  return statements.flatMap(([path, each]) =>
    ['Principal', 'NotPrincipal'].flatMap((element) => {
      const names = member(member(each, element), 'AWS');
      const at: JsonPath = [...path, element, 'AWS'];
      return Array.isArray(names)
        ? names.map((name, index) => [[...at, index], name] as const)
        : [[at, names] as const];
    }),
  );
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
