/**
 * Reports as tables: what AWS answers, in the columns that a person reads.
 *
 * AWS: IAM User Guide, "Generate credential reports", "Refine permissions using last accessed information".
 */
import type { Response } from '#api/call.ts';
import { moment } from '#ui/account/dates.ts';
import { csvRows } from './csv.ts';

export interface ReportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The text of a credential report, which travels as base64. */
export function reportText(response: Response): string {
  const content = response['Content'];
  return typeof content === 'string' ? atob(content) : '';
}

export function credentialTable(text: string): ReportTable {
  const [columns = [], ...rows] = csvRows(text);
  return { columns, rows };
}

/** Names and numbers. */
export function summaryTable(response: Response): ReportTable {
  const map = response['SummaryMap'];
  const entries = map instanceof Map ? [...(map as ReadonlyMap<string, number>)] : [];
  return {
    columns: ['Name', 'Number'],
    rows: entries.map(([name, number]) => [name, number.toLocaleString('en')]),
  };
}

interface ServiceLastAccessed {
  readonly ServiceName: string;
  readonly ServiceNamespace: string;
  readonly LastAuthenticated?: string;
  readonly LastAuthenticatedEntity?: string;
}

/** What was used last comes first. */
export function lastAccessedTable(responses: readonly Response[]): ReportTable {
  const services = responses.flatMap(
    ({ ServicesLastAccessed }) => (ServicesLastAccessed ?? []) as readonly ServiceLastAccessed[],
  );
  const latestFirst = services.toSorted((a, b) =>
    (b.LastAuthenticated ?? '').localeCompare(a.LastAuthenticated ?? ''),
  );
  return {
    columns: ['Service', 'Prefix', 'Last used', 'By'],
    rows: latestFirst.map((service) => [
      service.ServiceName,
      service.ServiceNamespace,
      service.LastAuthenticated === undefined ? 'never' : moment(service.LastAuthenticated),
      service.LastAuthenticatedEntity ?? '',
    ]),
  };
}
