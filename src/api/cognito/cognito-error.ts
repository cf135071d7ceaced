/**
 * The failures of Amazon Cognito identity pools, in the words that the service sends.
 *
 * AWS: Amazon Cognito Federated Identities API Reference, the errors of each action. All of them travel with HTTP status 400.
 */
import { AwsError } from '../aws-error.ts';

type Make = (message: string) => AwsError;

const failure =
  (code: string): Make =>
  (message) =>
    new AwsError(code, 400, message);

export const notAuthorized = failure('NotAuthorizedException');
export const resourceNotFound = failure('ResourceNotFoundException');
export const resourceConflict = failure('ResourceConflictException');
export const invalidParameter = failure('InvalidParameterException');
export const limitExceeded = failure('LimitExceededException');

export const invalidPoolConfiguration = new AwsError(
  'InvalidIdentityPoolConfigurationException',
  400,
  'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
);

export const guestsNotAllowed = notAuthorized(
  'Unauthenticated access is not supported for this identity pool.',
);

export const loginsDoNotMatch = notAuthorized(
  "Logins don't match. Please include at least one valid login for this identity or identity pool.",
);

export const unsupportedProvider = notAuthorized(
  'Token is not from a supported provider of this identity pool.',
);
