/** The content security policy says what the page promises: nothing runs but our files, nothing leaves. */
import { expect, test } from 'vitest';
import { contentSecurityPolicy, developmentPolicy } from '../../config/content-security.mjs';

const directives = new Map(contentSecurityPolicy.split('; ').map((line) => [line.split(' ')[0], line]));

test.each([
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html playground',
])('%s', (line) => expect(directives.get(line.split(' ')[0])).toBe(line));

test('only styles may be inline, nothing may be evaluated', () => {
  const unsafe = [...directives.values()].filter((line) => line.includes('unsafe'));
  expect(unsafe).toEqual(["style-src 'self' 'unsafe-inline'"]);
});

test('names no other origin, in development neither', () => {
  expect(`${contentSecurityPolicy} ${developmentPolicy}`).not.toMatch(/https?:|\*/);
});
