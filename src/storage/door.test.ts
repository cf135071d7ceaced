import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bucketAndObjects } from '#scenarios/ready/bucket-and-objects.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { crc32 } from './checksum.ts';
import { admitFile, admitJson, admitLink } from './door.ts';
import { writeFile } from './file.ts';
import { dictionary1 } from './link-dictionary.ts';
import { encodeLink } from './link.ts';
import type { RefusalCode } from './refusal.ts';
import { toJson } from './scenario-json.ts';
import { accessKey, accountId, loginProfile, mfaDevice, oneAccount, user, withUsers } from './test-worlds.ts';

const scenario: Scenario = { title: 'Ledger', about: '', world: withUsers(oneAccount, 'alice') };
const link = encodeLink(bucketAndObjects);

/** A link as ours, but with this content. */
function forged(text: string, dictionary = dictionary1, more: readonly number[] = [], codec = 'd1'): string {
  const json = strToU8(text);
  const deflated = deflateSync(json, { level: 9, dictionary: strToU8(dictionary) });
  const bytes = new Uint8Array(4 + deflated.length + more.length);
  new DataView(bytes.buffer).setUint32(0, crc32(deflated, crc32(json)));
  bytes.set(deflated, 4);
  bytes.set(more, 4 + deflated.length);
  return `s=${codec}.${toBase64Url(bytes)}`;
}

/** The link with one bit turned over. */
function damaged(byte: number): string {
  const bytes = fromBase64Url(link.replace('s=d1.', '')) ?? new Uint8Array();
  bytes[byte] = (bytes[byte] ?? 0) ^ 1;
  return `s=d1.${toBase64Url(bytes)}`;
}

function codeOf(admission: ReturnType<typeof admitJson>): RefusalCode | 'admitted' {
  return admission.admitted ? 'admitted' : admission.refusal.code;
}

describe('a link', () => {
  const rows: readonly (readonly [string, string, RefusalCode | 'admitted'])[] = [
    ['as it was made', link, 'admitted'],
    ['after the #', `#${link}`, 'admitted'],
    ['in a whole address', `https://example.org/playground/#${link}`, 'admitted'],
    ['with a line break after it', `${link}\n`, 'admitted'],
    ['that is nothing', '', 'brokenLink'],
    ['that is another address', '#/lab', 'brokenLink'],
    ['without a payload', 's=', 'brokenLink'],
    ['of the codec alone', 's=d1.', 'brokenLink'],
    ['without a codec', link.replace('d1.', ''), 'brokenLink'],
    ['of a newer codec', link.replace('d1.', 'd4.'), 'unknownCodec'],
    ['of another codec', link.replace('d1.', 'zstd.'), 'unknownCodec'],
    ['of a codec named like a method of objects', link.replace('d1.', 'constructor.'), 'unknownCodec'],
    ['with characters that are not base64url', `${link}%20`, 'brokenLink'],
    ['in the wrong alphabet', `${link}+/`, 'brokenLink'],
    ['with something after it', `${link} more`, 'brokenLink'],
    ['cut off in the middle', link.slice(0, link.length / 2), 'brokenLink'],
    ['cut off after the checksum', link.slice(0, 11), 'brokenLink'],
    ['with a damaged checksum', damaged(0), 'wrongChecksum'],
    ['with bytes after its end', forged('[1,"","",[]]', dictionary1, [0, 0, 0]), 'wrongChecksum'],
    [
      'made with another dictionary',
      forged('[1,"Some title","",[]]', 'title '.repeat(3000)),
      'wrongChecksum',
    ],
    ['that is a bomb', forged('['.repeat(50_000_000)), 'tooLarge'],
    ['longer than a link can be', `s=d1.${'A'.repeat(300_000)}`, 'tooLarge'],
    ['nested without end', forged(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 'tooLarge'],
    ['with an endless text', forged(`[1,"${'a'.repeat(300_000)}"]`), 'tooLarge'],
    ['that is not JSON', forged('{"a":'), 'brokenLink'],
    ['that is JSON of another kind', forged('{"a":1}'), 'brokenLink'],
    ['that is an empty list', forged('[]'), 'wrongShape'],
    ['of a newer version', forged('[99,"","",[]]'), 'tooNew'],
    ['with texts for records', forged('[1,"","",["a","b"]]'), 'wrongShape'],
    ['with a text for a kind', forged('[1,"","","accounts"]'), 'wrongShape'],
    ['with an object for a kind', forged('[1,"","",{"length":1}]'), 'wrongShape'],
    ['with more kinds than there are', forged(`[1,"",""${',[]'.repeat(15)}]`), 'brokenLink'],
    ['with too many fields', forged('[1,"","",[["111122223333","a",0,1,2,3,4]]]'), 'wrongShape'],
    ['with a field that is an object', forged('[1,"","",[[{"toString":1},{"valueOf":2}]]]'), 'wrongShape'],
    [
      'with a layout that does not exist',
      forged('[1,"","",[],[],[],[],[],[["a",0,0,0,0,0,0,["n",[99,{}]]]]]'),
      'wrongShape',
    ],
    ['with half a pair', forged('[1,"","",[],[],[],[],[],[["a",0,0,0,0,0,0,["n"]]]]'), 'wrongShape'],
  ];
  it.each(rows)('%s', (_, text, code) => {
    expect(codeOf(admitLink(text))).toBe(code);
  });

  const policies = (policy: string): string => `[1,"","",[],[],[],[],[],[],[],[${policy}]]`;
  const newerRows: readonly (readonly [string, string, RefusalCode | 'admitted'])[] = [
    ['a version with its time', policies('["p",0,0,0,0,["v1",{},"2026-01-01T00:00:00Z"]]'), 'admitted'],
    ['a version without its time', policies('["p",0,0,0,0,["v1",{}]]'), 'admitted'],
    ['a version without its document', policies('["p",0,0,0,0,["v1"]]'), 'wrongShape'],
    ['a text for versions', policies('["p",0,0,0,0,"v1"]'), 'wrongShape'],
    ['an amount that is none', policies('["p",0,0,0,0,["v1",{}],0,0,0,0,[{}]]'), 'wrongShape'],
    ['more kinds than there are', `[1,"",""${',[]'.repeat(25)}]`, 'brokenLink'],
  ];
  it.each(newerRows)('of version 2 with %s', (_, text, code) => {
    const accounts = text.replace('[1,"","",[]', '[1,"","",[["111122223333","a"]]');
    expect(codeOf(admitLink(forged(accounts, dictionary1, [], 'd2')))).toBe(code);
  });

  it('is never let in with any one bit of it turned over', () => {
    const length = fromBase64Url(link.replace('s=d1.', ''))?.length ?? 0;
    const codes = Array.from({ length }, (_, byte) => codeOf(admitLink(damaged(byte))));
    expect(length).toBeGreaterThan(200);
    expect(new Set(codes)).toEqual(new Set(['wrongChecksum', 'brokenLink']));
  });

  it('is never let in when cut off', () => {
    const codes = Array.from({ length: 100 }, (_, index) => codeOf(admitLink(link.slice(0, -1 - index))));
    expect(codes).not.toContain('admitted');
  });
});

describe('a file', () => {
  const text = writeFile(scenario);
  const rows: readonly (readonly [string, string | Uint8Array, RefusalCode | 'admitted'])[] = [
    ['as it was written', text, 'admitted'],
    ['without its spaces', JSON.stringify(JSON.parse(text)), 'admitted'],
    ['with a byte order mark', `\ufeff${text}`, 'admitted'],
    ['that is empty', '', 'notJson'],
    ['cut off', text.slice(0, -10), 'notJson'],
    ['in another encoding', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), 'notJson'],
    ['that is a list', '[]', 'wrongFormat'],
    ['that is null', 'null', 'wrongFormat'],
    ['of another program', '{"format":"excalidraw","version":2}', 'wrongFormat'],
    ['that is a policy', '{"Version":"2012-10-17","Statement":[]}', 'wrongFormat'],
    ['of a newer version', text.replace('"version": 1', '"version": 2'), 'tooNew'],
    ['of version 0', text.replace('"version": 1', '"version": 0'), 'wrongShape'],
    ['of half a version', text.replace('"version": 1', '"version": 1.5'), 'wrongShape'],
    ['without a version', text.replace('"version": 1,', ''), 'wrongShape'],
    ['larger than a file can be', new Uint8Array(17 * 1024 * 1024).fill(32), 'tooLarge'],
    [
      'nested without end',
      `{"format":"iam-playground","a":${'['.repeat(9999)}${']'.repeat(9999)}}`,
      'tooLarge',
    ],
    ['with __proto__ in it', text.replace('"tags": {}', '"tags": {"__proto__": "x"}'), 'wrongShape'],
    [
      'with __proto__ for an object',
      text.replace('"tags": {}', '"tags": {"__proto__": {"a": "x"}}'),
      'wrongShape',
    ],
    ['with a tag named constructor', text.replace('"tags": {}', '"tags": {"constructor": "x"}'), 'admitted'],
    ['with lists for tags', text.replace('"tags": {}', '"tags": []'), 'wrongShape'],
    ['with a number for a tag', text.replace('"tags": {}', '"tags": {"a": 1}'), 'wrongShape'],
    ['with a kind that does not exist', text.replace('"users"', '"robots"'), 'wrongShape'],
    ['with a misspelt field', text.replace('"tags"', '"tag"'), 'wrongShape'],
    ['with one field too many', text.replace('"tags"', '"permissionsBoundry": "x", "tags"'), 'wrongShape'],
    ['with an account id of eleven digits', text.replaceAll('111122223333', '11112222333'), 'wrongShape'],
    ['with a path that does not end', text.replace('"path": "/"', '"path": "/a"'), 'wrongShape'],
  ];
  it.each(rows)('%s', (_, content, code) => {
    expect(codeOf(admitFile(typeof content === 'string' ? strToU8(content) : content))).toBe(code);
  });

  it('is read by a person', () => {
    expect(text.split('\n').slice(0, 8)).toEqual([
      '{',
      '  "format": "iam-playground",',
      '  "version": 1,',
      '  "title": "Ledger",',
      '  "about": "",',
      '  "world": {',
      '    "accounts": [',
      '      {',
    ]);
  });
});

describe('a refusal', () => {
  const json = toJson(scenario);
  const [alice] = json.world.users ?? [];

  it('names the place in the data', () => {
    const wrong = { ...json, world: { ...json.world, users: [alice, { ...user('bob'), path: 'nowhere' }] } };
    expect(admitJson(wrong)).toMatchObject({
      refusal: { code: 'wrongShape', detail: 'world.users[1].path: does not begin and end with a slash' },
    });
  });

  const { secret: _secret, ...key } = accessKey(user('alice').arn);
  const { former: _former, ...profile } = loginProfile(user('alice').arn);
  const rows: readonly (readonly [string, object])[] = [
    [
      'accessKeys[0].status: Invalid type: Expected ("Active" | "Inactive") but received "active"',
      { accessKeys: [{ ...key, status: 'active' }] },
    ],
    ['accessKeys[0].holder: not an ARN', { accessKeys: [{ ...key, holder: 'alice' }] }],
    [
      'loginProfiles[0].former: Invalid key: Expected "former" but received undefined',
      { loginProfiles: [profile] },
    ],
    [
      'mfaDevices[0].serialNumber: not an ARN',
      { mfaDevices: [{ ...mfaDevice(''), serialNumber: 'GAHT12345678' }] },
    ],
    [
      'mfaDevices[0].drift: not a whole number',
      { mfaDevices: [{ ...mfaDevice(user('alice').arn), drift: 0.5 }] },
    ],
    [
      'accounts[0].quotas: not an object of whole numbers',
      { accounts: [{ id: accountId, name: '', quotas: { Users: -1 } }] },
    ],
    [
      'accounts[0].createdAt: not a time that exists',
      { accounts: [{ id: accountId, name: '', createdAt: '2026-02-45T00:00:00Z' }] },
    ],
    [
      'users[0].inlinePolicies[0].document: longer than any policy',
      { users: [user('a', { inlinePolicies: [{ name: 'p', document: ' '.repeat(300_000) }] })] },
    ],
  ];
  it.each(rows)('says %s', (detail, world) => {
    expect(admitJson({ ...json, world })).toMatchObject({
      refusal: { code: 'wrongShape', detail: `world.${detail}` },
    });
  });

  it('names a record that stands there twice', () => {
    const twice = { ...json, world: { ...json.world, users: [alice, alice] } };
    expect(admitJson(twice)).toMatchObject({
      refusal: { code: 'wrongShape', detail: `world.users: \`${user('alice').arn}\` stands there twice` },
    });
  });

  it('comes for too many records', () => {
    const accounts = Array.from({ length: 100_001 }, (_, index) => ({
      id: String(index).padStart(12, '0'),
      name: '',
    }));
    expect(admitJson({ ...json, world: { accounts } })).toMatchObject({
      refusal: { code: 'tooLarge', detail: 'more than 100000 records' },
    });
  });

  it('has words for a person', () => {
    expect(admitLink('s=d4.AAAA')).toEqual({
      admitted: false,
      refusal: {
        code: 'unknownCodec',
        words: 'This link was made in a way that this version of the playground does not know.',
      },
    });
  });

  it('leaves the prototype of objects alone', () => {
    admitFile(strToU8('{"format":"iam-playground","version":1,"__proto__":{"polluted":true}}'));
    expect('polluted' in {}).toBe(false);
  });
});

describe('an older version', () => {
  const json = { ...toJson(scenario), version: 1 };
  const addAbout = (old: Readonly<Record<string, unknown>>) => ({ ...old, about: 'migrated' });
  const addTitle = (old: Readonly<Record<string, unknown>>) => ({
    ...old,
    title: `${String(old['about'])} twice`,
  });

  it('is migrated step by step before its shape is checked', () => {
    const { about: _, ...withoutAbout } = json;
    expect(admitJson(withoutAbout, [addAbout, addTitle])).toMatchObject({
      value: { scenario: { about: 'migrated', title: 'migrated twice' } },
    });
  });

  it('begins with the step of its version', () => {
    expect(admitJson({ ...json, version: 2 }, [addAbout, addTitle])).toMatchObject({
      value: { scenario: { about: '', title: ' twice' } },
    });
  });

  it('that a migration cannot read is refused', () => {
    const fails = () => {
      throw new TypeError('no users');
    };
    expect(codeOf(admitJson(json, [fails]))).toBe('wrongShape');
  });
});
