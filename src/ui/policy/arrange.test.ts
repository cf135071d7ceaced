import { describe, expect, it } from 'vitest';
import type { GateView } from '#ui/decision/gates.ts';
import { arrange, type Arrangement } from './arrange.ts';
import type { EvidenceEntry } from './evidence.ts';

const gate: GateView = {
  asks: 'identityPolicies',
  number: 5,
  state: 'open',
  after: false,
  step: { asks: 'identityPolicies', answer: 'continue', rule: 'identity.allows', policies: [] },
};

/** `a*` has its say. */
function entries(text: string): EvidenceEntry[] {
  return text.split(' ').map((word) => {
    const key = word.charAt(0);
    const ref = { kind: 'given', name: key } as const;
    const trace = { policy: ref, reachedThrough: [], statements: [] };
    return {
      key,
      ref,
      gate,
      reachedThrough: [],
      traces: [{ state: gate.state, trace }],
      tells: word.endsWith('*'),
    };
  });
}

/** Keys in order; `*` has its say, `+` stands open, `-` is no longer spoken of. */
function shown({ entries: listed, open }: Arrangement): string {
  return listed
    .map(
      ({ key, tells, traces }) =>
        `${key}${tells ? '*' : ''}${open.has(key) ? '+' : ''}${traces.length === 0 ? '-' : ''}`,
    )
    .join(' ');
}

const always = () => true;
const first = arrange(undefined, 'delete', entries('a* b* c'), always);

describe('the Evidence column', () => {
  it.each<readonly [string, string, string, string]>([
    ['opens what has its say', 'delete', 'a* b* c', 'a*+ b*+ c'],
    ['does not move or close what lost it', 'delete', 'b* a c', 'a+ b*+ c'],
    ['does not drop what is no longer spoken of', 'delete', 'b* c', 'a+- b*+ c'],
    ['puts new policies last, and opens those with a say', 'delete', 'd* a* b* c', 'a*+ b*+ c d*+'],
    ['is arranged anew for another question', 'read', 'b* c', 'b*+ c'],
    ['opens the first one even without a say', 'read', 'c b', 'c+ b'],
  ])('%s', (_, subject, found, expected) => {
    expect(shown(arrange(first, subject, entries(found), always))).toBe(expected);
  });

  it('drops a policy that is gone from the world', () => {
    expect(shown(arrange(first, 'delete', entries('b*'), ({ key }) => key !== 'a'))).toBe('b*+ c-');
  });

  it('opens no more than four at first', () => {
    const many = arrange(undefined, 'delete', entries('a* b* c* d* e* f* g* h*'), always);
    expect([...many.open].join('')).toBe('abcd');
  });
});
