/** Which calls of the history are shown: by caller, by operation or whole service, by outcome. */
import type { HistoryRow, Outcome } from './history-rows.ts';

export interface HistoryFilter {
  /** ARN; empty: everybody. */
  readonly caller: string;
  /** `iam`, or `iam:CreateUser`; empty: everything. */
  readonly operation: string;
  /** `denied`: either way. */
  readonly outcome: '' | 'denied' | Outcome;
}

export const everything: HistoryFilter = { caller: '', operation: '', outcome: '' };

export const outcomeChoices: readonly (readonly [HistoryFilter['outcome'], string])[] = [
  ['', 'Any outcome'],
  ['Allowed', 'Allowed'],
  ['denied', 'Denied'],
  ['ExplicitlyDenied', 'Denied by a Deny'],
  ['ImplicitlyDenied', 'Denied for lack of an Allow'],
  ['error', 'Other error'],
];

export function filtered(rows: readonly HistoryRow[], filter: HistoryFilter): readonly HistoryRow[] {
  return rows.filter((row) => holds(row, filter));
}

function holds({ event, outcome }: HistoryRow, filter: HistoryFilter): boolean {
  const isDenied = outcome === 'ExplicitlyDenied' || outcome === 'ImplicitlyDenied';
  return (
    (filter.caller === '' || (event.callerArn ?? 'nobody') === filter.caller) &&
    (filter.operation === '' ||
      filter.operation === event.service ||
      filter.operation === `${event.service}:${event.operation}`) &&
    (filter.outcome === '' || filter.outcome === outcome || (filter.outcome === 'denied' && isDenied))
  );
}

/** What can be chosen, in the order of words: ARN and name. Calls of nobody are under `nobody`. */
export function callersIn(rows: readonly HistoryRow[]): readonly (readonly [string, string])[] {
  const callers = new Map(rows.map(({ event, caller }) => [event.callerArn ?? 'nobody', caller] as const));
  return [...callers].sort(([, a], [, b]) => (a < b ? -1 : 1));
}

/** Each service, then its operations. */
export function operationsIn(rows: readonly HistoryRow[]): ReadonlyMap<string, readonly string[]> {
  const services = new Map<string, Set<string>>();
  for (const { event } of rows) {
    const known = services.get(event.service) ?? new Set();
    services.set(event.service, known.add(event.operation));
  }
  return new Map([...services].sort().map(([service, names]) => [service, [...names].sort()] as const));
}
