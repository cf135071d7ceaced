import { expect, it } from 'vitest';
import { Files, mapLoaded } from './loading.ts';

/** Answers one call after the other: an error is a rejection. */
function server(...answers: readonly unknown[]) {
  const asked: string[] = [];
  const fetchJson = (path: string): Promise<unknown> => {
    const answer = answers[asked.push(path) - 1];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, files: new Files(fetchJson) };
}

const double = (json: unknown): number => {
  if (typeof json !== 'number') throw new Error('that is no number');
  return json * 2;
};

it('fetches a file once, however many ask, also at the same time', async () => {
  const { asked, files } = server(21);
  const both = await Promise.all([files.load('a.json', double), files.load('a.json', double)]);
  const third = await files.load('a.json', double);
  expect([...both, third]).toEqual(Array(3).fill({ ok: true, value: 42 }));
  expect(asked).toEqual(['a.json']);
});

it('says which file could not be fetched, and tries again when asked again', async () => {
  const { asked, files } = server(new Error('Failed to fetch'), 21);
  expect(await files.load('a.json', double)).toEqual({
    ok: false,
    failure: {
      path: 'a.json',
      because: 'unreachable',
      says: 'The part of the catalogue in a.json could not be fetched: Failed to fetch',
    },
  });
  expect(await files.load('a.json', double)).toEqual({ ok: true, value: 42 });
  expect(asked).toEqual(['a.json', 'a.json']);
});

it('tells a damaged file from a missing one, and forgets it too', async () => {
  const { files } = server('<!doctype html>', 21);
  expect(await files.load('a.json', double)).toMatchObject({
    ok: false,
    failure: {
      because: 'damaged',
      says: 'The part of the catalogue in a.json could not be read: that is no number',
    },
  });
  expect(await files.load('a.json', double)).toEqual({ ok: true, value: 42 });
});

it('mapLoaded changes values and hands failures on', () => {
  const failure = { path: 'a.json', because: 'unreachable', says: 'gone' } as const;
  expect(mapLoaded({ ok: true, value: 1 }, (one) => one + 1)).toEqual({ ok: true, value: 2 });
  expect(mapLoaded({ ok: false, failure }, () => 2)).toEqual({ ok: false, failure });
});
