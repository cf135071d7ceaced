/** What a role's trust policy asks for besides the right caller, as far as its text tells: what to fill in. */
import type { Role } from '#account/role.ts';

export interface Demand {
  readonly asks: string;
  readonly todo: string;
}

const demands: readonly (readonly [RegExp, Demand])[] = [
  [
    /"aws:MultiFactorAuth(?:Present|Age)"/i,
    {
      asks: 'Its trust policy speaks of MFA.',
      todo: 'Give the serial number of a device of yours and the code that it shows now; without them AWS answers AccessDenied and does not say why.',
    },
  ],
  [
    /"sts:ExternalId"/i,
    {
      asks: 'Its trust policy speaks of an external id.',
      todo: 'Give the one that the owner of the role told you.',
    },
  ],
  [
    /"sts:SourceIdentity"/i,
    {
      asks: 'Its trust policy speaks of a source identity.',
      todo: 'Give one under More; the trust policy has to allow sts:SetSourceIdentity.',
    },
  ],
  [
    /"sts:RoleSessionName"/i,
    { asks: 'Its trust policy speaks of the session name.', todo: 'Often it has to be your user name.' },
  ],
];

export function demandsOf({
  assumeRolePolicyDocument,
}: Pick<Role, 'assumeRolePolicyDocument'>): readonly Demand[] {
  return demands.flatMap(([words, demand]) => (words.test(assumeRolePolicyDocument) ? [demand] : []));
}
