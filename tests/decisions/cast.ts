/**
 * Who and what the decision tables speak of.
 *
 * Account 111122223333 is ours; 444455556666 is another one.
 */
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import type { Principal } from '#authorize/principal.ts';
import { ask, type Context, type Thing } from './language.ts';
import { allow, deny, on, type Statement } from './statement.ts';

export const ours = '111122223333';
export const theirs = '444455556666';

/** Names the whole account in a Principal element. */
export const ourAccount = `arn:aws:iam::${ours}:root`;

/* Who asks */

export const alice = user(ours, 'alice');
export const bob = user(ours, 'bob');
/** Of the other account. */
export const cara = user(theirs, 'cara');
export const root: Principal = { kind: 'root', accountId: ours, arn: ourAccount };
export const appRole = `arn:aws:iam::${ours}:role/App`;
/** A session of the role App. */
export const job1 = session(appRole, 'job1');
export const broker = user(ours, 'broker');
/** Asked for by broker through GetFederationToken. */
export const dana = federated('dana', broker.arn);
export const anonymous: Principal = { kind: 'anonymous' };
export const corp = provider(`arn:aws:iam::${ours}:saml-provider/Corp`);
export const github = provider(`arn:aws:iam::${ours}:oidc-provider/token.actions.githubusercontent.com`);
export const cognito = provider('cognito-identity.amazonaws.com');
export const cloudtrail = service('cloudtrail.amazonaws.com');

export function user(accountId: string, name: string, id?: string): Principal & { kind: 'user' } {
  return { kind: 'user', accountId, arn: `arn:aws:iam::${accountId}:user/${name}`, ...(id && { id }) };
}

/** A session of a role; its ARN leaves the role's path out. */
export function session(roleArn: string, name: string, roleId?: string): Principal & { kind: 'roleSession' } {
  const accountId = roleArn.split(':')[4] ?? '';
  const arn = `arn:aws:sts::${accountId}:assumed-role/${roleArn.slice(roleArn.lastIndexOf('/') + 1)}/${name}`;
  return { kind: 'roleSession', accountId, arn, roleArn, ...(roleId && { roleId }) };
}

export function federated(name: string, issuerArn: string, issuerId?: string): Principal {
  const accountId = issuerArn.split(':')[4] ?? '';
  const arn = `arn:aws:sts::${accountId}:federated-user/${name}`;
  return { kind: 'federatedUser', accountId, arn, issuerArn, ...(issuerId && { issuerId }) };
}

export function service(name: string): Principal & { kind: 'service' } {
  return { kind: 'service', name };
}

export function provider(name: string): Principal & { kind: 'identityProvider' } {
  return { kind: 'identityProvider', name };
}

/* What is asked for */

/** S3 objects; `objects` covers them all. */
export const bucket = 'arn:aws:s3:::acme-data';
export const objects = `${bucket}/*`;
export const report: Thing = { arn: `${bucket}/reports/q1.csv`, accountId: ours };
/** In the other account. */
export const theirObjects = 'arn:aws:s3:::beta/*';
export const theirObject: Thing = { arn: 'arn:aws:s3:::beta/x.txt', accountId: theirs };
export const instance = thing(`arn:aws:ec2:us-east-1:${ours}:instance/i-1`);
export const queue = thing(`arn:aws:sqs:us-east-1:${ours}:q1`);
export const key = thing(`arn:aws:kms:us-east-1:${ours}:key/1234abcd`);
export const roleApp = thing(appRole);
export const roleNext = thing(`arn:aws:iam::${ours}:role/Next`);
export const theirRole: Thing = { arn: `arn:aws:iam::${theirs}:role/Ops`, accountId: theirs };
export const logFile = thing(`${bucket}/AWSLogs/x`);
export const anything = thing('*');

/** Something in our account. */
export function thing(arn: string): Thing {
  return { arn, accountId: ours };
}

/** The request that most tables make: s3:GetObject on the report. */
export function reads(principal: Principal, context: Context = {}): AuthorizationRequest {
  return ask(principal, 's3:GetObject', report, context);
}

/** Statements about that request: s3:GetObject on all objects of the bucket. */
export function allowReading(...parts: readonly object[]): Statement {
  return allow('s3:GetObject', on(objects), ...parts);
}

export function denyReading(...parts: readonly object[]): Statement {
  return deny('s3:GetObject', on(objects), ...parts);
}
