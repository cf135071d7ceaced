/**
 * The whole of an account's permissions in one answer: users, groups, roles and policies, with their texts.
 *
 * AWS: IAM API Reference, "GetAccountAuthorizationDetails". A page counts users, groups, roles and policies together.
 * Not here: what each entry says (authorization-details.ts).
 */
import { isAwsError } from '../aws-error.ts';
import type { Response } from '../call.ts';
import { done, operation, type Operation } from '../operation.ts';
import { list, object, oneOf, optional } from '../shape.ts';
import { detailEntries, entityTypes, inLists } from './authorization-details.ts';
import { paging } from './iam-shapes.ts';
import { paged } from './paging.ts';

const getAccountAuthorizationDetails = operation({
  service: 'iam',
  name: 'GetAccountAuthorizationDetails',
  parameters: object({ Filter: optional(list(oneOf(...entityTypes))), ...paging }),
  asks: () => [{ action: 'iam:GetAccountAuthorizationDetails', resource: '*' }],
  run: ({ Filter = [], ...page }, scope) => {
    const wanted = new Set(Filter.length === 0 ? entityTypes : Filter);
    const entries = detailEntries(scope).filter(({ type }) => wanted.has(type));
    const response = paged('Entries', entries, page, (entry) => entry);
    if (isAwsError(response)) return response;
    const { Entries, ...rest } = response;
    return done(scope.world, { ...inLists(Entries as typeof entries), ...rest } satisfies Response);
  },
});

export const accountAuthorizationDetailsOperations: readonly Operation[] = [getAccountAuthorizationDetails];
