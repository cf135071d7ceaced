import { describe, expect, it } from 'vitest';
import { codeAt, resyncWindow, stepAt, stepOfCode, stepOfPair, usualWindow } from './totp.ts';

/** '12345678901234567890' in base32, the seed of RFC 6238, appendix B. */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes of RFC 6238, appendix B', () => {
  it.each([
    ['1970-01-01T00:00:59Z', '94287082'],
    ['2005-03-18T01:58:29Z', '07081804'],
    ['2005-03-18T01:58:31Z', '14050471'],
    ['2009-02-13T23:31:30Z', '89005924'],
    ['2033-05-18T03:33:20Z', '69279037'],
    ['2603-10-11T11:33:20Z', '65353130'],
  ])('at %s', (now, code) => {
    expect(codeAt(seed, stepAt(now), 8)).toBe(code);
  });
});

const now = '2026-03-01T12:00:00Z';
const step = stepAt(now);
const code = (off: number): string => codeAt(seed, step + off);

describe('one code', () => {
  it.each([
    ['this step', 0, {}, 0],
    ['the step before, typed slowly', -1, {}, -1],
    ['the next step, a fast clock', 1, {}, 1],
    ['two steps ago', -2, {}, undefined],
    ['a clock known to be slow', -5, { drift: -5 }, -5],
    ['that slow clock is right again', 0, { drift: -5 }, undefined],
    ['used before', 0, { usedStep: step }, undefined],
    ['older than one that was used', -1, { usedStep: step }, undefined],
    ['newer than one that was used', 1, { usedStep: step }, 1],
  ])('of %s', (_, off, clock, expected) => {
    const found = stepOfCode(seed, code(off), { now, drift: 0, ...clock });
    expect(found === undefined ? undefined : found - step).toBe(expected);
  });
});

describe('two codes in a row', () => {
  it.each([
    ['before and now', -1, 0, usualWindow, 0],
    ['now and next', 0, 1, usualWindow, 1],
    ['outside of a window', -3, -2, usualWindow, undefined],
    ['old, but good to synchronize', -201, -200, resyncWindow, -200],
    ['more than a day off', -3001, -3000, resyncWindow, undefined],
    ['the wrong way round', 0, -1, resyncWindow, undefined],
    ['one left out', -2, 0, resyncWindow, undefined],
    ['the same twice', 0, 0, resyncWindow, undefined],
  ])('%s', (_, first, second, window, expected) => {
    const found = stepOfPair(seed, [code(first), code(second)], now, { window });
    expect(found === undefined ? undefined : found - step).toBe(expected);
  });

  it('count once', () => {
    const pair = [code(-1), code(0)] as const;
    expect(stepOfPair(seed, pair, now, { window: 1, usedStep: step })).toBeUndefined();
  });

  it.each([
    ['a code of the pair was used last', 0, undefined],
    ['it is the one before', 1, undefined],
    ['the clock was set back an hour since', 120, 0],
  ])('where %s', (_, used, expected) => {
    const found = stepOfPair(seed, [code(-1), code(0)], now, {
      window: resyncWindow,
      usedStep: step + used,
    });
    expect(found === undefined ? undefined : found - step).toBe(expected);
  });
});
