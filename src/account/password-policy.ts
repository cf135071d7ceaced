/**
 * The account's own rules for the passwords of its IAM users.
 *
 * AWS: IAM API Reference, "UpdateAccountPasswordPolicy". Not here: whether a password keeps them (api/iam/).
 */
export interface PasswordPolicy {
  /** 6 to 128. */
  readonly minimumPasswordLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercaseCharacters: boolean;
  readonly requireLowercaseCharacters: boolean;
  readonly allowUsersToChangePassword: boolean;
  /** Days, 1 to 1,095; absent: passwords never expire. */
  readonly maxPasswordAge?: number;
  /** So many former passwords may not come back, 1 to 24; absent: all may. */
  readonly passwordReusePrevention?: number;
  /** Whether an expired password needs an administrator. AWS tells the two ways of not having it apart. */
  readonly hardExpiry?: boolean;
}
