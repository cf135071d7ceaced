/**
 * What can only take away from a user or role: its permissions boundary, and the service control policies above its account.
 *
 * AWS: Organizations User Guide, "SCP effects on permissions": they bind no principal of the management account.
 * Not here: resource control policies, which bind the resources of an account, whoever asks.
 */
import type { AccountId, ArnText } from '#account/arn.ts';
import { organizationPath } from '#account/organization-path.ts';
import type { World } from '#account/world.ts';
import { arnName, policyKind } from '#ui/decision/policy-name.ts';

export interface Ceiling {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  /** `on alice`, `OU Production`. */
  readonly place: string;
}

const words = { organizationRoot: '', organizationalUnit: 'OU ', account: 'account ' } as const;

/** The boundary first, then from the root of the organization down. */
export function ceilingsOf(
  world: World,
  accountId: AccountId,
  name: string,
  boundary: ArnText | undefined,
): readonly Ceiling[] {
  return [...boundaryOf(world, name, boundary), ...controlPolicies(world, accountId)];
}

function boundaryOf(world: World, name: string, arn: ArnText | undefined): readonly Ceiling[] {
  if (arn === undefined) return [];
  const kind = policyKind({ kind: 'managed', arn, versionId: '' }, world);
  return [{ key: arn, name: arnName(arn), kind: `boundary, ${kind}`, place: `on ${name}` }];
}

function controlPolicies(world: World, accountId: AccountId): readonly Ceiling[] {
  const path = organizationPath(world, accountId);
  if (path === undefined || path.organization.managementAccountId === accountId) return [];
  const policies = [...world.organizationPolicies.values()].filter(
    // FullAWSAccess takes nothing away.
    ({ type, awsManaged }) => type === 'SERVICE_CONTROL_POLICY' && !awsManaged,
  );
  return path.steps.flatMap((step) =>
    policies
      .filter(({ targets }) => targets.includes(step.id))
      .map((policy) => ({
        key: `${step.id} ${policy.id}`,
        name: policy.name,
        kind: 'SCP',
        place: `${words[step.kind]}${step.name}`,
      })),
  );
}
