/**
 * Random Principal and NotPrincipal elements, many of which name the caller.
 */
import fc from 'fast-check';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import { accounts } from './arbitrary-request.ts';
import {
  given,
  many,
  nearly,
  oneOrMany,
  property,
  together,
  weighed,
  type Fields,
  type Recipe,
} from './recipe.ts';

/** All texts that may stand for the caller, and some that stand for another. */
function namesOf({ principal }: AuthorizationRequest): readonly string[] {
  const values = Object.entries(principal).flatMap(([field, value]) => (field === 'kind' ? [] : [value]));
  const account = 'accountId' in principal ? principal.accountId : accounts[0];
  return [...values, account, `arn:aws:iam::${account}:root`];
}

const principalName: Recipe<string> = weighed(
  [6, fc.nat(9).map((pick) => (request) => namesOf(request)[pick % namesOf(request).length] ?? '')],
  [1, nearly((request) => namesOf(request)[0] ?? '')],
  [
    1,
    given(
      ...accounts,
      'arn:aws:iam::444455556666:root',
      'arn:aws-cn:iam::111122223333:root',
      'AIDAOTHER',
      '*',
      '',
    ),
  ],
);

const principalMap: Recipe<Fields> = weighed(
  [6, property('AWS', oneOrMany(principalName))],
  [
    1,
    together(
      property('AWS', many(principalName, { maxLength: 5 })),
      property('Service', oneOrMany(principalName)),
    ),
  ],
  [2, property('Service', oneOrMany(weighed([3, given('ec2.amazonaws.com')], [1, principalName])))],
  [2, property('Federated', oneOrMany(principalName))],
  [1, given({ CanonicalUser: '79a5' }, {}, { AWS: [] })],
);

const everyone: Recipe<unknown> = given<unknown>('*', { AWS: '*' }, { AWS: ['111122223333', '*'] });

/** Every name of the caller at once, in random types. */
const allNames: Recipe<unknown> = fc
  .constantFrom('AWS', 'AWS', 'Service', 'Federated')
  .map((type) => (request) => ({
    [type]: namesOf(request),
  }));

/** One text that names the caller rightly, under the type that it belongs to. */
export const rightName: Recipe<unknown> = fc.nat(9).map((pick) => (request) => {
  const names = namesOf(request);
  const type =
    { service: 'Service', identityProvider: 'Federated' }[request.principal.kind as string] ?? 'AWS';
  return { [type]: names[pick % names.length] };
});

export const principal: Recipe<unknown> = weighed<unknown>(
  [2, everyone],
  [4, rightName],
  [4, principalMap],
  [1, allNames],
);
export const notPrincipal: Recipe<unknown> = weighed<unknown>(
  [3, allNames],
  [2, principalMap],
  [1, everyone],
);
