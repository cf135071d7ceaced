import { expect, it } from 'vitest';
import { linkFits } from './link-fits.ts';

it.each<readonly [number, boolean, string]>([
  [1, true, 'everywhere'],
  [2000, true, 'everywhere'],
  [2001, true, 'mail, most chats'],
  [8001, true, 'web page'],
  [32_001, true, 'pasted'],
  [262_144, true, 'pasted'],
  [262_145, false, 'Too long'],
])('%i characters: %s, %s', (length, fits, words) => {
  expect(linkFits(length)).toEqual({ fits, words: expect.stringContaining(words) as string });
});
