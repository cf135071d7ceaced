import type { AccountId, ArnText } from './arn.ts';
import type { Tags } from './tag.ts';

/** Kinds of resources that the playground knows by name; `other` is any ARN. */
export const resourceTypes = [
  's3:bucket',
  'kms:key',
  'sqs:queue',
  'sns:topic',
  'lambda:function',
  'secretsmanager:secret',
  'other',
] as const;

export type ResourceType = (typeof resourceTypes)[number];

/** A thing in an account that requests act on. An object belongs to its bucket's record. */
export interface Resource {
  readonly arn: ArnText;
  readonly accountId: AccountId;
  readonly type: ResourceType;
  readonly name: string;
  readonly tags: Tags;
  /** The resource-based policy; a KMS key always has one. */
  readonly policy?: string;
}
