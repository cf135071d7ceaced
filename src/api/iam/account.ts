/**
 * The account as a whole: its alias, its numbers, its choice of STS tokens.
 *
 * AWS: IAM API Reference, "CreateAccountAlias", "GetAccountSummary", "SetSecurityTokenServicePreferences".
 * Not here: what the numbers are (account-summary.ts), the password policy (password-policy.ts).
 */
import type { Account } from '#account/account.ts';
import { put, type World } from '#account/world.ts';
import { entityAlreadyExists, isAwsError, noSuchEntity, validationError } from '../aws-error.ts';
import { done, operation, type Operation } from '../operation.ts';
import { object, oneOf, text } from '../shape.ts';
import { accountSummary } from './account-summary.ts';
import { accountAlias, paging } from './iam-shapes.ts';
import { paged } from './paging.ts';

/** The record; an account without one is as AWS made it. */
function accountOf({ accounts }: World, accountId: string): Account {
  return accounts.get(accountId) ?? { id: accountId, name: accountId };
}

/** AWS: an account has one alias, and a new one takes the place of the old. No two accounts have the same. */
const createAccountAlias = operation({
  service: 'iam',
  name: 'CreateAccountAlias',
  parameters: object({ AccountAlias: accountAlias }),
  asks: () => [{ action: 'iam:CreateAccountAlias', resource: '*' }],
  run: ({ AccountAlias: alias }, { world, accountId }) => {
    if (/^\d{12}$/.test(alias)) return validationError('The account alias must not be a 12-digit number.');
    if ([...world.accounts.values()].some((account) => account.alias === alias)) {
      return entityAlreadyExists(`The account alias ${alias} already exists.`);
    }
    return done(put(world, 'accounts', { ...accountOf(world, accountId), alias }));
  },
});

const deleteAccountAlias = operation({
  service: 'iam',
  name: 'DeleteAccountAlias',
  parameters: object({ AccountAlias: accountAlias }),
  asks: () => [{ action: 'iam:DeleteAccountAlias', resource: '*' }],
  run: ({ AccountAlias }, { world, accountId }) => {
    const { alias, ...account } = accountOf(world, accountId);
    if (alias !== AccountAlias) {
      return noSuchEntity(`The account alias with name ${AccountAlias} cannot be found.`);
    }
    return done(put(world, 'accounts', account));
  },
});

const listAccountAliases = operation({
  service: 'iam',
  name: 'ListAccountAliases',
  parameters: object(paging),
  asks: () => [{ action: 'iam:ListAccountAliases', resource: '*' }],
  run: (page, { world, accountId }) => {
    const { alias } = accountOf(world, accountId);
    const response = paged('AccountAliases', alias === undefined ? [] : [alias], page, (name) => name);
    return isAwsError(response) ? response : done(world, response);
  },
});

const getAccountSummary = operation({
  service: 'iam',
  name: 'GetAccountSummary',
  parameters: object({}),
  asks: () => [{ action: 'iam:GetAccountSummary', resource: '*' }],
  run: (_, { world, accountId }) => done(world, { SummaryMap: accountSummary(world, accountId) }),
});

const setSecurityTokenServicePreferences = operation({
  service: 'iam',
  name: 'SetSecurityTokenServicePreferences',
  parameters: object({ GlobalEndpointTokenVersion: oneOf('v1Token', 'v2Token') }),
  asks: () => [{ action: 'iam:SetSecurityTokenServicePreferences', resource: '*' }],
  run: ({ GlobalEndpointTokenVersion }, { world, accountId }) =>
    done(
      put(world, 'accounts', {
        ...accountOf(world, accountId),
        globalEndpointTokenVersion: GlobalEndpointTokenVersion,
      }),
    ),
});

/** STS on or off in a Region, for the account that the credentials would be for. us-east-1 stays on. */
const setStsRegionalEndpointStatus = operation({
  service: 'iam',
  name: 'SetSTSRegionalEndpointStatus',
  consoleOnly: true,
  parameters: object({
    Region: text({ min: 1, max: 32, pattern: /^(?!us-east-1$)[a-z0-9-]+$/, shown: '[a-z0-9-]+' }),
    Status: oneOf('Active', 'Inactive'),
  }),
  asks: () => [{ action: 'iam:SetSTSRegionalEndpointStatus', resource: '*' }],
  run: ({ Region, Status }, { world, accountId }) => {
    const { stsDisabledRegions = [], ...account } = accountOf(world, accountId);
    const others = stsDisabledRegions.filter((each) => each !== Region);
    const off = Status === 'Active' ? others : [...others, Region];
    return done(put(world, 'accounts', { ...account, ...(off.length > 0 && { stsDisabledRegions: off }) }));
  },
});

export const accountOperations: readonly Operation[] = [
  createAccountAlias,
  deleteAccountAlias,
  listAccountAliases,
  getAccountSummary,
  setSecurityTokenServicePreferences,
  setStsRegionalEndpointStatus,
];
