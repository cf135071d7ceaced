import { beforeEach, expect, test } from 'vitest';
import { toasts } from './toasts.svelte.ts';

// Other files of the same worker may have said something.
beforeEach(() => {
  for (const toast of toasts.list) toasts.dismiss(toast);
});

const texts = () => toasts.list.map(({ text }) => text);

test('the latest comes last', () => {
  toasts.show({ about: 'a', text: 'one' });
  toasts.show({ about: 'b', text: 'two' });
  expect(texts()).toEqual(['one', 'two']);
});

test('of one subject only the latest is said', () => {
  toasts.show({ about: 'removal', text: 'Deleted “A”.' });
  toasts.show({ about: 'offline', text: 'offline' });
  toasts.show({ about: 'removal', text: 'Deleted “B”.' });
  expect(texts()).toEqual(['offline', 'Deleted “B”.']);
});

test('dismissing one that has been replaced leaves its successor', () => {
  const first = { about: 'removal', text: 'Deleted “A”.' };
  toasts.show(first);
  toasts.show({ about: 'removal', text: 'Deleted “B”.' });
  toasts.dismiss(first);
  expect(texts()).toEqual(['Deleted “B”.']);
});
