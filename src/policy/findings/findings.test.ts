import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { openCatalogue, type Catalogue } from '#catalogue/catalogue.ts';
import { exampleArn } from '#catalogue/resource-types.ts';
import type { Finding } from '../finding.ts';
import { checkPolicy, refusals } from './check-policy.ts';
import { findings } from './findings.ts';
import { actions } from './rows/actions.ts';
import { arns } from './rows/arns.ts';
import { conditionKeys, conditions } from './rows/conditions.ts';
import { organization } from './rows/organization.ts';
import { principals } from './rows/principals.ts';
import { textOf, typeOf, type Row } from './rows/row.ts';
import { structure } from './rows/structure.ts';
import { trust } from './rows/trust.ts';
import { variables } from './rows/variables.ts';
import { workedExamples } from './rows/worked-examples.ts';

const tables = {
  structure,
  actions,
  arns,
  principals,
  trust,
  organization,
  conditions,
  conditionKeys,
  variables,
  workedExamples,
};

const rows: readonly Row[] = Object.values(tables).flat();

/** Kinesis is left out, to see what is said about a service that is not loaded. */
const loaded = ['s3', 'iam', 'sts', 'sqs', 'kms', 'ssm', 'ec2', 'ec2-instance-connect', 'secretsmanager'];

let catalogue: Catalogue;

beforeAll(async () => {
  const opened = await openCatalogue(async (path) =>
    JSON.parse(await readFile(join(import.meta.dirname, '../../../public/catalogue', path), 'utf8')),
  );
  if (!opened.ok) throw new Error(opened.failure.says);
  catalogue = opened.value;
  for (const prefix of loaded) await catalogue.loadService(prefix);
});

function check(row: Row): readonly Finding[] {
  const resourceType = /AWS::\S+/.exec(row[0])?.[0];
  return checkPolicy(textOf(row), {
    type: typeOf(row[0]),
    ...(resourceType === undefined ? {} : { resourceType }),
    ...(row[0].endsWith('without catalogue') ? {} : { facts: catalogue }),
  });
}

function described({ code, locations }: Finding, text: string): string {
  return `${code} ${locations.map(({ range }) => text.slice(range.start.offset, range.end.offset)).join(' + ')}`;
}

for (const [subject, table] of Object.entries(tables)) {
  describe(subject, () => {
    test.each(table.map((row) => [row[0], textOf(row).slice(0, 200), row] as const))(
      '%s: %s',
      (_type, _text, row) => {
        const [, , ...expected] = row;
        const found = check(row).filter(({ type }) => type === 'ERROR');
        expect(found.map((finding) => described(finding, textOf(row)))).toEqual(expected);
      },
    );
  });
}

it('has for each rule a row in which it fires', () => {
  const fired = new Set(
    rows.flatMap((row) => check(row).map(({ code, refused }) => `${code} ${refused === true}`)),
  );
  const all = findings.map((rule) => `${rule.code} ${rule.refused === true}`);
  expect(all.filter((rule) => !fired.has(rule))).toEqual([]);
});

it('says each thing in one or two sentences', () => {
  for (const { message } of rows.flatMap(check)) {
    const words = message.replace(/“[^”]*”/g, 'X').replace(/[\w.:/-]+\.(com|0\/24)\b|203\.0\.113\.0/g, 'X');
    expect(words).toMatch(/^[^.!?]+\.( [^.!?]+\.)?$/);
  }
});

describe('what AWS itself writes', () => {
  it('a managed policy is never refused', async () => {
    const index = await catalogue.loadManagedPolicies();
    if (!index.ok) throw new Error(index.failure.says);
    const names = [...index.value.entries.keys()];
    expect(names.length).toBeGreaterThan(1_000);
    for (const name of names) {
      const policy = await catalogue.loadManagedPolicy(name);
      const text = (policy.ok && policy.value?.document) || '';
      expect(refusals(checkPolicy(text, { type: 'identity' })), name).toEqual([]);
    }
  }, 60_000);

  it.each(loaded)('an ARN of the form that the reference of %s prints has no error', (prefix) => {
    const types = [...(catalogue.service(prefix)?.resourceTypes.values() ?? [])];
    const place = { accountId: '111122223333', region: 'us-east-1' };
    for (const arn of types
      .flatMap(({ arnPatterns }) => arnPatterns)
      .map((form) => exampleArn(form, place))) {
      expect(check(['identity', { Action: `${prefix}:*`, Resource: arn }]), arn).toEqual([]);
    }
  });
});
