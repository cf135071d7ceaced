import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealed } from './sealed-text.ts';
import { unsealed } from './unsealed-text.ts';

const text = fc.string({ unit: 'binary' }).map((made) => JSON.stringify(made));

describe('a sealed text', () => {
  it('is opened as it was', () => {
    fc.assert(
      fc.property(text, (made) => {
        expect(unsealed(sealed(made))).toBe(made);
      }),
    );
  });

  it('travels anywhere', () => {
    fc.assert(
      fc.property(text, (made) => {
        expect(sealed(made)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('shows any character that was changed, added or taken away', () => {
    const change = fc.tuple(text, fc.nat(), fc.constantFrom('A', 'b', '0', '_', ''));
    fc.assert(
      fc.property(change, ([made, at, by]) => {
        const seal = sealed(made);
        const place = at % seal.length;
        const changed = seal.slice(0, place) + by + seal.slice(place + 1);
        expect(unsealed(changed)).toBe(changed === seal ? made : undefined);
        expect(unsealed(`${seal}${by || 'x'}`)).toBeUndefined();
      }),
    );
  });

  it.each(['', 'x', '0'.repeat(16), 'not sealed at all', `${'0'.repeat(16)}eyJ9`])('is not %o', (other) => {
    expect(unsealed(other)).toBeUndefined();
  });
});
