/**
 * Links and files that are out in the world. A file here is never changed and never removed: when the program
 * moves on, new ones are added, named by the version of the JSON form that they were made with.
 */
import { describe, expect, it } from 'vitest';
import { admitJson, admitLink } from '#storage/door.ts';
import type { JsonObject } from '#storage/json.ts';
import { decodeLink } from '#storage/link.ts';
import { schemaVersion } from '#storage/migrations.ts';

interface Golden {
  readonly link: string;
  /** The JSON form, as of the version in its name. */
  readonly scenario: JsonObject;
}

const golden = import.meta.glob<Golden>('./golden/*.json', { eager: true, import: 'default' });
const rows = Object.entries(golden).map(([path, data]) => [path.replace('./golden/', ''), data] as const);

it('there are golden links of every version', () => {
  const versions = new Set(rows.map(([name]) => Number.parseInt(name)));
  expect(versions).toEqual(new Set(Array.from({ length: schemaVersion }, (_, index) => index + 1)));
});

describe.each(rows)('%s', (_, { link, scenario }) => {
  it('says what it always said', () => {
    expect(decodeLink(link)).toEqual({ admitted: true, value: scenario });
  });

  it('gives the same through the door as its file', () => {
    expect(admitLink(link)).toEqual(admitJson(scenario));
  });
});

it.each(rows.filter(([name]) => !name.includes('every-kind')))(
  '%s is let in without a note',
  (_, { link }) => {
    expect(admitLink(link)).toMatchObject({ admitted: true, value: { notes: [] } });
  },
);
