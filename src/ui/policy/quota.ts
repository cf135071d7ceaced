/**
 * How much of AWS's size limit a policy uses.
 *
 * AWS: IAM User Guide, "IAM and AWS STS quotas"; AWS Organizations User Guide, "Quotas"; services' own limits on
 * resource policies. IAM does not count white space; Organizations and the services do.
 */
import { countedSize } from '#account/policy-size.ts';
import type { PolicyRef } from '#account/policy-ref.ts';
import type { ResourceType } from '#account/resource.ts';
import type { World } from '#account/world.ts';

export interface Quota {
  readonly used: number;
  readonly limit: number;
}

const inlineLimits = { users: 2_048, groups: 5_120, roles: 10_240 } as const;

const resourceLimits: Readonly<Partial<Record<ResourceType, number>>> = {
  's3:bucket': 20_480,
  'kms:key': 32_768,
  'sns:topic': 30_720,
  'lambda:function': 20_480,
  'secretsmanager:secret': 20_480,
};

/** `undefined` where AWS names no limit. `text` is the document as it stands in the editor. */
export function quotaOf(world: World, ref: PolicyRef, text: string): Quota | undefined {
  switch (ref.kind) {
    case 'managed':
      return { used: countedSize(text), limit: 6_144 };
    case 'trust':
      return { used: countedSize(text), limit: 2_048 };
    case 'session':
      return { used: text.length, limit: 2_048 };
    case 'organization':
      return { used: text.length, limit: 5_120 };
    case 'vpcEndpoint':
      return { used: text.length, limit: 20_480 };
    case 'inline':
      return inlineQuota(world, ref.holder, ref.name, text);
    case 'resource':
      return resourceQuota(world.resources.get(ref.resource)?.type, text);
    case 'given':
      return undefined;
  }
}

/** All inline policies of a holder share one limit. */
function inlineQuota(world: World, holder: string, name: string, text: string): Quota | undefined {
  const kind = (['users', 'groups', 'roles'] as const).find((each) => world[each].has(holder));
  const policies = kind && world[kind].get(holder)?.inlinePolicies;
  if (kind === undefined || policies === undefined) return undefined;
  const documents = policies.map((policy) => (policy.name === name ? text : policy.document));
  return {
    used: documents.reduce((sum, document) => sum + countedSize(document), 0),
    limit: inlineLimits[kind],
  };
}

function resourceQuota(type: ResourceType | undefined, text: string): Quota | undefined {
  const limit = type === undefined ? undefined : resourceLimits[type];
  return limit === undefined ? undefined : { used: text.length, limit };
}
