/**
 * The policies that may grant something to a user, group or role, and how each reached it.
 *
 * Not here: boundaries and organization policies, which only limit; what a policy allows (authorize/).
 */
import { countedSize } from '#account/policy-size.ts';
import { parseArn, type ArnText } from '#account/arn.ts';
import type { Group } from '#account/group.ts';
import { defaultDocument } from '#account/managed-policy.ts';
import type { World } from '#account/world.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import type { Holder } from './holder.ts';

export type GrantKind = 'inline' | 'customer managed' | 'AWS managed';

export interface Grant {
  readonly key: string;
  readonly name: string;
  readonly kind: GrantKind;
  /** Absent for inline policies. */
  readonly arn?: ArnText;
  /** Of a customer managed policy: the version in force. */
  readonly version?: string;
  /** Empty when the world lost the policy. */
  readonly document: string;
  /** The group it came through; absent when it hangs on the holder itself. */
  readonly group?: Group;
}

/** First what hangs on it, then what comes through its groups, each in AWS's order. */
export function grantsOf(world: World, holder: Holder): readonly Grant[] {
  const through = holder.kind === 'User' ? holder.record.groups : [];
  const groups = through.flatMap((arn) => world.groups.get(arn) ?? []);
  return [...grantsOn(world, holder.record), ...groups.flatMap((group) => grantsOn(world, group, group))];
}

function grantsOn(world: World, record: Holder['record'], group?: Group): readonly Grant[] {
  const via = group === undefined ? {} : { group };
  return [
    ...record.attachedPolicies.map((arn) => ({
      ...attached(world, arn),
      key: `${record.arn} ${arn}`,
      ...via,
    })),
    ...record.inlinePolicies.map(({ name, document }) => ({
      key: `${record.arn} inline ${name}`,
      name,
      kind: 'inline' as const,
      document,
      ...via,
    })),
  ];
}

function attached(world: World, arn: ArnText): Omit<Grant, 'key' | 'group'> {
  const policy = world.managedPolicies.get(arn);
  const document = (policy && defaultDocument(policy)) ?? '';
  const isAws = parseArn(arn)?.account === 'aws';
  const base = { name: policy?.name ?? arnName(arn), arn, document };
  if (isAws) return { ...base, kind: 'AWS managed' };
  const version = policy?.defaultVersionId;
  return { ...base, kind: 'customer managed', ...(version !== undefined && { version }) };
}

/** Characters that AWS counts against the limit of inline policies: all but white space. */
export function inlineSize(record: Holder['record']): number {
  return record.inlinePolicies.reduce((sum, { document }) => sum + countedSize(document), 0);
}
