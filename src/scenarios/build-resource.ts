/** Resources and VPC endpoints for ready worlds, by the names that people give them. */
import type { AccountId, ArnText } from '#account/arn.ts';
import type { Resource, ResourceType } from '#account/resource.ts';
import type { Tags } from '#account/tag.ts';
import type { VpcEndpoint } from '#account/vpc-endpoint.ts';

interface ResourceOptions {
  readonly policy?: string;
  readonly tags?: Tags;
}

/** Where a regional resource lives. */
export interface Place {
  readonly accountId: AccountId;
  readonly region: string;
}

export function bucket(accountId: AccountId, name: string, options: ResourceOptions = {}): Resource {
  return resource(accountId, 's3:bucket', bucketArn(name), name, options);
}

export function bucketArn(name: string): ArnText {
  return `arn:aws:s3:::${name}`;
}

/** A KMS key always has a policy. */
export function key(place: Place, keyId: string, policy: string, tags: Tags = {}): Resource {
  return resource(place.accountId, 'kms:key', regionalArn(place, 'kms', `key/${keyId}`), keyId, {
    policy,
    tags,
  });
}

export function queue(place: Place, name: string, options: ResourceOptions = {}): Resource {
  return resource(place.accountId, 'sqs:queue', regionalArn(place, 'sqs', name), name, options);
}

export function topic(place: Place, name: string, options: ResourceOptions = {}): Resource {
  return resource(place.accountId, 'sns:topic', regionalArn(place, 'sns', name), name, options);
}

export function lambdaFunction(place: Place, name: string, options: ResourceOptions = {}): Resource {
  const arn = regionalArn(place, 'lambda', `function:${name}`);
  return resource(place.accountId, 'lambda:function', arn, name, options);
}

/** `suffix` is the six characters that Secrets Manager adds to the name in the ARN. */
export function secret(place: Place, name: string, suffix: string, options: ResourceOptions = {}): Resource {
  const arn = regionalArn(place, 'secretsmanager', `secret:${name}-${suffix}`);
  return resource(place.accountId, 'secretsmanager:secret', arn, name, options);
}

export function instance(place: Place, instanceId: string, tags: Tags = {}): Resource {
  const arn = regionalArn(place, 'ec2', `instance/${instanceId}`);
  return resource(place.accountId, 'other', arn, instanceId, { tags });
}

export function regionalArn({ accountId, region }: Place, service: string, name: string): ArnText {
  return `arn:aws:${service}:${region}:${accountId}:${name}`;
}

function resource(
  accountId: AccountId,
  type: ResourceType,
  arn: ArnText,
  name: string,
  { policy, tags = {} }: ResourceOptions,
): Resource {
  return { arn, accountId, type, name, tags, ...(policy !== undefined && { policy }) };
}

export function vpcEndpoint(
  accountId: AccountId,
  id: string,
  vpcId: string,
  service: string,
  policy?: string,
): VpcEndpoint {
  return { id, vpcId, accountId, service, ...(policy !== undefined && { policy }) };
}
