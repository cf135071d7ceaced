/**
 * A failure as AWS returns it: code, words and HTTP status.
 *
 * Errors are values; operations return them, nothing throws them. AWS: IAM API Reference, "Common errors" and the errors
 * of each action; wordings as AWS sends them.
 */
export class AwsError {
  readonly code: string;
  readonly httpStatus: number;
  /** Absent where AWS sends none. */
  readonly message?: string;

  constructor(code: string, httpStatus: number, message?: string) {
    this.code = code;
    this.httpStatus = httpStatus;
    if (message !== undefined) this.message = message;
  }
}

export function isAwsError(value: unknown): value is AwsError {
  return value instanceof AwsError;
}

type Make = (message: string) => AwsError;

export const noSuchEntity: Make = (message) => new AwsError('NoSuchEntity', 404, message);
export const entityAlreadyExists: Make = (message) => new AwsError('EntityAlreadyExists', 409, message);
export const deleteConflict: Make = (message) => new AwsError('DeleteConflict', 409, message);
export const limitExceeded: Make = (message) => new AwsError('LimitExceeded', 409, message);
export const invalidInput: Make = (message) => new AwsError('InvalidInput', 400, message);
export const validationError: Make = (message) => new AwsError('ValidationError', 400, message);
export const malformedPolicyDocument: Make = (message) =>
  new AwsError('MalformedPolicyDocument', 400, message);
export const unmodifiableEntity: Make = (message) => new AwsError('UnmodifiableEntity', 400, message);
export const accessDeniedError: Make = (message) => new AwsError('AccessDenied', 403, message);
