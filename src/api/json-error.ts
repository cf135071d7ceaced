/**
 * A failure that every service knows, as those services call it that speak AWS JSON: other codes, always HTTP status 400.
 *
 * AWS: "Common errors" of the Amazon Cognito Federated Identities API Reference and of others of its kind.
 */
import { AwsError } from './aws-error.ts';

const jsonCodes: Readonly<Record<string, string>> = {
  ValidationError: 'ValidationException',
  InvalidAction: 'UnknownOperationException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  ExpiredToken: 'ExpiredTokenException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
  IncompleteSignature: 'IncompleteSignatureException',
};

/** Failures of the service's own stay as they are. */
export function jsonError(error: AwsError): AwsError {
  const code = jsonCodes[error.code];
  if (code === undefined) return error;
  return new AwsError(code, 400, code === 'UnknownOperationException' ? undefined : error.message);
}
