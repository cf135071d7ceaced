/**
 * Policy documents as a person would lay them out: two spaces, short lists on one line.
 *
 * Not here: reading such text (policy/parse.ts).
 */

/** One value of JSON, as far as policies go. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Json;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Longest list that stays on one line, with its indentation. */
const width = 88;

/** A document of the current version with these statements. */
export function policyText(...statements: readonly Statement[]): string {
  return layOut({ Version: '2012-10-17', Statement: statements as unknown as Json }, '');
}

function layOut(value: Json, indent: string): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (isList(value)) {
    const oneLine = `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
    if (value.every((each) => typeof each !== 'object') && deeper.length + oneLine.length <= width)
      return oneLine;
    return enclose(
      '[]',
      indent,
      value.map((each) => layOut(each, deeper)),
    );
  }
  const members = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}: ${layOut(each, deeper)}`,
  );
  return enclose('{}', indent, members);
}

function enclose(brackets: '[]' | '{}', indent: string, members: readonly string[]): string {
  const [open, close] = brackets;
  return `${open}\n${members.map((member) => `${indent}  ${member}`).join(',\n')}\n${indent}${close}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
