/**
 * Who makes a request, as far as authorization asks.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal".
 */
import type { AccountId, ArnText } from '#account/arn.ts';

export type Principal =
  /** An IAM user, also through GetSessionToken credentials. `id` is AIDA…, when known. */
  | { readonly kind: 'user'; readonly arn: ArnText; readonly accountId: AccountId; readonly id?: string }
  | { readonly kind: 'root'; readonly arn: ArnText; readonly accountId: AccountId }
  /** A session of a role. `arn` is the assumed-role ARN, `roleId` AROA…, when known. */
  | {
      readonly kind: 'roleSession';
      readonly arn: ArnText;
      readonly accountId: AccountId;
      readonly roleArn: ArnText;
      readonly roleId?: string;
    }
  /** A GetFederationToken session and the user or root who asked for it. */
  | {
      readonly kind: 'federatedUser';
      readonly arn: ArnText;
      readonly accountId: AccountId;
      readonly issuerArn: ArnText;
      readonly issuerId?: string;
    }
  | { readonly kind: 'service'; readonly name: string }
  /** The provider of an unsigned AssumeRoleWithSAML or AssumeRoleWithWebIdentity call: ARN or host name. */
  | { readonly kind: 'identityProvider'; readonly name: string }
  | { readonly kind: 'anonymous' };

export type PrincipalKind = Principal['kind'];
