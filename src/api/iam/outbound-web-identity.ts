/**
 * Outbound identity federation, switched on and off for the account: with it STS issues tokens that services outside of AWS trust.
 *
 * AWS: IAM API Reference, "EnableOutboundWebIdentityFederation" and its siblings; IAM User Guide, "Federating AWS identities to
 * external services". Issuer and keys stay when it is off, so that tokens that were given out can be verified on.
 * Not here: the tokens (sts/web-identity-token.ts).
 */
import type { Account } from '#account/account.ts';
import { put } from '#account/world.ts';
import { AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Outcome, type Scope } from '../operation.ts';
import { object } from '../shape.ts';
import { firstKeys, newIssuer } from '../sts/web-identity-token-keys.ts';

function accountOf({ world, accountId }: Scope): Account {
  return world.accounts.get(accountId) ?? { id: accountId, name: accountId };
}

function disabled({ accountId }: Scope, how = 'disabled'): AwsError {
  return new AwsError(
    'FeatureDisabled',
    404,
    `Outbound identity federation is ${how} for account ${accountId}`,
  );
}

function withFederation(scope: Scope, fields: Partial<Account>): Scope['world'] {
  return put(scope.world, 'accounts', { ...accountOf(scope), ...fields });
}

const enableOutboundWebIdentityFederation = operation({
  service: 'iam',
  name: 'EnableOutboundWebIdentityFederation',
  parameters: object({}),
  asks: () => [{ action: 'iam:EnableOutboundWebIdentityFederation', resource: '*' }],
  run: (_, scope) => enabled(scope),
});

async function enabled(scope: Scope): Promise<Outcome> {
  const { moment, accountId } = scope;
  const known = accountOf(scope).outboundFederation;
  if (known?.isEnabled === true) {
    const words = `Outbound identity federation is already enabled for account ${accountId}`;
    return new AwsError('FeatureEnabled', 409, words);
  }
  const { issuer, signingKeys } = known ?? {
    issuer: newIssuer(moment.random),
    signingKeys: await firstKeys(moment.now),
  };
  const world = withFederation(scope, { outboundFederation: { issuer, signingKeys, isEnabled: true } });
  return done(world, { IssuerIdentifier: issuer });
}

const disableOutboundWebIdentityFederation = operation({
  service: 'iam',
  name: 'DisableOutboundWebIdentityFederation',
  parameters: object({}),
  asks: () => [{ action: 'iam:DisableOutboundWebIdentityFederation', resource: '*' }],
  run: (_, scope) => {
    const known = accountOf(scope).outboundFederation;
    if (known?.isEnabled !== true) return disabled(scope, 'already disabled');
    return done(withFederation(scope, { outboundFederation: { ...known, isEnabled: false } }));
  },
});

const getOutboundWebIdentityFederationInfo = operation({
  service: 'iam',
  name: 'GetOutboundWebIdentityFederationInfo',
  parameters: object({}),
  asks: () => [{ action: 'iam:GetOutboundWebIdentityFederationInfo', resource: '*' }],
  run: (_, scope) => {
    const known = accountOf(scope).outboundFederation;
    if (known?.isEnabled !== true) return disabled(scope);
    return done(scope.world, { IssuerIdentifier: known.issuer, JwtVendingEnabled: true });
  },
});

export const outboundWebIdentityOperations: readonly Operation[] = [
  enableOutboundWebIdentityFederation,
  disableOutboundWebIdentityFederation,
  getOutboundWebIdentityFederationInfo,
];
