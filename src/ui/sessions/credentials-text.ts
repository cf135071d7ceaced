/**
 * Temporary credentials as programs take them: environment variables, a profile, JSON.
 *
 * AWS: AWS SDKs and Tools Reference Guide, "Shared config and credentials files", "Process credential provider".
 */
import type { Session } from '#account/session.ts';

export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** ISO 8601 in UTC. */
  readonly expiration: string;
}

export type CredentialsForm = 'env' | 'profile' | 'json';

/** `profile` is a name for the section of a profile. */
export function credentialsText(
  { accessKeyId, secretAccessKey, sessionToken, expiration }: TemporaryCredentials,
  form: CredentialsForm,
  profile: string,
): string {
  switch (form) {
    case 'env':
      return [
        `export AWS_ACCESS_KEY_ID=${accessKeyId}`,
        `export AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
        `export AWS_SESSION_TOKEN=${sessionToken}`,
      ].join('\n');
    case 'profile':
      return [
        `[${profile}]`,
        `aws_access_key_id = ${accessKeyId}`,
        `aws_secret_access_key = ${secretAccessKey}`,
        `aws_session_token = ${sessionToken}`,
      ].join('\n');
    case 'json':
      return JSON.stringify(
        {
          Version: 1,
          AccessKeyId: accessKeyId,
          SecretAccessKey: secretAccessKey,
          SessionToken: sessionToken,
          Expiration: expiration,
        },
        null,
        2,
      );
  }
}

/** Those of a session; `undefined` when the world has no secret of it. */
export function credentialsOf({ id, secret, token, expiresAt }: Session): TemporaryCredentials | undefined {
  return secret === undefined || token === undefined
    ? undefined
    : { accessKeyId: id, secretAccessKey: secret, sessionToken: token, expiration: expiresAt };
}

/** What AssumeRole and its kin answered. */
export function credentialsIn(
  response: Readonly<Record<string, unknown>> | undefined,
): TemporaryCredentials | undefined {
  const given = response?.['Credentials'] as Readonly<Record<string, string>> | undefined;
  if (given === undefined) return undefined;
  return {
    accessKeyId: given['AccessKeyId'] ?? '',
    secretAccessKey: given['SecretAccessKey'] ?? '',
    sessionToken: given['SessionToken'] ?? '',
    expiration: given['Expiration'] ?? '',
  };
}
