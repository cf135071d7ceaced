import { expect, test } from 'vitest';
import { csvRows } from './csv.ts';
import { credentialTable, lastAccessedTable, reportText, summaryTable } from './report-table.ts';

test.each([
  ['a,b', [['a', 'b']]],
  ['a,,', [['a', '', '']]],
  [',a', [['', 'a']]],
  ['"a,b",c', [['a,b', 'c']]],
  ['a\nb\n', [['a'], ['b']]],
])('the fields of %j', (text, rows) => {
  expect(csvRows(text)).toEqual(rows);
});

test('a credential report is a table with a head', () => {
  const text = reportText({ Content: btoa('user,arn\nalice,arn:aws:iam::111122223333:user/alice') });
  expect(credentialTable(text)).toEqual({
    columns: ['user', 'arn'],
    rows: [['alice', 'arn:aws:iam::111122223333:user/alice']],
  });
});

test('a summary is names and numbers', () => {
  expect(summaryTable({ SummaryMap: new Map([['UsersQuota', 5000]]) }).rows).toEqual([
    ['UsersQuota', '5,000'],
  ]);
});

test('services come in the order of their last use, the unused ones last', () => {
  const service = (name: string, at?: string) => ({
    ServiceName: name,
    ServiceNamespace: name,
    ...(at !== undefined && { LastAuthenticated: at }),
  });
  const pages = [
    { ServicesLastAccessed: [service('a'), service('b', '2026-01-01T00:00:00Z')] },
    { ServicesLastAccessed: [service('c', '2026-02-01T00:00:00Z')] },
  ];
  expect(lastAccessedTable(pages).rows.map(([name, , at]) => [name, at])).toEqual([
    ['c', '1 Feb 2026, 00:00:00 UTC'],
    ['b', '1 Jan 2026, 00:00:00 UTC'],
    ['a', 'never'],
  ]);
});
