/**
 * What an account needs for a directory's grants: the role that trusts its provider.
 *
 * AWS: IAM User Guide, "Create a role for SAML 2.0 federation", "Pass session tags in AWS STS".
 */
import { inPartition, parseArn, partitionOfArn } from '#account/arn.ts';
import type { Directory, DirectoryGrant } from '#account/directory.ts';
import type { World } from '#account/world.ts';
import { readSamlMetadata } from '#api/iam/saml-metadata.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';

/** Lets people of the provider in, with all that the directory says of them. */
export function trustOf(providerArn: string, directory: Directory): string {
  const isTagged = Object.keys(directory.tagAttributes).length > 0;
  const Action = [
    'sts:AssumeRoleWithSAML',
    ...(isTagged ? ['sts:TagSession'] : []),
    ...(directory.sendsSourceIdentity ? ['sts:SetSourceIdentity'] : []),
  ];
  const Condition = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
  const Statement = [{ Effect: 'Allow', Principal: { Federated: providerArn }, Action, Condition }];
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}

/** Makes the role of a grant, with something that it may do. */
export function roleCalls(
  { roleArn, providerArn }: DirectoryGrant,
  directory: Directory,
): readonly ApiCall[] {
  const RoleName = nameIn(roleArn);
  const PolicyArn = inPartition('arn:aws:iam::aws:policy/ReadOnlyAccess', partitionOfArn(roleArn));
  const AssumeRolePolicyDocument = trustOf(providerArn, directory);
  return [
    iam('CreateRole', { RoleName, AssumeRolePolicyDocument }),
    iam('AttachRolePolicy', { RoleName, PolicyArn }),
  ];
}

/** The last part of an ARN. */
export function nameIn(arn: string): string {
  return parseArn(arn)?.resource.split('/').at(-1) ?? arn;
}

/** How far the account knows a directory. */
export type Acquaintance = 'unknown' | 'known' | 'otherKey' | 'otherIssuer';

export function acquaintance(world: World, providerArn: string, directory: Directory): Acquaintance {
  const provider = world.samlProviders.get(providerArn);
  if (provider === undefined) return 'unknown';
  const { metadataDocument } = provider;
  if (readSamlMetadata(metadataDocument)?.entityId !== directory.entityId) return 'otherIssuer';
  const { certificate } = directory.signingKey;
  const isKnown = certificate !== undefined && metadataDocument.replace(/\s/g, '').includes(certificate);
  return isKnown ? 'known' : 'otherKey';
}
