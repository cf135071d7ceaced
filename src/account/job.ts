import type { AccountId } from './arn.ts';

/** Work that AWS does in the background and answers later: reports and the deletion of service-linked roles. */
export interface Job {
  /** The id under which the caller asks for it. */
  readonly id: string;
  readonly accountId: AccountId;
  readonly type: 'credentialReport' | 'serviceLastAccessed' | 'organizationsAccess' | 'roleDeletion';
  readonly startedAt: string;
  /** What it is about: an ARN, or an organization's entity path. */
  readonly about: string;
  /** What was asked for besides, e.g. `granularity`. */
  readonly options: Readonly<Record<string, string>>;
  /** The outcome as it was when the job ran: text of a report, or JSON. */
  readonly result: string;
}
