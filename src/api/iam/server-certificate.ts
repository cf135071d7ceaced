/**
 * Server certificates: uploaded, read, listed, renamed, tagged, deleted.
 *
 * AWS: IAM API Reference, "UploadServerCertificate" and the rest; IAM User Guide, "Manage server certificates in IAM".
 * The private key is compared and not kept. Not here: what a certificate says (certificate.ts).
 */
import type { ServerCertificate } from '#account/certificate.ts';
import { findByName } from '#account/find-by-name.ts';
import { put, remove } from '#account/world.ts';
import { AwsError, entityAlreadyExists, isAwsError, noSuchEntity } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, optional } from '../shape.ts';
import { uniqueId } from '../unique-id.ts';
import { readCertificate, readCertificates, readPrivateKey, type Certificate } from './certificate.ts';
import { accountArn, countIn, inAccount } from './entity.ts';
import {
  certificateBody,
  certificateChain,
  paging,
  path,
  pathPrefix,
  privateKey,
  serverCertificateName,
  tags,
} from './iam-shapes.ts';
import { paged } from './paging.ts';
import { tagOperations } from './tag-operations.ts';
import { heedingCase, newTags, requestTagKeys, shownTags, tagsIfAny } from './tags.ts';
import { tagAsk } from './user.ts';

const malformed = (message: string): AwsError => new AwsError('MalformedCertificate', 400, message);

const keyPairMismatch = new AwsError(
  'KeyPairMismatch',
  400,
  'The public key certificate and the private key do not match.',
);

function certificateArn(scope: Scope, pathOf: string, name: string): string {
  return accountArn(scope, `server-certificate${pathOf}${name}`);
}

function certificateNamed({ world, accountId }: Scope, name: string): ServerCertificate | AwsError {
  return (
    findByName(world.serverCertificates, accountId, name) ??
    noSuchEntity(`The Server Certificate with name ${name} cannot be found.`)
  );
}

/** For permission, whether it exists or not. */
function arnOf(scope: Scope, name: string): string {
  const found = certificateNamed(scope, name);
  return isAwsError(found) ? certificateArn(scope, '/', name) : found.arn;
}

function shownMetadata(certificate: ServerCertificate): Record<string, unknown> {
  return {
    Path: certificate.path,
    ServerCertificateName: certificate.name,
    ServerCertificateId: certificate.id,
    Arn: certificate.arn,
    UploadDate: certificate.uploadedAt,
    Expiration: certificate.expiresAt,
  };
}

const uploadServerCertificate = operation({
  service: 'iam',
  name: 'UploadServerCertificate',
  parameters: object({
    Path: optional(path),
    ServerCertificateName: serverCertificateName,
    CertificateBody: certificateBody,
    PrivateKey: privateKey,
    CertificateChain: optional(certificateChain),
    Tags: optional(tags),
  }),
  asks: ({ Path = '/', ServerCertificateName, Tags }, scope) => {
    const resource = certificateArn(scope, Path, ServerCertificateName);
    const keys = requestTagKeys(Tags);
    return [
      { action: 'iam:UploadServerCertificate', resource, keys },
      ...tagAsk('iam:TagServerCertificate', resource, Tags),
    ];
  },
  run: (parameters, scope) => {
    const { Path = '/', ServerCertificateName: name, CertificateBody, CertificateChain, Tags } = parameters;
    const { world, accountId, moment } = scope;
    const read = checked(CertificateBody, parameters.PrivateKey, CertificateChain);
    if (isAwsError(read)) return read;
    const problem = nameTaken(scope, name) ?? tooMany(scope);
    if (problem !== undefined) return problem;
    const given = newTags(Tags, heedingCase);
    if (isAwsError(given)) return given;
    const certificate: ServerCertificate = {
      arn: certificateArn(scope, Path, name),
      id: uniqueId('ASCA', moment.random),
      accountId,
      name,
      path: Path,
      body: CertificateBody,
      ...(CertificateChain !== undefined && { chain: CertificateChain }),
      uploadedAt: moment.now,
      expiresAt: read.expiresAt,
      tags: given,
    };
    const response = { ServerCertificateMetadata: shownMetadata(certificate), ...tagsIfAny(given) };
    return done(put(world, 'serverCertificates', certificate), response);
  },
});

/** What is uploaded, or why it cannot serve. */
function checked(body: string, key: string, chain: string | undefined): Certificate | AwsError {
  const certificate = readCertificate(body);
  if (certificate === undefined) {
    return malformed('Unable to parse certificate. Please ensure the certificate is in PEM format.');
  }
  const secret = readPrivateKey(key);
  if (secret === undefined) return malformed('Invalid Private Key.');
  const isOther = secret.publicKey !== undefined && secret.publicKey !== certificate.publicKey;
  if (isOther) return keyPairMismatch;
  return chainProblem(certificate, chain) ?? certificate;
}

/** AWS: first who signed the certificate, then who signed that, and so on; -1 is the certificate itself. */
function chainProblem(certificate: Certificate, chain: string | undefined): AwsError | undefined {
  if (chain === undefined) return undefined;
  const issuers = readCertificates(chain);
  const row = [certificate, ...issuers];
  const isWrong = (issuer: Certificate | undefined, index: number): boolean =>
    issuer === undefined || row[index]?.issuer !== issuer.subject;
  const wrong = issuers.length === 0 ? 0 : issuers.findIndex(isWrong);
  if (wrong < 0) return undefined;
  return malformed(
    'Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, ' +
      `followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${wrong - 1}`,
  );
}

function nameTaken({ world, accountId }: Scope, name: string): AwsError | undefined {
  return findByName(world.serverCertificates, accountId, name) === undefined
    ? undefined
    : entityAlreadyExists(`The Server Certificate with name ${name} already exists.`);
}

function tooMany({ world, accountId }: Scope): AwsError | undefined {
  const count = countIn(world.serverCertificates, accountId) + 1;
  return exceeded(world.accounts.get(accountId), 'ServerCertificatesPerAccount', count);
}

const getServerCertificate = operation({
  service: 'iam',
  name: 'GetServerCertificate',
  parameters: object({ ServerCertificateName: serverCertificateName }),
  asks: ({ ServerCertificateName }, scope) => [
    { action: 'iam:GetServerCertificate', resource: arnOf(scope, ServerCertificateName) },
  ],
  run: ({ ServerCertificateName }, scope) => {
    const certificate = certificateNamed(scope, ServerCertificateName);
    if (isAwsError(certificate)) return certificate;
    const { body, chain } = certificate;
    const shown = {
      ServerCertificateMetadata: shownMetadata(certificate),
      CertificateBody: body,
      ...(chain !== undefined && { CertificateChain: chain }),
      Tags: shownTags(certificate.tags),
    };
    return done(scope.world, { ServerCertificate: shown });
  },
});

const listServerCertificates = operation({
  service: 'iam',
  name: 'ListServerCertificates',
  parameters: object({ PathPrefix: optional(pathPrefix), ...paging }),
  asks: ({ PathPrefix = '/' }, scope) => [
    {
      action: 'iam:ListServerCertificates',
      resource: accountArn(scope, `server-certificate${PathPrefix}`),
    },
  ],
  run: ({ PathPrefix = '/', ...page }, scope) => {
    const certificates = inAccount(scope.world.serverCertificates, scope.accountId).filter((certificate) =>
      certificate.path.startsWith(PathPrefix),
    );
    const response = paged('ServerCertificateMetadataList', certificates, page, shownMetadata);
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const updateServerCertificate = operation({
  service: 'iam',
  name: 'UpdateServerCertificate',
  parameters: object({
    ServerCertificateName: serverCertificateName,
    NewPath: optional(path),
    NewServerCertificateName: optional(serverCertificateName),
  }),
  asks: ({ ServerCertificateName, NewPath, NewServerCertificateName }, scope) => {
    const action = 'iam:UpdateServerCertificate';
    const found = certificateNamed(scope, ServerCertificateName);
    if (isAwsError(found)) return [{ action, resource: arnOf(scope, ServerCertificateName) }];
    const after = certificateArn(scope, NewPath ?? found.path, NewServerCertificateName ?? found.name);
    return [...new Set([found.arn, after])].map((resource) => ({ action, resource }));
  },
  run: ({ ServerCertificateName, NewPath, NewServerCertificateName }, scope) => {
    const found = certificateNamed(scope, ServerCertificateName);
    if (isAwsError(found)) return found;
    const [name, newPath] = [NewServerCertificateName ?? found.name, NewPath ?? found.path];
    const isOther = name.toLowerCase() !== found.name.toLowerCase();
    const taken = isOther ? nameTaken(scope, name) : undefined;
    if (taken !== undefined) return taken;
    const moved = { ...found, arn: certificateArn(scope, newPath, name), name, path: newPath };
    const rest = remove(scope.world, 'serverCertificates', found.arn);
    return done(put(rest, 'serverCertificates', moved));
  },
});

const deleteServerCertificate = operation({
  service: 'iam',
  name: 'DeleteServerCertificate',
  parameters: object({ ServerCertificateName: serverCertificateName }),
  asks: ({ ServerCertificateName }, scope) => [
    { action: 'iam:DeleteServerCertificate', resource: arnOf(scope, ServerCertificateName) },
  ],
  run: ({ ServerCertificateName }, scope) => {
    const found = certificateNamed(scope, ServerCertificateName);
    return isAwsError(found) ? found : done(remove(scope.world, 'serverCertificates', found.arn));
  },
});

export const serverCertificateOperations: readonly Operation[] = [
  uploadServerCertificate,
  getServerCertificate,
  listServerCertificates,
  updateServerCertificate,
  deleteServerCertificate,
  ...tagOperations({
    type: 'ServerCertificate',
    rules: heedingCase,
    parameter: 'ServerCertificateName',
    shape: serverCertificateName,
    arn: arnOf,
    find: certificateNamed,
    put: (world, certificate) => put(world, 'serverCertificates', certificate),
  }),
];
