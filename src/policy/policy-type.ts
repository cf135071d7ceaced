/** The kinds of documents that share the policy language; each has its own grammar. */
export const policyTypes = [
  'identity',
  'permissionsBoundary',
  'session',
  'resource',
  'trust',
  'serviceControl',
  'resourceControl',
  'vpcEndpoint',
] as const;

export type PolicyType = (typeof policyTypes)[number];
