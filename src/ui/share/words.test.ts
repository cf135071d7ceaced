import { expect, test } from 'vitest';
import { emptyWorld, put } from '#account/world.ts';
import type { Note } from '#app/sharing.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { noteWords } from './note-words.ts';
import { previewAnswer } from './preview-answer.ts';
import { helpsReload, refusalTodo } from './refusal-todo.ts';

const alice = 'arn:aws:iam::111122223333:user/alice';
const group = 'arn:aws:iam::111122223333:group/developers';

test.each([
  ['unknownGroup', alice, group, 'alice was in the group developers, which is missing: left out.'],
  [
    'unknownPolicy',
    alice,
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    'alice had the policy ReadOnlyAccess, which is missing: left out.',
  ],
  ['unknownTarget', 'p-1', 'ou-1', 'The policy p-1 was attached to ou-1, which is missing: left out.'],
  ['unknownIssuer', 'ASIA1', alice, 'The session ASIA1 came from alice, which is missing: left out.'],
  [
    'unknownEndpoint',
    'lab',
    'vpce-1',
    'The request went through vpce-1, which is missing: it now takes no endpoint.',
  ],
  ['unknownPrincipal', 'lab', alice, 'The request is made by alice, who is missing. Choose another caller.'],
  ['unknownPrincipal', 'lab', '', 'The request is made by nobody, who is missing. Choose another caller.'],
  [
    'unknownAccount',
    alice,
    '999900001111',
    'alice belongs to the account 999900001111, which is outside this world.',
  ],
  [
    'draftWithoutPolicy',
    'managed x',
    '',
    'An unfinished edit of managed x had no policy to belong to: left out.',
  ],
] as const)('a note of %s', (code, record, names, sentence) => {
  const note: Note = { code, record, names, leftOut: true };
  expect(noteWords(note)).toBe(sentence);
});

test.each(Object.entries(refusalTodo))('after %s there is something to do', (_, todo) => {
  expect(todo).toMatch(/^[A-Z].*\.$/);
});

test('a reload is offered only where it can help', () => {
  expect((['tooNew', 'unknownCodec', 'brokenLink', 'wrongShape'] as const).map(helpsReload)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a preview tells the request and what it comes to, and leaves the scenario as it is', () => {
  const { scenario } = readyWorlds[0]!;
  const before = structuredClone(scenario);
  expect(previewAnswer(scenario)).toMatchObject({
    question: 'May alice delete 2026/10/close.parquet from acme-prod-ledger?',
    mark: 'deny',
    verdict: 'Explicitly denied.',
    sentence: 'alice may not delete 2026/10/close.parquet from acme-prod-ledger.',
  });
  expect(scenario).toEqual(before);
});

test('a preview without a request says so', () => {
  expect(previewAnswer({ title: '', about: '', world: emptyWorld })).toMatchObject({
    question: 'No request is in it.',
    mark: 'na',
  });
});

test('a preview of a request by nobody says what is missing', () => {
  const { world } = readyWorlds[0]!.scenario;
  const asked = { ...world.requests.get('lab')!, principal: 'nobody' };
  expect(previewAnswer({ title: '', about: '', world: put(world, 'requests', asked) })).toMatchObject({
    mark: 'na',
    sentence: 'Nobody here is called nobody.',
  });
});
