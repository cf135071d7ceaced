/**
 * What a policy is called on the page: its name, what kind of policy it is, and what it hangs on.
 *
 * Not here: its text (account/policy-document.ts).
 */
import { parseArn, type ArnText } from '#account/arn.ts';
import type { PolicyRef } from '#account/policy-ref.ts';
import type { World } from '#account/world.ts';
import type { PolicyTrace, Question, StatementRef, Via } from '#authorize/decision.ts';

/** The last part of an ARN's path: `alice`, `LedgerWork`; the text itself when it is no ARN. */
export function arnName(arn: ArnText): string {
  const resource = parseArn(arn)?.resource ?? arn;
  return resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
}

/** The name of the policy itself: `LedgerWork`, `KeepProdData`, `bucket policy of acme-prod-ledger`. */
export function policyName(ref: PolicyRef, world: World): string {
  switch (ref.kind) {
    case 'inline':
    case 'given':
      return ref.name;
    case 'managed':
      return arnName(ref.arn);
    case 'trust':
      return `trust policy of ${arnName(ref.role)}`;
    case 'resource':
      return `${policyKind(ref, world)} of ${world.resources.get(ref.resource)?.name ?? arnName(ref.resource)}`;
    case 'session':
      return 'passed session policy';
    case 'organization':
      return world.organizationPolicies.get(ref.id)?.name ?? ref.id;
    case 'vpcEndpoint':
      return `policy of ${ref.id}`;
  }
}

/** One or two words for a badge: `SCP`, `inline`, `AWS managed`. */
export function policyKind(ref: PolicyRef, world: World): string {
  switch (ref.kind) {
    case 'managed':
      return parseArn(ref.arn)?.account === 'aws' ? 'AWS managed' : 'customer managed';
    case 'organization':
      return world.organizationPolicies.get(ref.id)?.type === 'RESOURCE_CONTROL_POLICY' ? 'RCP' : 'SCP';
    case 'resource':
      return resourcePolicyKind(world.resources.get(ref.resource)?.type);
    default:
      return plainKinds[ref.kind];
  }
}

const plainKinds = {
  inline: 'inline',
  trust: 'trust policy',
  session: 'session policy',
  vpcEndpoint: 'endpoint policy',
  given: 'given',
} as const;

function resourcePolicyKind(type: string | undefined): string {
  const thing = type === undefined || type === 'other' ? 'resource' : type.slice(type.indexOf(':') + 1);
  return `${thing} policy`;
}

/** A statement by its Sid, else by its place: `OnlyStewardsDelete`, `statement 2`. */
export function statementName(ref: StatementRef): string {
  return ref.sid === undefined || ref.sid === '' ? `statement ${ref.index + 1}` : ref.sid;
}

const viaKinds = {
  user: '',
  group: 'group',
  role: 'role',
  session: 'session',
  organizationRoot: '',
  organizationalUnit: 'OU',
  account: 'account',
  resource: '',
  vpcEndpoint: 'endpoint',
  given: '',
} as const satisfies Record<Via['kind'], string>;

/** A thing with the word for its kind where the name alone does not tell: `group developers`, `OU Production`. */
export function viaName(via: Via): string {
  return viaKinds[via.kind] === '' ? via.name : `${viaKinds[via.kind]} ${via.name}`;
}

/** Whether the policy's name already says what kind it is and what it hangs on: `trust policy of Auditor`. */
export function namesItsPlace(ref: PolicyRef): boolean {
  return ref.kind === 'trust' || ref.kind === 'resource' || ref.kind === 'vpcEndpoint';
}

/** As a sentence goes on: `the SCP KeepProdData on OU Production`, `the policy LedgerWork of group developers`. */
export function policyPhrase(trace: PolicyTrace, world: World, layer?: Question): string {
  const { policy, reachedThrough } = trace;
  const name = policyName(policy, world);
  const [via] = reachedThrough;
  switch (policy.kind) {
    case 'organization':
      return `the ${policyKind(policy, world)} ${name}${via ? ` on ${viaName(via)}` : ''}`;
    case 'managed':
      if (layer === 'permissionsBoundary') return `the permissions boundary ${name}`;
      if (layer === 'sessionPolicy') return `the session policy ${name}`;
      return `the policy ${name}${via ? ` of ${viaName(via)}` : ''}`;
    case 'inline':
      return `the inline policy ${name}${via ? ` of ${viaName(via)}` : ''}`;
    case 'session':
      return 'the session policy';
    case 'given':
      return `the policy ${name}`;
    case 'resource':
    case 'trust':
    case 'vpcEndpoint':
      return `the ${name}`;
  }
}
