import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, openCatalogue } from './catalogue.ts';
import {
  documentsPath,
  findManagedPolicy,
  type ManagedPolicyIndex,
  readDocuments,
} from './managed-policies.ts';

const folder = join(import.meta.dirname, '../../public/catalogue');

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

let catalogue: Catalogue;
let index: ManagedPolicyIndex;

beforeAll(async () => {
  const opened = await openCatalogue((path) => Promise.resolve(readJson(path)));
  if (!opened.ok) throw new Error(opened.failure.says);
  catalogue = opened.value;
  const policies = await catalogue.loadManagedPolicies();
  if (!policies.ok) throw new Error(policies.failure.says);
  index = policies.value;
});

describe('the published policies', () => {
  it('are all there, by path', () => {
    const counts: Record<string, number> = {};
    for (const { path } of index.entries.values()) counts[path] = (counts[path] ?? 0) + 1;
    expect(index.entries.size).toBe(1_594);
    expect(counts).toEqual({
      '/': 994,
      '/service-role/': 227,
      '/aws-service-role/': 357,
      '/job-function/': 11,
      '/root-task/': 5,
    });
  });

  it('each have a document of statements, in the file that its name leads to', () => {
    const files = new Map(
      readdirSync(join(folder, 'policies/'))
        .filter((file) => file !== 'index.json')
        .map((file) => [`policies/${file}`, readDocuments(readJson(`policies/${file}`))]),
    );
    for (const name of index.entries.keys()) {
      const document = files.get(documentsPath(index, name))?.get(name) ?? 'null';
      const policy = JSON.parse(document) as Record<string, unknown> | null;
      expect({ name, elements: Object.keys(policy ?? {}).sort() }).toEqual({
        name,
        elements: ['Statement', 'Version'],
      });
    }
    const documents = [...files.values()].reduce((sum, some) => sum + some.size, 0);
    expect(documents).toBe(index.entries.size);
  });
});

describe('loadManagedPolicy', () => {
  it('gives the newest version of a policy with its text as the console shows it', async () => {
    const loaded = await catalogue.loadManagedPolicy('AmazonS3ReadOnlyAccess');
    expect(loaded).toEqual({
      ok: true,
      value: {
        name: 'AmazonS3ReadOnlyAccess',
        arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
        path: '/',
        versionId: 'v3',
        document: `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "s3:Get*",
                "s3:List*",
                "s3:Describe*",
                "s3-object-lambda:Get*",
                "s3-object-lambda:List*"
            ],
            "Resource": "*"
        }
    ]
}`,
      },
    });
  });

  it('gives nothing for a policy that AWS does not have', async () => {
    expect(await catalogue.loadManagedPolicy('AmazonS4FullAccess')).toEqual({ ok: true, value: undefined });
  });
});

describe('findManagedPolicy', () => {
  it.each([
    ['AdministratorAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'],
    ['arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'],
    ['arn:aws-cn:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'],
    ['arn:aws:iam::aws:policy/job-function/Billing', 'arn:aws:iam::aws:policy/job-function/Billing'],
    ['arn:aws:iam::aws:policy/Billing', undefined],
    ['arn:aws:iam::111122223333:policy/AdministratorAccess', undefined],
    ['administratoraccess', undefined],
    ['', undefined],
  ])('%s', (nameOrArn, arn) => {
    expect(findManagedPolicy(index, nameOrArn)?.arn).toBe(arn);
  });
});
