/**
 * Organizations for ready worlds.
 *
 * AWS attaches FullAWSAccess and RCPFullAWSAccess to every new root, unit and account; so does this.
 */
import type { Account } from '#account/account.ts';
import type { AccountId } from '#account/arn.ts';
import type { Organization, OrganizationalUnit, OrganizationPolicy } from '#account/organization.ts';
import { policyText } from './policy-text.ts';

export function organization(suffix: string, managementAccountId: AccountId): Organization {
  return { id: `o-${suffix}`, managementAccountId, rootId: `r-${suffix.slice(0, 4)}` };
}

/** A unit; `suffix` is the eight characters after the root's. */
export function unit(
  of: Organization,
  name: string,
  suffix: string,
  parentId: string = of.rootId,
): OrganizationalUnit {
  return { id: `ou-${of.rootId.slice(2)}-${suffix}`, name, parentId };
}

export function account(id: AccountId, name: string, parentId?: string): Account {
  return { id, name, ...(parentId !== undefined && { parentId }) };
}

/** A service control policy on these roots, units and accounts. */
export function scp(
  of: Organization,
  name: string,
  document: string,
  targets: readonly string[],
): OrganizationPolicy {
  return customerPolicy(of, 'SERVICE_CONTROL_POLICY', name, document, targets);
}

/** A resource control policy on these roots, units and accounts. */
export function rcp(
  of: Organization,
  name: string,
  document: string,
  targets: readonly string[],
): OrganizationPolicy {
  return customerPolicy(of, 'RESOURCE_CONTROL_POLICY', name, document, targets);
}

function customerPolicy(
  of: Organization,
  type: OrganizationPolicy['type'],
  name: string,
  document: string,
  targets: readonly string[],
): OrganizationPolicy {
  const id = `p-${policyIdOf(name)}`;
  const arn = `arn:aws:organizations::${of.managementAccountId}:policy/${of.id}/${type.toLowerCase()}/${id}`;
  return { id, arn, type, name, document, targets, awsManaged: false };
}

/** Eight lower-case characters that follow from the name. */
function policyIdOf(name: string): string {
  let hash = 0;
  for (const character of name) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36).padStart(8, '0').slice(-8);
}

/** The two policies that AWS attaches everywhere. */
export function defaultPolicies(targets: readonly string[]): readonly OrganizationPolicy[] {
  return [
    {
      id: 'p-FullAWSAccess',
      arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
      type: 'SERVICE_CONTROL_POLICY',
      name: 'FullAWSAccess',
      document: policyText({ Effect: 'Allow', Action: '*', Resource: '*' }),
      targets,
      awsManaged: true,
    },
    {
      id: 'p-RCPFullAWSAccess',
      arn: 'arn:aws:organizations::aws:policy/resource_control_policy/p-RCPFullAWSAccess',
      type: 'RESOURCE_CONTROL_POLICY',
      name: 'RCPFullAWSAccess',
      document: policyText({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
      targets,
      awsManaged: true,
    },
  ];
}
