/**
 * How the tables of findings are written: `[type, policy, expected]`.
 *
 * The policy is what differs from the usual statement of its type (`undefined` takes an element away), or, with a
 * Statement in it, the whole document, or the text itself. Expected is `CODE covered text`; several places of one
 * finding are joined by ` + `. An empty list says that there is no error.
 */
import type { PolicyType } from '../../policy-type.ts';

export type Row = readonly [type: Kind, policy: object | string, ...expected: readonly string[]];

/** A policy type; with a resource type behind it, e.g. `resource AWS::S3::Bucket`, or `resource without catalogue`. */
export type Kind = PolicyType | `resource AWS::${string}` | `${PolicyType} without catalogue`;

const anAccount = { AWS: '111122223333' };

const usual: Readonly<Record<PolicyType, object>> = {
  identity: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
  permissionsBoundary: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
  session: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
  resource: { Effect: 'Allow', Principal: anAccount, Action: 's3:GetObject', Resource: '*' },
  vpcEndpoint: { Effect: 'Allow', Principal: anAccount, Action: 's3:GetObject', Resource: '*' },
  trust: { Effect: 'Allow', Principal: anAccount, Action: 'sts:AssumeRole' },
  serviceControl: { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' },
  resourceControl: { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: '*' },
};

/** The policy type of a kind. */
export function typeOf(kind: Kind): PolicyType {
  return kind.split(' ')[0] as PolicyType;
}

export function textOf([kind, policy]: Row): string {
  if (typeof policy === 'string') return policy;
  const isDocument = 'Statement' in policy || 'Version' in policy || 'statement' in policy;
  const statement = { ...usual[typeOf(kind)], ...policy };
  return JSON.stringify(isDocument ? policy : { Version: '2012-10-17', Statement: [statement] });
}
