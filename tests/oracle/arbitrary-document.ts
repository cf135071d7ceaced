/**
 * Random policy documents: sound and broken, matching a request or just missing it.
 *
 * Not here: the Principal element (arbitrary-principal.ts), the Condition element (arbitrary-condition.ts).
 */
import fc from 'fast-check';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import { condition } from './arbitrary-condition.ts';
import { notPrincipal, principal, rightName } from './arbitrary-principal.ts';
import {
  given,
  many,
  nearly,
  nothing,
  oneOrMany,
  property,
  together,
  weighed,
  type Fields,
  type Recipe,
} from './recipe.ts';
import type { DocumentKind } from './statement.ts';

const action: Recipe<string> = weighed(
  [4, nearly(({ action: name }) => name)],
  [2, given('*')],
  [1, fc.constant(({ action: name }: AuthorizationRequest) => `${name.split(':')[0]}:*`)],
  [
    1,
    given(
      's3:*',
      's3:PutObject',
      'sts:*',
      's3',
      's*:*',
      '*:*',
      '**',
      '?3:GetObject',
      ':',
      '',
      's3:Get:Object',
    ),
  ],
);

const resource: Recipe<string> = weighed(
  [4, nearly(({ resource: { arn } }) => arn)],
  [3, given('*')],
  [
    1,
    given(
      'arn:aws:s3:::acme-data/*',
      'arn:aws:s3:::acme-data/home/${aws:username}/*',
      "arn:aws:s3:::acme-data/${x:Absent, 'home'}/*",
      'arn:*:*:*:*:*',
      'arn:aws:iam::*:role/*',
      'arn:aws:kms:eu-west-1:${aws:PrincipalAccount}:key/1',
      'arn:*',
      '**',
      '${*}',
      '',
    ),
  ],
);

/** Whatever makes a statement broken. */
const breakage: Recipe<Fields> = given<Fields>(
  { Effect: 'allow' },
  { Effect: undefined },
  { Effect: ['Deny'] },
  { effect: 'Deny' },
  { Sid: 7 },
  { Action: undefined, NotAction: undefined },
  { Action: 's3:*', NotAction: 'ec2:*' },
  { Action: 7 },
  { Action: ['*', null] },
  { NotAction: { a: 1 }, Action: undefined },
  { Resource: '*', NotResource: 'arn:aws:s3:::x' },
  { Resource: undefined, NotResource: undefined },
  { Resource: [['*']] },
  { Principal: '*', NotPrincipal: '*' },
  { Principal: undefined, NotPrincipal: undefined },
  { Principal: '*' },
  { NotPrincipal: { AWS: '*' } },
  { Principal: ['*'] },
  { Principal: { AWS: 7 } },
  { Principal: 7 },
  { Condition: 'x' },
  { Condition: [] },
  { Condition: null },
  { Condition: { StringEquals: 'x' } },
  { Condition: { StringEquals: ['x'] } },
  { Condition: { StringNotEquals: { 'aws:username': null } } },
  { Condition: { StringNotEquals: { 'aws:username': [['x']] } } },
  { Condition: { StringNotEquals: { 'aws:username': { a: 'b' } } } },
  { Condition: { stringNotEquals: { 'aws:username': 'x' } } },
  { Condition: { NotBool: { 'aws:SecureTransport': 'x' } } },
  { Condition: { NullIfExists: { 'aws:username': 'true' } } },
  { Condition: { 'ForAllValues:NullIfExists': { 'aws:username': 'true' } } },
  { Condition: { 'ForSomeValues:StringNotEquals': { 'aws:username': 'x' } } },
  { Condition: { constructor: { 'aws:username': 'x' } } },
);

/** The statement that allows everything, for layers to let through. */
function openStatement(kind: DocumentKind): Recipe<Fields> {
  const open = given<Fields>({ Effect: 'Allow', Action: '*', Resource: '*' });
  if (kind === 'identity') return open;
  return together(open, property('Principal', weighed<unknown>([1, given('*')], [1, rightName])));
}

function statement(kind: DocumentKind): Recipe<Fields> {
  const principals = weighed<Fields>(
    [5, property('Principal', principal)],
    [1, property('NotPrincipal', notPrincipal)],
  );
  const resources = weighed<Fields>(
    [6, property('Resource', oneOrMany(resource))],
    [1, property('NotResource', oneOrMany(resource))],
  );
  return together(
    property('Effect', given('Allow', 'Deny')),
    weighed<Fields>(
      [6, property('Action', oneOrMany(action))],
      [1, property('NotAction', oneOrMany(action))],
    ),
    kind === 'identity' ? resources : weighed<Fields>([4, resources], [1, nothing]),
    kind === 'identity' ? nothing : principals,
    weighed<Fields>([1, nothing], [1, property('Condition', condition)]),
    weighed<Fields>([9, nothing], [1, breakage]),
  );
}

function write(version: string | undefined, statements: readonly unknown[], form: string): string {
  const statement = form === 'single' && statements.length === 1 ? statements[0] : statements;
  const text = JSON.stringify({ Version: version, Statement: statement });
  switch (form) {
    case 'pretty':
      return JSON.stringify({ Id: 'x', Statement: statement, Version: version }, null, 2);
    case 'cut off':
      return text.slice(0, -1);
    case 'comment':
      return `${text} // AWS knows no comments`;
    case 'comma':
      return text.replace(/\}$/, ',}');
    case 'list':
      return `[${text}]`;
    case 'nothing':
      return '';
    case 'mixed':
      return JSON.stringify({ Version: version, Statement: ['x', null, 7, ...statements, [...statements]] });
    default:
      return text;
  }
}

/** A policy document as text. */
export function documentText(kind: DocumentKind): Recipe<string> {
  const statements = weighed<readonly Fields[]>(
    [2, many(openStatement(kind), { minLength: 1, maxLength: 1 })],
    [3, many(statement(kind), { maxLength: 3 })],
  );
  const version = fc.constantFrom(
    '2012-10-17',
    '2012-10-17',
    '2012-10-17',
    '2012-10-17',
    '2008-10-17',
    undefined,
    '2020',
  );
  const form = fc.oneof(
    { weight: 24, arbitrary: fc.constantFrom('plain', 'single', 'pretty') },
    { weight: 1, arbitrary: fc.constantFrom('cut off', 'comment', 'comma', 'list', 'nothing', 'mixed') },
  );
  return fc.tuple(statements, version, form).map(
    ([make, date, shape]) =>
      (request) =>
        write(date, make(request), shape),
  );
}
