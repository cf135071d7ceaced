import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { put, type World } from '#account/world.ts';
import { managedPolicy } from '#scenarios/build.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { fromBase64Url, toBase64Url } from '#storage/base64url.ts';
import { admitFile, admitLink } from '#storage/door.ts';
import { readFile, writeFile } from '#storage/file.ts';
import { dictionary1 } from '#storage/link-dictionary.ts';
import { fullDocument, shortDocument } from '#storage/link-layouts.ts';
import { decodeLink, encodeLink } from '#storage/link.ts';
import { toJson } from '#storage/scenario-json.ts';
import { withoutSecrets } from '#storage/secrets.ts';
import { oidcProvider } from '#storage/test-worlds.ts';
import { arbitraryScenario } from './arbitrary-scenario.ts';

/** What happened in this browser stays here when a link goes out. */
function withoutHistory(scenario: Scenario): Scenario {
  return {
    ...scenario,
    world: { ...scenario.world, events: new Map(), jobs: new Map(), signinTokens: new Map() },
  };
}

describe('any scenario', () => {
  it('comes back from a link as it was', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const expected = { admitted: true, value: toJson(withoutHistory(scenario)) };
        expect(decodeLink(encodeLink(scenario, 'kept'))).toEqual(expected);
      }),
    );
  });

  it('comes back from a file as it was', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const expected = { admitted: true, value: toJson(scenario) };
        expect(readFile(strToU8(writeFile(scenario, 'kept')))).toEqual(expected);
      }),
    );
  });

  it('has one link, in whatever order its records were made', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const users = new Map([...scenario.world.users].reverse());
        expect(encodeLink({ ...scenario, world: { ...scenario.world, users } })).toBe(encodeLink(scenario));
      }),
    );
  });
});

describe('without anybody asking for more', () => {
  it('a link holds no secrets and no history', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const expected = toJson(withoutHistory(withoutSecrets(scenario)));
        expect(decodeLink(encodeLink(scenario))).toEqual({ admitted: true, value: expected });
      }),
    );
  });

  it('a file holds no secrets', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        expect(JSON.parse(writeFile(scenario))).toEqual(toJson(withoutSecrets(scenario)));
      }),
    );
  });
});

describe('a policy document', () => {
  const laidOut = fc.tuple(fc.json(), fc.constantFrom(undefined, 1, 2, 3, 4, '\t')).map(([json, indent]) => {
    return JSON.stringify(JSON.parse(json), undefined, indent);
  });
  it('keeps its text to the last space', () => {
    fc.assert(
      fc.property(fc.oneof(laidOut, fc.json(), fc.string()), (text) => {
        expect(fullDocument(JSON.parse(JSON.stringify(shortDocument(text))))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it.each<readonly [string, string]>([
    ['a number written otherwise', '{"a":1.0}'],
    ['a key that stands twice', '{"a":1,"a":2}'],
    ['number-like keys out of order', '{"b":1,"1":2}'],
    ['an escape that JSON does not need', '{"a":"\\u0041"}'],
    ['a line break at the end', '{"a":1}\n'],
    ['the prototype of objects', '{"__proto__":{"a":1}}'],
    ['nesting without end', `${'['.repeat(2000)}${']'.repeat(2000)}`],
  ])('stays text with %s', (_, text) => {
    expect(shortDocument(text)).toBe(text);
  });

  it.each<readonly [string, string]>([
    ['the layout of the ready worlds', '{\n  "a": [1, 2]\n}'],
    ['two spaces', '{\n  "a": [\n    1\n  ]\n}'],
    ['four spaces', '{\n    "a": [\n        1\n    ]\n}'],
    ['no spaces', '{"a":[1]}'],
  ])('becomes JSON with %s', (_, text) => {
    expect(typeof shortDocument(text)).toBe('object');
  });
});

describe('a ready world', () => {
  const rows = readyWorlds.map(({ id, scenario }) => [id, scenario] as const);

  it.each(rows)('%s fits into at most 0.65 of gzip and base64url', (_, scenario) => {
    const plain = toBase64Url(gzipSync(strToU8(JSON.stringify(toJson(scenario))), { level: 9, mem: 12 }));
    expect(encodeLink(scenario).length / plain.length).toBeLessThan(0.65);
  });

  it.each(rows)('%s passes the door as link and as file, without a note', (_, scenario) => {
    const preview = { admitted: true, value: { scenario, notes: [] } };
    expect(admitLink(encodeLink(scenario))).toEqual(preview);
    expect(admitFile(strToU8(writeFile(scenario)))).toEqual(preview);
  });
});

describe('the version of a link', () => {
  const [, { scenario } = { scenario: undefined }] = readyWorlds;
  const [account] = scenario?.world.accounts.values() ?? [];
  if (scenario === undefined || account === undefined) throw new Error('no ready worlds');
  const { world } = scenario;
  const job = {
    id: 'j',
    accountId: account.id,
    type: 'credentialReport' as const,
    startedAt: '2026-01-01T00:00:00Z',
    about: '',
    options: {},
    result: '',
  };
  const policy = managedPolicy(account.id, 'P', '{}');
  const jobs = new Map([['j', job]]);
  const versions = [{ versionId: 'v1', document: '{}', createdAt: '2026-01-01T00:00:00Z' }];
  const rows: readonly (readonly [string, string, World])[] = [
    ['1', 'a world that version 1 holds', world],
    ['2', 'a field of the account', put(world, 'accounts', { ...account, alias: 'acme' })],
    ['2', 'a field of a version', put(world, 'managedPolicies', { ...policy, versions })],
    ['1', 'no field of a version', put(world, 'managedPolicies', policy)],
    ['2', 'a new kind', put(world, 'oidcProviders', oidcProvider(account.id))],
    ['1', 'history, which stays here', { ...world, jobs }],
  ];
  it.each(rows)('is %s with %s', (version, _, changed) => {
    expect(encodeLink({ ...scenario, world: changed })).toMatch(`s=d${version}.`);
  });
});

describe('version 1', () => {
  it('has its dictionary for ever', () => {
    expect(createHash('sha256').update(dictionary1).digest('hex')).toBe(
      'bd7b6d52fabe19670491e3cb7a6246cac7216d2fd7cdac4c41e11ad59cccc888',
    );
  });

  it('has a dictionary of ASCII that deflate can reach', () => {
    expect(dictionary1).toMatch(/^[ -~]+$/);
    expect(dictionary1.length).toBeLessThan(32_768);
  });

  it('is plain deflate with a dictionary, as other programs read it', () => {
    const [, { scenario } = { scenario: undefined }] = readyWorlds;
    if (scenario === undefined) throw new Error('no ready worlds');
    const bytes = fromBase64Url(encodeLink(scenario).replace('s=d1.', '')) ?? new Uint8Array();
    const json = inflateRawSync(bytes.subarray(4), { dictionary: strToU8(dictionary1) }).toString();
    expect(JSON.parse(json)).toContain(scenario.title);
  });
});
