import { partitionOfArn, type AccountId, type ArnText } from './arn.ts';
import { secondsAfter, secondsBetween } from './iso-time.ts';
import type { ContextValue } from './request.ts';
import type { Role } from './role.ts';
import type { Tags } from './tag.ts';

/** How the temporary credentials were obtained. */
export type SessionOperation =
  | 'AssumeRole'
  | 'AssumeRoleWithSAML'
  | 'AssumeRoleWithWebIdentity'
  | 'GetFederationToken'
  | 'GetSessionToken'
  /** Signed in to the console with a password: a session of a user or of root. */
  | 'ConsoleLogin';

/** A set of temporary credentials and what they stand for. Times are ISO 8601 in UTC. */
export interface Session {
  /** The access key id, ASIA… */
  readonly id: string;
  readonly operation: SessionOperation;
  /** Who calls with them: assumed-role ARN, federated-user ARN, or the user's own ARN (GetSessionToken, ConsoleLogin). */
  readonly principalArn: ArnText;
  /** Whose permissions they carry: a role, or the user who asked. */
  readonly issuerArn: ArnText;
  /** Unique id of that role or user: one that was made anew under the same name is another. Absent for root. */
  readonly issuerId?: string;
  readonly accountId: AccountId;
  /** Role session name or federated user name; empty for sessions of a user or of root. */
  readonly name: string;
  /** Passed inline document, if any. */
  readonly policy?: string;
  /** Passed managed policies. */
  readonly policyArns: readonly ArnText[];
  readonly tags: Tags;
  readonly sourceIdentity?: string;
  /** When MFA was given, if it was; of a role's session: to the call that assumed it, which the session does not carry on. */
  readonly mfaAuthenticatedAt?: string;
  /** Provider of the federated identity, for SAML and web identity. */
  readonly federatedProvider?: string;
  /** Tags that go on to the next role (by key, as passed). */
  readonly transitiveTagKeys?: readonly string[];
  /** The access key or session that asked for it: the link before it in a chain. Absent where no credentials asked. */
  readonly parentId?: string;
  /** A console session: by password, federated, or a role that was switched to. */
  readonly isConsole?: true;
  /** Condition keys of the identity provider's that live on in the session: `saml:sub`, `accounts.google.com:aud`. */
  readonly federatedKeys?: Readonly<Record<string, ContextValue>>;
  /** A token of the global endpoint's first version: valid only in Regions that are enabled by default. */
  readonly tokenVersion?: 'v1Token';
  /** What signs requests; absent in a world that came by link, where nobody can sign with it. */
  readonly secret?: string;
  /** What has to come with every request. */
  readonly token?: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** The last quarter of a session, a quarter of an hour at most, begins here: time to get new credentials. */
export function expiringAt({ issuedAt, expiresAt }: Pick<Session, 'issuedAt' | 'expiresAt'>): string {
  return secondsAfter(expiresAt, -Math.min(900, Math.ceil(secondsBetween(issuedAt, expiresAt) / 4)));
}

/** Who calls with a session of this role. AWS leaves the role's path out. */
export function roleSessionArn(
  { arn, accountId, name }: Pick<Role, 'arn' | 'accountId' | 'name'>,
  sessionName: string,
): ArnText {
  return `arn:${partitionOfArn(arn)}:sts::${accountId}:assumed-role/${name}/${sessionName}`;
}
