/**
 * The text of a trust policy for what a person chose: the ones that the console writes.
 *
 * AWS: IAM User Guide, "Create a role to give permissions to an IAM user", "… to an AWS service", "Create a role for SAML 2.0
 * federation", "Create a role for OpenID Connect federation". Not here: whether AWS takes it (api/iam/trust-policy.ts).
 */
import { rootArn, type AccountId, type ArnText } from '#account/arn.ts';
import { parsePolicy } from '#policy/parse.ts';

export type Trusted =
  | { readonly kind: 'service'; readonly service: string }
  | {
      readonly kind: 'account';
      readonly accountId: AccountId;
      /** That of the role, which alone can be trusted. Absent: `aws`. */
      readonly partition?: string;
      /** One user or role of it; else the account is trusted as a whole. */
      readonly principal?: ArnText;
      readonly externalId?: string;
      readonly mfa: boolean;
    }
  | { readonly kind: 'saml'; readonly provider: ArnText }
  | {
      readonly kind: 'oidc';
      readonly provider: ArnText;
      /** A client id of the provider. */
      readonly audience?: string;
      /** With `*` a pattern. */
      readonly subject?: string;
    };

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where the console lets SAML users sign in. */
const samlAudience = 'https://signin.aws.amazon.com/saml';

export function trustText(trusted: Trusted): string {
  const { principal, action, conditions } = partsOf(trusted);
  const statement = {
    Effect: 'Allow',
    Principal: principal,
    Action: action,
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

interface Parts {
  readonly principal: Readonly<Record<string, string>>;
  readonly action: string;
  readonly conditions: Conditions;
}

function partsOf(trusted: Trusted): Parts {
  switch (trusted.kind) {
    case 'service':
      return { principal: { Service: trusted.service }, action: 'sts:AssumeRole', conditions: {} };
    case 'account':
      return {
        principal: { AWS: trusted.principal ?? rootArn(trusted.accountId, trusted.partition) },
        action: 'sts:AssumeRole',
        conditions: accountConditions(trusted),
      };
    case 'saml':
      return {
        principal: { Federated: trusted.provider },
        action: 'sts:AssumeRoleWithSAML',
        conditions: { StringEquals: { 'SAML:aud': samlAudience } },
      };
    case 'oidc':
      return {
        principal: { Federated: trusted.provider },
        action: 'sts:AssumeRoleWithWebIdentity',
        conditions: tokenConditions(trusted),
      };
  }
}

function accountConditions({ externalId = '', mfa }: Extract<Trusted, { kind: 'account' }>): Conditions {
  return {
    ...(externalId !== '' && { StringEquals: { 'sts:ExternalId': externalId } }),
    ...(mfa && { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  };
}

/** Condition keys of a token begin with the provider's address. */
function tokenConditions({
  provider,
  audience = '',
  subject = '',
}: Extract<Trusted, { kind: 'oidc' }>): Conditions {
  const url = provider.slice(provider.indexOf('/') + 1);
  const isPattern = /[*?]/.test(subject);
  const equal = {
    ...(audience !== '' && { [`${url}:aud`]: audience }),
    ...(subject !== '' && !isPattern && { [`${url}:sub`]: subject }),
  };
  return {
    ...(Object.keys(equal).length > 0 && { StringEquals: equal }),
    ...(isPattern && { StringLike: { [`${url}:sub`]: subject } }),
  };
}

/** A text of one line, as programs write them, over several; a text that has lines stays as it is. */
export function inLines(text: string): string {
  if (text.includes('\n')) return text;
  const { value, problems } = parsePolicy(text);
  return problems.length === 0 && value !== undefined ? JSON.stringify(value, null, 2) : text;
}
