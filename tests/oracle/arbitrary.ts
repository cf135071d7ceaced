/**
 * Random worlds for authorization: a request and all policies that apply to it, in every layer.
 */
import fc from 'fast-check';
import type {
  ApplicablePolicies,
  AuthorizationRequest,
  Level,
  PolicySource,
} from '#authorize/authorization-request.ts';
import { condition } from './arbitrary-condition.ts';
import { documentText } from './arbitrary-document.ts';
import { accounts, arbitraryRequest } from './arbitrary-request.ts';
import { many, type Recipe } from './recipe.ts';
import type { DocumentKind } from './statement.ts';

export interface Situation {
  readonly request: AuthorizationRequest;
  readonly policies: ApplicablePolicies;
}

type Documents = readonly string[];

function documents(kind: DocumentKind, most: number): Recipe<Documents> {
  return many(documentText(kind), { maxLength: most });
}

function levels(kind: DocumentKind): Recipe<readonly Documents[]> {
  return many(many(documentText(kind), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });
}

/** A layer that exists in so many of ten situations; it shrinks away. */
function sometimes<T>(
  tenths: number,
  recipe: Recipe<T>,
): fc.Arbitrary<((request: AuthorizationRequest) => T) | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 10 - tenths, arbitrary: fc.constant(undefined) },
    { weight: tenths, arbitrary: recipe },
  );
}

export const arbitrarySituation: fc.Arbitrary<Situation> = fc
  .record({
    request: arbitraryRequest,
    identityPolicies: documents('identity', 3),
    resourcePolicy: sometimes(8, documentText('resource')),
    permissionsBoundaries: sometimes(4, documents('identity', 1)),
    sessionPolicies: sometimes(3, documents('identity', 2)),
    serviceControlPolicies: sometimes(3, levels('identity')),
    resourceControlPolicies: sometimes(3, levels('resource')),
    endpointPolicies: sometimes(2, documents('resource', 2)),
    managementAccountId: fc.option(fc.constantFrom(...accounts, '999988887777'), { nil: undefined }),
  })
  .map(({ request, ...layers }) => ({
    request,
    policies: {
      identityPolicies: sources('identityPolicies', layers.identityPolicies(request)),
      ...defined('resourcePolicy', layers.resourcePolicy?.(request), (text) =>
        source('resourcePolicy', text),
      ),
      ...listed('permissionsBoundaries', layers.permissionsBoundaries?.(request)),
      ...listed('sessionPolicies', layers.sessionPolicies?.(request)),
      ...levelled('serviceControlPolicies', layers.serviceControlPolicies?.(request)),
      ...levelled('resourceControlPolicies', layers.resourceControlPolicies?.(request)),
      ...listed('endpointPolicies', layers.endpointPolicies?.(request)),
      ...defined('managementAccountIds', layers.managementAccountId, (id) => [id]),
    },
  }));

/** A situation that hangs on one condition alone, with every operator, value and variable there is. */
export const arbitraryConditionSituation: fc.Arbitrary<Situation> = fc
  .tuple(arbitraryRequest, condition, fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'))
  .map(([{ context }, make, version]) => {
    const arn = 'arn:aws:iam::111122223333:user/alice';
    const request: AuthorizationRequest = {
      principal: { kind: 'user', arn, accountId: accounts[0] },
      action: 's3:ListBucket',
      resource: { arn: 'arn:aws:s3:::acme-data', accountId: accounts[0] },
      context,
    };
    const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: make(request) };
    const document = JSON.stringify({ Version: version, Statement: statement });
    return { request, policies: { identityPolicies: sources('identityPolicies', [document]) } };
  });

function source(name: string, document: string): PolicySource {
  return { policy: { kind: 'given', name }, document, reachedThrough: [] };
}

function sources(layer: string, texts: Documents): readonly PolicySource[] {
  return texts.map((text, i) => source(`${layer}[${i}]`, text));
}

function defined<K extends string, T, U>(
  name: K,
  value: T | undefined,
  make: (value: T) => U,
): Partial<Record<K, U>> {
  return value === undefined ? {} : ({ [name]: make(value) } as Record<K, U>);
}

function listed<K extends string>(
  name: K,
  texts: Documents | undefined,
): Partial<Record<K, readonly PolicySource[]>> {
  return defined(name, texts, (all) => sources(name, all));
}

function levelled<K extends string>(
  name: K,
  all: readonly Documents[] | undefined,
): Partial<Record<K, readonly Level[]>> {
  return defined(name, all, (perLevel) =>
    perLevel.map((texts, i): Level => {
      const id = `${name}[${i}]`;
      return { via: { kind: 'given', id, name: id }, policies: sources(id, texts) };
    }),
  );
}
