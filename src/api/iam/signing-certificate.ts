/**
 * X.509 certificates with which users sign requests to the oldest services.
 *
 * AWS: IAM API Reference, "UploadSigningCertificate" and its three siblings.
 * Not here: what a certificate says (certificate.ts).
 */
import type { SigningCertificate } from '#account/certificate.ts';
import { heldBy } from '#account/held-by.ts';
import { put, remove } from '#account/world.ts';
import { AwsError, invalidInput, isAwsError, noSuchEntity } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, optional, text } from '../shape.ts';
import { base32, characters } from '../unique-id.ts';
import { readCertificate } from './certificate.ts';
import { credentialHolder, credentialHolderArn, shownHolder } from './credential-holder.ts';
import { hex } from './der.ts';
import { certificateBody, existingUserName, paging, status } from './iam-shapes.ts';
import { paged } from './paging.ts';

const certificateId = text({ min: 24, max: 128, pattern: /^\w+$/, shown: '[\\w]+' });
const idLength = 32;

function shownCertificate(certificate: SigningCertificate, scope: Scope): Record<string, unknown> {
  return {
    ...shownHolder(scope, certificate.holder),
    CertificateId: certificate.id,
    CertificateBody: certificate.body,
    Status: certificate.status,
    UploadDate: certificate.uploadedAt,
  };
}

/** The holder first: AWS misses the user before the certificate. */
function certificateOf(
  scope: Scope,
  userName: string | undefined,
  id: string,
): SigningCertificate | AwsError {
  const holder = credentialHolder(scope, userName);
  if (isAwsError(holder)) return holder;
  const certificate = scope.world.signingCertificates.get(id);
  return certificate?.holder === holder.arn
    ? certificate
    : noSuchEntity(`The Certificate with id ${id} cannot be found.`);
}

const uploadSigningCertificate = operation({
  service: 'iam',
  name: 'UploadSigningCertificate',
  parameters: object({ UserName: optional(existingUserName), CertificateBody: certificateBody }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:UploadSigningCertificate', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, CertificateBody }, scope) => {
    const { world, accountId, moment } = scope;
    const holder = credentialHolder(scope, UserName);
    if (isAwsError(holder)) return holder;
    const count = heldBy(world.signingCertificates, holder.arn).length + 1;
    const problem =
      notNew(scope, CertificateBody) ?? exceeded(world.accounts.get(accountId), 'CertificatesPerUser', count);
    if (problem !== undefined) return problem;
    const certificate: SigningCertificate = {
      id: characters(base32, idLength, moment.random),
      accountId,
      holder: holder.arn,
      body: CertificateBody,
      status: 'Active',
      uploadedAt: moment.now,
    };
    const response = { Certificate: shownCertificate(certificate, scope) };
    return done(put(world, 'signingCertificates', certificate), response);
  },
});

/** AWS: a certificate stands for one user of the account. */
function notNew({ world, accountId }: Scope, body: string): AwsError | undefined {
  const bytes = readCertificate(body)?.bytes;
  if (bytes === undefined) {
    return new AwsError('MalformedCertificate', 400, `Certificate ${body} is malformed.`);
  }
  const isKnown = [...world.signingCertificates.values()].some((known) => {
    const knownBytes = readCertificate(known.body)?.bytes;
    return known.accountId === accountId && knownBytes !== undefined && hex(knownBytes) === hex(bytes);
  });
  return isKnown
    ? new AwsError(
        'DuplicateCertificate',
        409,
        'The same certificate is associated with an IAM user in the account.',
      )
    : undefined;
}

const listSigningCertificates = operation({
  service: 'iam',
  name: 'ListSigningCertificates',
  parameters: object({ UserName: optional(existingUserName), ...paging }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:ListSigningCertificates', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, ...page }, scope) => {
    const holder = credentialHolder(scope, UserName);
    if (isAwsError(holder)) return holder;
    const certificates = heldBy(scope.world.signingCertificates, holder.arn);
    const response = paged('Certificates', certificates, page, (each) => shownCertificate(each, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const updateSigningCertificate = operation({
  service: 'iam',
  name: 'UpdateSigningCertificate',
  parameters: object({
    UserName: optional(existingUserName),
    CertificateId: certificateId,
    Status: status,
  }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:UpdateSigningCertificate', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, CertificateId, Status }, scope) => {
    const certificate = certificateOf(scope, UserName, CertificateId);
    if (isAwsError(certificate)) return certificate;
    if (Status === 'Expired') return invalidInput('Status cannot be set to Expired.');
    return done(put(scope.world, 'signingCertificates', { ...certificate, status: Status }));
  },
});

const deleteSigningCertificate = operation({
  service: 'iam',
  name: 'DeleteSigningCertificate',
  parameters: object({ UserName: optional(existingUserName), CertificateId: certificateId }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:DeleteSigningCertificate', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, CertificateId }, scope) => {
    const certificate = certificateOf(scope, UserName, CertificateId);
    if (isAwsError(certificate)) return certificate;
    return done(remove(scope.world, 'signingCertificates', CertificateId));
  },
});

export const signingCertificateOperations: readonly Operation[] = [
  uploadSigningCertificate,
  listSigningCertificates,
  updateSigningCertificate,
  deleteSigningCertificate,
];
