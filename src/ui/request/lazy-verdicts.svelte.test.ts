import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atTime } from '#account/clock.ts';
import type { Request } from '#account/request.ts';
import { authorize } from '#authorize/authorize.ts';
import { describe as describeRequest } from '#authorize/describe.ts';
import { paymentsTeam } from '#scenarios/ready/payments-team/payments-team.ts';
import { LazyVerdicts } from './lazy-verdicts.svelte.ts';

const { world } = paymentsTeam;
const lab = world.requests.get('lab');
if (!lab) throw new Error('the payments team asks nothing');
const request: Request = lab;

const actions = [
  's3:DeleteObject',
  's3:GetObject',
  's3:PutObject',
  's3:PutObjectAcl',
  'iam:CreateUser',
  'not an action',
];

function decided(action: string) {
  const description = describeRequest(world, { ...request, action });
  return description.ready ? authorize(description.request, description.policies).verdict : undefined;
}

describe('how each action of a list would end', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is what the whole decision says, once the page had time for it', () => {
    const verdicts = new LazyVerdicts();
    verdicts.decide(world, request, actions);
    expect(actions.some((action) => verdicts.has(action))).toBe(false);
    vi.runAllTimers();
    expect(actions.map((action) => verdicts.get(action))).toEqual(actions.map(decided));
    expect(new Set(actions.map(decided)).size).toBe(4);
  });

  it('is not found out for a list that is gone', () => {
    const verdicts = new LazyVerdicts();
    verdicts.decide(world, request, actions)();
    vi.runAllTimers();
    expect(actions.some((action) => verdicts.has(action))).toBe(false);
  });

  it('is forgotten with the next list', () => {
    const verdicts = new LazyVerdicts();
    verdicts.decide(world, request, ['s3:GetObject']);
    vi.runAllTimers();
    verdicts.decide(world, request, ['s3:PutObject']);
    vi.runAllTimers();
    expect([verdicts.has('s3:GetObject'), verdicts.has('s3:PutObject')]).toEqual([false, true]);
  });

  it('holds while the same is asked again because time went on', () => {
    const verdicts = new LazyVerdicts();
    const list = ['s3:GetObject'];
    verdicts.decide(world, request, list);
    vi.runAllTimers();
    verdicts.decide(atTime(world, '2027-01-01T00:00:00Z'), request, list);
    expect(verdicts.has('s3:GetObject')).toBe(true);
    // The session that asks is over by then: AWS would not get as far as a decision.
    expect(verdicts.get('s3:GetObject')).toBeDefined();
    vi.runAllTimers();
    expect(verdicts.get('s3:GetObject')).toBeUndefined();
  });
});
