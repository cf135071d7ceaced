import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { LiveCatalogue } from './live-catalogue.svelte.ts';

const folder = join(import.meta.dirname, '../../../public/catalogue');

const fromDisk = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, path), 'utf8'));

describe('the catalogue of the page', () => {
  it('is empty until it is asked for, and then comes', async () => {
    const fetched: string[] = [];
    const catalogue = new LiveCatalogue((path) => {
      fetched.push(path);
      return fromDisk(path);
    });
    expect(fetched).toEqual([]);
    expect([catalogue.facts, catalogue.service('s3'), catalogue.actions]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await vi.waitFor(() => expect(catalogue.service('s3')?.name).toBe('Amazon S3'));
    await vi.waitFor(() => expect(catalogue.actions?.actions.length).toBeGreaterThan(10_000));
    expect(catalogue.facts?.prefixes.has('iam')).toBe(true);
    expect(new Set(fetched).size).toBe(fetched.length);
  });

  it('says what did not come, and tries again when told to', async () => {
    let online = false;
    const catalogue = new LiveCatalogue((path) =>
      online ? fromDisk(path) : Promise.reject(new Error('offline')),
    );
    expect(catalogue.facts).toBeUndefined();
    await vi.waitFor(() => expect(catalogue.trouble).toContain('offline'));
    expect(catalogue.facts).toBeUndefined();
    online = true;
    catalogue.retry();
    expect(catalogue.trouble).toBeUndefined();
    expect(catalogue.service('iam')).toBeUndefined();
    await vi.waitFor(() => expect(catalogue.service('iam')?.prefix).toBe('iam'));
  });

  it('has nothing for a prefix that AWS does not have', async () => {
    const catalogue = new LiveCatalogue(fromDisk);
    expect(catalogue.service('nope')).toBeUndefined();
    await vi.waitFor(() => expect(catalogue.facts).toBeDefined());
    expect([catalogue.service('nope'), catalogue.trouble]).toEqual([undefined, undefined]);
  });
});
