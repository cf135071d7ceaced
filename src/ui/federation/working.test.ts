import { expect, test } from 'vitest';
import { Working } from './working.svelte.ts';

test('work that fails says so, and can be done again', async () => {
  const working = new Working();
  await working.run(() => Promise.reject(new Error('offline')));
  expect(working.busy).toBe(false);
  expect(working.trouble).toMatch(/try again when online/);
  await working.run(() => Promise.resolve());
  expect(working.trouble).toBe('');
});

test('two clicks are one piece of work', async () => {
  const working = new Working();
  let begun = 0;
  let finish = (): void => undefined;
  const work = (): Promise<void> => {
    begun += 1;
    return new Promise((resolve) => (finish = resolve));
  };
  const first = working.run(work);
  expect(working.busy).toBe(true);
  await working.run(work);
  finish();
  await first;
  expect(begun).toBe(1);
  expect(working.busy).toBe(false);
});
