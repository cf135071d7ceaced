/**
 * The calls of an account as the list shows them, newest first: who, what, on which thing, with which outcome.
 *
 * Not here: what a call's requests would come to today (asked-again.ts).
 */
import { parseArn, type AccountId } from '#account/arn.ts';
import type { ApiEvent } from '#account/event.ts';
import type { World } from '#account/world.ts';
import type { ApiCall } from '#ui/account/api-call.ts';
import { moment } from '#ui/account/dates.ts';
import type { NounRow } from '#ui/account/noun-list.ts';
import { arnName } from '#ui/decision/policy-name.ts';

export type Outcome = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied' | 'error';

export interface HistoryRow extends NounRow {
  readonly event: ApiEvent;
  /** Larger for later calls. */
  readonly order: number;
  readonly time: string;
  readonly caller: string;
  readonly resource: string;
  readonly outcome: Outcome;
}

/** Newest first. */
export function historyRows(world: World, accountId: AccountId): readonly HistoryRow[] {
  const events = [...world.events.values()].filter((event) => event.accountId === accountId);
  return events.map((event, index) => rowOf(event, index)).reverse();
}

function rowOf(event: ApiEvent, order: number): HistoryRow {
  return {
    key: event.id,
    // Of calls that are alike otherwise the latest comes first.
    name: String(Number.MAX_SAFE_INTEGER - order),
    words: valuesIn(event),
    event,
    order,
    time: moment(event.at).replace(' UTC', ''),
    caller: callerOf(event),
    resource: resourceOf(event),
    outcome: outcomeOf(event),
  };
}

function valuesIn({ parameters }: ApiEvent): string {
  return Object.values(parameters)
    .filter((value) => typeof value === 'string')
    .join(' ');
}

/** A principal as a list names it: `alice`, `root`, `ReleaseManager/alice`. */
export function callerOf({ callerArn }: ApiEvent): string {
  if (callerArn === undefined) return 'nobody AWS knows';
  const resource = parseArn(callerArn)?.resource ?? callerArn;
  return resource.startsWith('assumed-role/') ? resource.slice('assumed-role/'.length) : arnName(callerArn);
}

/** The thing asked for, without what every ARN of the account begins with; empty for calls on the account as a whole. */
export function resourceOf({ authorized }: ApiEvent): string {
  const named = authorized.map(({ request }) => request.resource).find((resource) => resource !== '*');
  return named === undefined ? '' : (parseArn(named)?.resource ?? named);
}

/** Denied is what AWS refused for lack of permission; a request may be denied and the account itself allow the call. */
export function outcomeOf({ error, authorized }: ApiEvent): Outcome {
  if (error === undefined) return 'Allowed';
  const refused = authorized.map(({ verdict }) => verdict).find((verdict) => verdict !== 'Allowed');
  return error.code === 'AccessDenied' && refused !== undefined ? refused : 'error';
}

/** The call as it can be made again; `undefined` for a service that the AWS CLI would not know here. */
export function callOf({ service, operation, parameters }: ApiEvent): ApiCall | undefined {
  return service === 'iam' || service === 'sts' ? { service, operation, parameters } : undefined;
}
