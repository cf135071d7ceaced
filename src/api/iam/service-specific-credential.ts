/**
 * Names and passwords for single services, such as Git access to CodeCommit.
 *
 * AWS: IAM API Reference, "CreateServiceSpecificCredential" and the rest. The password is told when it is made, and not kept.
 * API keys for Amazon Bedrock have another form and an end.
 */
import { secondsAfter } from '#account/iso-time.ts';
import { heldBy } from '#account/held-by.ts';
import type { ServiceSpecificCredential } from '#account/service-credential.ts';
import type { User } from '#account/user.ts';
import { put, remove } from '#account/world.ts';
import { invalidInput, isAwsError, noSuchEntity, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { boolean, integer, object, optional, text } from '../shape.ts';
import { secretAccessKey, uniqueId } from '../unique-id.ts';
import { credentialHolder, credentialHolderArn, shownHolder } from './credential-holder.ts';
import { arnNamed, userNamed } from './entity.ts';
import { existingUserName, paging, status } from './iam-shapes.ts';
import { paged } from './paging.ts';

const credentialId = text({ min: 20, max: 128, pattern: /^\w+$/, shown: '[\\w]+' });
const serviceName = text();

const bedrock = 'bedrock.amazonaws.com';
const services: ReadonlySet<string> = new Set([
  'codecommit.amazonaws.com',
  'cassandra.amazonaws.com',
  bedrock,
]);

function unsupported(service: string | undefined): AwsError | undefined {
  return service === undefined || services.has(service)
    ? undefined
    : noSuchEntity(`No such service ${service} is supported for Service Specific Credentials`);
}

/** As lists show one: without its secret. */
function shownCredential(credential: ServiceSpecificCredential, scope: Scope): Record<string, unknown> {
  const { id, service, userName, createdAt, expiresAt } = credential;
  return {
    ...shownHolder(scope, credential.holder),
    Status: credential.status,
    ...(service === bedrock ? { ServiceCredentialAlias: userName } : { ServiceUserName: userName }),
    CreateDate: createdAt,
    ...(expiresAt !== undefined && { ExpirationDate: expiresAt }),
    ServiceSpecificCredentialId: id,
    ServiceName: service,
  };
}

/** With a new secret, which is told this once. */
function shownWithSecret(credential: ServiceSpecificCredential, scope: Scope): Record<string, unknown> {
  const secret = secretAccessKey(scope.moment.random);
  const shown = shownCredential(credential, scope);
  return credential.service === bedrock
    ? { ...shown, ServiceCredentialSecret: secret }
    : { ...shown, ServicePassword: secret };
}

const createServiceSpecificCredential = operation({
  service: 'iam',
  name: 'CreateServiceSpecificCredential',
  parameters: object({
    UserName: existingUserName,
    ServiceName: serviceName,
    CredentialAgeDays: optional(integer(1, 36_600)),
  }),
  asks: ({ UserName, ServiceName, CredentialAgeDays }, scope) => {
    const keys = {
      'iam:ServiceSpecificCredentialServiceName': ServiceName,
      ...(CredentialAgeDays !== undefined && {
        'iam:ServiceSpecificCredentialAgeDays': String(CredentialAgeDays),
      }),
    };
    const resource = arnNamed(scope, 'user', UserName);
    return [{ action: 'iam:CreateServiceSpecificCredential', resource, keys }];
  },
  run: ({ UserName, ServiceName, CredentialAgeDays }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const problem = unsupported(ServiceName) ?? tooMany(scope, user, ServiceName);
    if (problem !== undefined) return problem;
    if (CredentialAgeDays !== undefined && ServiceName !== bedrock) {
      return invalidInput('CredentialAgeDays is only supported for Amazon Bedrock API keys.');
    }
    const credential: ServiceSpecificCredential = {
      id: uniqueId('ACCA', scope.moment.random),
      accountId: scope.accountId,
      holder: user.arn,
      service: ServiceName,
      userName: nextUserName(scope, user, ServiceName),
      status: 'Active',
      createdAt: scope.moment.now,
      ...(CredentialAgeDays !== undefined && { expiresAt: daysAfter(scope.moment.now, CredentialAgeDays) }),
    };
    const response = { ServiceSpecificCredential: shownWithSecret(credential, scope) };
    return done(put(scope.world, 'serviceSpecificCredentials', credential), response);
  },
});

function ofService({ world }: Scope, user: User, service: string): readonly ServiceSpecificCredential[] {
  return heldBy(world.serviceSpecificCredentials, user.arn).filter((each) => each.service === service);
}

function tooMany(scope: Scope, user: User, service: string): AwsError | undefined {
  const { world, accountId } = scope;
  const count = ofService(scope, user, service).length + 1;
  return exceeded(world.accounts.get(accountId), 'ServiceSpecificCredentialsPerUser', count);
}

/** `alice-at-ACCOUNT`, then `alice+1-at-ACCOUNT`; it stays when the user is renamed. */
function nextUserName(scope: Scope, user: User, service: string): string {
  const taken = new Set(ofService(scope, user, service).map(({ userName }) => userName));
  for (let number = 0; ; number += 1) {
    const name = `${user.name}${number === 0 ? '' : `+${number}`}-at-${scope.accountId}`;
    if (!taken.has(name)) return name;
  }
}

function daysAfter(now: string, days: number): string {
  return secondsAfter(now, days * 86_400);
}

const listServiceSpecificCredentials = operation({
  service: 'iam',
  name: 'ListServiceSpecificCredentials',
  parameters: object({
    UserName: optional(existingUserName),
    ServiceName: optional(serviceName),
    AllUsers: optional(boolean),
    ...paging,
  }),
  asks: ({ UserName, AllUsers = false }, scope) => [
    {
      action: 'iam:ListServiceSpecificCredentials',
      resource: AllUsers ? '*' : credentialHolderArn(scope, UserName),
    },
  ],
  run: ({ UserName, ServiceName, AllUsers = false, ...page }, scope) => {
    const found = AllUsers ? ofAccount(scope) : ofHolder(scope, UserName);
    if (isAwsError(found)) return found;
    const problem = unsupported(ServiceName);
    if (problem !== undefined) return problem;
    const entries = found.filter(({ service }) => ServiceName === undefined || service === ServiceName);
    const response = paged('ServiceSpecificCredentials', entries, page, (each) =>
      shownCredential(each, scope),
    );
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

function ofAccount({ world, accountId }: Scope): readonly ServiceSpecificCredential[] {
  return [...world.serviceSpecificCredentials.values()].filter((each) => each.accountId === accountId);
}

function ofHolder(
  scope: Scope,
  userName: string | undefined,
): readonly ServiceSpecificCredential[] | AwsError {
  const holder = credentialHolder(scope, userName);
  return isAwsError(holder) ? holder : heldBy(scope.world.serviceSpecificCredentials, holder.arn);
}

/** The holder first: AWS misses the user before the credential. */
function credentialOf(
  scope: Scope,
  userName: string | undefined,
  id: string,
): ServiceSpecificCredential | AwsError {
  const held = ofHolder(scope, userName);
  if (isAwsError(held)) return held;
  return held.find((each) => each.id === id) ?? noSuchEntity(`No such credential ${id} exists`);
}

const named = { UserName: optional(existingUserName), ServiceSpecificCredentialId: credentialId };

/** Permission for a change to one credential. */
function changeAsk(
  action: string,
  { UserName, ServiceSpecificCredentialId: id }: { UserName?: string; ServiceSpecificCredentialId: string },
  scope: Scope,
) {
  const service = scope.world.serviceSpecificCredentials.get(id)?.service;
  const keys = service === undefined ? {} : { 'iam:ServiceSpecificCredentialServiceName': service };
  return [{ action, resource: credentialHolderArn(scope, UserName), keys }];
}

const updateServiceSpecificCredential = operation({
  service: 'iam',
  name: 'UpdateServiceSpecificCredential',
  parameters: object({ ...named, Status: status }),
  asks: (parameters, scope) => changeAsk('iam:UpdateServiceSpecificCredential', parameters, scope),
  run: ({ UserName, ServiceSpecificCredentialId, Status }, scope) => {
    const credential = credentialOf(scope, UserName, ServiceSpecificCredentialId);
    if (isAwsError(credential)) return credential;
    if (Status === 'Expired') return invalidInput('Status cannot be set to Expired.');
    return done(put(scope.world, 'serviceSpecificCredentials', { ...credential, status: Status }));
  },
});

/** AWS: a new password; the old one ends at once, the status stays. */
const resetServiceSpecificCredential = operation({
  service: 'iam',
  name: 'ResetServiceSpecificCredential',
  parameters: object(named),
  asks: (parameters, scope) => changeAsk('iam:ResetServiceSpecificCredential', parameters, scope),
  run: ({ UserName, ServiceSpecificCredentialId }, scope) => {
    const credential = credentialOf(scope, UserName, ServiceSpecificCredentialId);
    if (isAwsError(credential)) return credential;
    return done(scope.world, { ServiceSpecificCredential: shownWithSecret(credential, scope) });
  },
});

const deleteServiceSpecificCredential = operation({
  service: 'iam',
  name: 'DeleteServiceSpecificCredential',
  parameters: object(named),
  asks: (parameters, scope) => changeAsk('iam:DeleteServiceSpecificCredential', parameters, scope),
  run: ({ UserName, ServiceSpecificCredentialId }, scope) => {
    const credential = credentialOf(scope, UserName, ServiceSpecificCredentialId);
    if (isAwsError(credential)) return credential;
    return done(remove(scope.world, 'serviceSpecificCredentials', credential.id));
  },
});

export const serviceSpecificCredentialOperations: readonly Operation[] = [
  createServiceSpecificCredential,
  listServiceSpecificCredentials,
  updateServiceSpecificCredential,
  resetServiceSpecificCredential,
  deleteServiceSpecificCredential,
];
