import { afterEach, expect, test } from 'vitest';
import { put } from '#account/world.ts';
import { accountId, emptyAccount } from '#api/test-api.ts';
import { skeleton } from './rules.ts';
import { StartText } from './start-text.svelte.ts';

const arn = `arn:aws:iam::${accountId}:policy/Mine`;
const world = put(emptyAccount, 'managedPolicies', {
  arn,
  id: 'ANPA',
  accountId,
  name: 'Mine',
  path: '/',
  versions: [{ versionId: 'v1', document: '{"mine":true}' }],
  defaultVersionId: 'v1',
});

let end: (() => void) | undefined;
afterEach(() => end?.());

function startText(copied?: string): StartText {
  let start: StartText | undefined;
  end = $effect.root(() => {
    start = new StartText(
      () => world,
      () => accountId,
      copied,
    );
  });
  return start!;
}

test('begins with an empty statement, or with the text in force of what is copied', () => {
  expect(startText().text).toBe(skeleton);
  expect(startText(arn).text).toBe('{"mine":true}');
});

test('what was typed is what is there', () => {
  const start = startText(arn);
  start.type('{}');
  expect(start.text).toBe('{}');
});

test('beginning anew loses nothing: what was typed comes back', () => {
  const start = startText();
  start.type('{ "typed": 1 }');
  start.beginWith(arn);
  expect(start.text).toBe('{"mine":true}');
  // Another begin without any typing between keeps what was typed.
  start.beginWith(undefined);
  expect([start.text, start.hasBefore]).toEqual([skeleton, true]);
  start.takeBack();
  expect([start.text, start.hasBefore]).toEqual(['{ "typed": 1 }', false]);
});
