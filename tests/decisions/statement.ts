/**
 * Policy documents in a few words: `allow('s3:Get*', to(alice), on(objects), when({ Bool: { … } }))`.
 *
 * Not here: the cases that use them (language.ts).
 */
import type { ArnText } from '#account/arn.ts';
import type { Principal } from '#authorize/principal.ts';

export interface Statement {
  readonly json: object;
  readonly decides: boolean;
}

export interface Document {
  readonly statements: readonly Statement[];
  readonly json: object;
}

/** A document, or a statement that is the only one of its document. */
export type Policy = Statement | Document;

export type Action = string | readonly string[] | { readonly NotAction: string | readonly string[] };

/** A statement on every resource, unless a part says otherwise: `allow('s3:GetObject', on(objects), to(alice))`. */
export function allow(action: Action, ...parts: readonly object[]): Statement {
  return statement('Allow', action, parts);
}

export function deny(action: Action, ...parts: readonly object[]): Statement {
  return statement('Deny', action, parts);
}

/** A statement of a trust policy, which has no Resource. */
export function trust(action: Action, ...parts: readonly object[]): Statement {
  return allow(action, onItself, ...parts);
}

function statement(effect: 'Allow' | 'Deny', action: Action, parts: readonly object[]): Statement {
  const what = typeof action === 'string' || !('NotAction' in action) ? { Action: action } : action;
  return { json: Object.assign({ Effect: effect, ...what, Resource: '*' }, ...parts), decides: false };
}

/** Any statement as it would stand in a document. */
export function verbatim(json: object): Statement {
  return { json, decides: false };
}

/** Marks a statement as (one of) those that decide. */
export function decides(decisive: Statement): Statement {
  return { ...decisive, decides: true };
}

/* Parts of statements */

export function allBut(...actions: readonly string[]): Action {
  return { NotAction: oneOrMany(actions) };
}

export function on(...resources: readonly ArnText[]): object {
  return { Resource: oneOrMany(resources) };
}

export function notOn(...resources: readonly ArnText[]): object {
  return { Resource: undefined, NotResource: oneOrMany(resources) };
}

/** No Resource element: a resource-based policy then speaks of what it is attached to. */
export const onItself: object = { Resource: undefined };

export function when(condition: object): object {
  return { Condition: condition };
}

/** A principal, or what a Principal element may name beside: a role, an account, a unique id. */
type Named = Principal | string;

export function to(...named: readonly Named[]): object {
  return { Principal: { AWS: oneOrMany(named.map(nameOf)) } };
}

export const toEveryone: object = { Principal: '*' };

export function toService(...names: readonly string[]): object {
  return { Principal: { Service: oneOrMany(names) } };
}

export function toProvider(...names: readonly string[]): object {
  return { Principal: { Federated: oneOrMany(names) } };
}

export function toAllBut(...named: readonly Named[]): object {
  return { NotPrincipal: { AWS: oneOrMany(named.map(nameOf)) } };
}

function nameOf(named: Named): string {
  if (typeof named === 'string') return named;
  if ('arn' in named) return named.arn;
  return 'name' in named ? named.name : '*';
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  const [first, ...rest] = values;
  return first !== undefined && rest.length === 0 ? first : values;
}

/* Documents */

/** A document of several statements. */
export function policy(...statements: readonly Statement[]): Document {
  return versioned('2012-10-17', statements);
}

/** A document in the language of 2008, or (`undefined`) one that does not say its version. */
export function versioned(version: string | undefined, statements: readonly Statement[]): Document {
  return { statements, json: { Version: version, Statement: statements.map(({ json }) => json) } };
}

/** A document whose Statement is an object, not a list. */
export function unlisted(single: Statement): Document {
  return { statements: [single], json: { Version: '2012-10-17', Statement: single.json } };
}

export const fullAccess = allow('*');
export const fullResourceAccess = allow('*', toEveryone);
