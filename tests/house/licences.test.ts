import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { licencesOf } from '../../config/licences.mjs';

const root = resolve(import.meta.dirname, '../..');
const inPackage = (path: string) => `${root}/node_modules/${path}`;

test('each package once, with its version, its terms and their text', () => {
  const text = licencesOf([
    inPackage('idb/build/index.js'),
    inPackage('idb/build/other.js'),
    inPackage('@lucide/svelte/dist/icons/user.svelte'),
    `${root}/src/main.ts`,
    '\0virtual',
  ]);
  expect(text.match(/^\S+ \d+\.\d+\.\d+ \(\S+\)$/gm)).toEqual([
    expect.stringMatching(/^@lucide\/svelte .* \(ISC\)$/),
    expect.stringMatching(/^idb .* \(ISC\)$/),
  ]);
  expect(text.match(/Permission to use, copy, modify/g)).toHaveLength(2);
});

test('nothing but our own is nobody else’s', () => {
  expect(licencesOf([`${root}/src/main.ts`])).toBe('Code of these packages is part of this build.\n');
});
