/**
 * Random requests of every kind of principal, from an alphabet small enough for policies to meet them often.
 */
import fc from 'fast-check';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import type { Principal } from '#authorize/principal.ts';
import { arbitraryContext } from './arbitrary-context.ts';

/** Where principals and resources live; the first is the commonest. */
export const accounts = ['111122223333', '444455556666'] as const;

const arbitraryPrincipal: fc.Arbitrary<Principal> = fc
  .record({
    account: fc.constantFrom<string[]>(accounts[0], accounts[0], accounts[1]),
    partition: fc.constantFrom('aws', 'aws', 'aws', 'aws', 'aws', 'aws', 'aws', 'aws', 'aws-cn'),
    name: fc.constantFrom('alice', 'Alice', 'team/alice', 'bob'),
    role: fc.constantFrom('App', 'App', 'path/App', 'aws-service-role/x.amazonaws.com/AWSServiceRoleForX'),
    kind: fc.constantFrom(
      'user',
      'user',
      'user',
      'roleSession',
      'roleSession',
      'roleSession',
      'federatedUser',
      'federatedUser',
      'root',
      'service',
      'identityProvider',
      'anonymous',
    ),
    known: fc.boolean(),
  })
  .map(({ account: accountId, partition, name, role, kind, known: hasId }): Principal => {
    const iam = `arn:${partition}:iam::${accountId}`;
    const sts = `arn:${partition}:sts::${accountId}`;
    switch (kind) {
      case 'root':
        return { kind, arn: `${iam}:root`, accountId };
      case 'roleSession':
        return {
          kind,
          arn: `${sts}:assumed-role/${role.split('/').at(-1)}/job1`,
          accountId,
          roleArn: `${iam}:role/${role}`,
          ...(hasId ? { roleId: 'AROAEXAMPLEAPP' } : {}),
        };
      case 'federatedUser':
        return {
          kind,
          arn: `${sts}:federated-user/dana`,
          accountId,
          issuerArn: name === 'bob' ? `${iam}:root` : `${iam}:user/${name}`,
          ...(hasId && name !== 'bob' ? { issuerId: 'AIDAEXAMPLEALICE' } : {}),
        };
      case 'service':
        return { kind, name: 'ec2.amazonaws.com' };
      case 'identityProvider':
        return { kind, name: name === 'bob' ? 'accounts.google.com' : `${iam}:saml-provider/Corp` };
      case 'anonymous':
        return { kind };
      default:
        return {
          kind: 'user',
          arn: `${iam}:user/${name}`,
          accountId,
          ...(hasId ? { id: 'AIDAEXAMPLEALICE' } : {}),
        };
    }
  });

/** Action, and the resource's ARN with `A` for the account. */
const calls = [
  ['s3:GetObject', 'arn:aws:s3:::acme-data/home/alice/a.txt'],
  ['s3:GetObject', 'arn:aws:s3:::acme-data/home/alice/a.txt'],
  ['S3:getobject', 'arn:aws:s3:::acme-data/${aws:username}*'],
  ['s3:PutObject', 'arn:aws:s3:::acme-data//a:b?c'],
  ['s3:ListAllMyBuckets', '*'],
  ['sqs:SendMessage', 'arn:aws:sqs:eu-west-1:A:queue'],
  ['ec2:StopInstances', 'arn:aws:ec2:eu-west-1:A:instance/i-1'],
  ['iam:GetUser', 'arn:aws:iam::A:user/alice'],
  ['iam:PassRole', 'arn:aws:iam::A:role/App'],
  ['sts:AssumeRole', 'arn:aws:iam::A:role/App'],
  ['sts:AssumeRole', 'arn:aws:iam::A:role/App'],
  ['sts:AssumeRole', '*'],
  ['sts:AssumeRoleWithSAML', 'arn:aws:iam::A:role/path/App'],
  ['sts:TagSession', 'arn:aws:iam::A:role/App'],
  ['sts:SetSourceIdentity', 'arn:aws:iam::A:role/App'],
  ['sts:GetCallerIdentity', '*'],
  ['STS:getsessiontoken', '*'],
  ['kms:Decrypt', 'arn:aws:kms:eu-west-1:A:key/1'],
  ['kms:Decrypt', 'arn:aws:kms:eu-west-1:A:key/1'],
  ['kms:RetireGrant', 'arn:aws:kms:eu-west-1:A:key/1'],
  ['kms:CreateAlias', 'arn:aws:kms:eu-west-1:A:alias/key/1'],
] as const;

export const arbitraryRequest: fc.Arbitrary<AuthorizationRequest> = fc
  .record({
    principal: arbitraryPrincipal,
    call: fc.constantFrom(...calls),
    account: fc.constantFrom<string[]>(accounts[0], accounts[0], accounts[0], accounts[1]),
    context: arbitraryContext,
  })
  .map(({ principal, call: [action, arn], account: accountId, context }) => ({
    principal,
    action,
    resource: { arn: arn.replace(':A:', `:${accountId}:`), accountId },
    context,
  }));
