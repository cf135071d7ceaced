/** The room table that people read and the one that the tools obey are the same. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differences } from '../../config/room-document.mjs';

const document = readFileSync(resolve(import.meta.dirname, '../../ARCHITECTURE.md'), 'utf8');

test('ARCHITECTURE.md and config/rooms.mjs agree', () => expect(differences(document)).toEqual([]));

describe('a difference is named:', () => {
  test.each([
    [
      'an import more',
      /(\| `policy\/`[^|]*\|[^|]*\|) account \|/,
      '$1 account, api |',
      /^policy\/, may import/,
    ],
    ['a package less', /jsonc-parser, ipaddr\.js/, 'jsonc-parser', /^policy\/, npm/],
    ['another purity', /(\| `account\/`.*\|) no \|/, '$1 yes |', /^account\/, browser, clock, chance/],
    ['a room less', /\| `wire\/`.*\n/, '', /lists the rooms/],
    ['types become values', 'policy (types)', 'policy', /^catalogue\/, may import/],
  ] as const)('%s', (_what, from, to, says) => {
    const changed = document.replace(from, to);
    expect(changed).not.toBe(document);
    expect(differences(changed).join('\n')).toMatch(says);
  });
});
