import { describe, expect, test } from 'vitest';
import type { Decision, Question } from '#authorize/decision.ts';
import type { GateView } from '#ui/decision/gates.ts';
import { decisionOf } from '#ui/decision/test-decision.ts';
import { LabView } from './lab-view.svelte.ts';

const implicit = decisionOf('ImplicitlyDenied', {
  explicitDeny: ['continue', 'explicitDeny.none'],
  identityPolicies: ['ImplicitlyDenied', 'identity.noAllow'],
  permissionsBoundary: ['ImplicitlyDenied', 'boundary.noAllow'],
});
const allowed = decisionOf('Allowed', {
  explicitDeny: ['continue', 'explicitDeny.none'],
  identityPolicies: ['Allowed', 'identity.allows'],
});

function viewOf(decision: Decision | undefined): LabView {
  return new LabView(() => decision);
}

function gate(view: LabView, asks: Question): GateView {
  return view.gates.find((one) => one.asks === asks)!;
}

function open(view: LabView): readonly number[] {
  return view.gates.filter((one) => view.isOpen(one)).map(({ number }) => number);
}

describe('by itself', () => {
  test('gates that block are open and in evidence', () => {
    const view = viewOf(implicit);
    expect(open(view)).toEqual([5, 6]);
    expect(view.gatesInEvidence).toEqual(['identityPolicies', 'permissionsBoundary']);
    expect(view.focusedGate).toBe('identityPolicies');
  });

  test('allowed: the gate that granted is', () => {
    const view = viewOf(allowed);
    expect(open(view)).toEqual([5]);
    expect(view.gatesInEvidence).toEqual(['identityPolicies']);
  });

  test('without a decision there is nothing to show', () => {
    const view = viewOf(undefined);
    expect(view.gates).toEqual([]);
    expect(view.focusedGate).toBeUndefined();
  });
});

describe('by hand', () => {
  test('a toggled gate stays as it was left, and Evidence goes to it', () => {
    const view = viewOf(implicit);
    view.toggle(gate(view, 'explicitDeny'));
    view.toggle(gate(view, 'permissionsBoundary'));
    expect(open(view)).toEqual([1, 5]);
    expect(view.gatesInEvidence).toEqual(['permissionsBoundary']);
  });

  test('a picked statement goes with its gate, and is forgotten with another gate', () => {
    const view = viewOf(implicit);
    const statement = { policy: { kind: 'given', name: 'p' }, index: 2 } as const;
    view.focus('identityPolicies', statement);
    expect(view.selectedStatement).toBe(statement);
    view.focus('explicitDeny');
    expect(view.selectedStatement).toBeUndefined();
  });

  test('held evidence stays while the verdict turns; following again, it goes along', () => {
    let decision = $state.raw(implicit);
    const view = new LabView(() => decision);
    view.hold();
    decision = allowed;
    expect(view.gatesInEvidence).toEqual(['identityPolicies', 'permissionsBoundary']);
    view.follow();
    expect(view.gatesInEvidence).toEqual(['identityPolicies']);
  });
});

describe('step by step', () => {
  test('one gate at a time, open, in evidence, the rest not yet answered', () => {
    const view = viewOf(implicit);
    view.startStepping();
    view.stepBy(1);
    view.stepBy(1);
    expect(view.stepIndex).toBe(2);
    expect(open(view)).toEqual([3]);
    expect(view.gatesInEvidence).toEqual(['serviceControlPolicies']);
    expect(view.gates.filter((one) => view.isRevealed(one)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('it stays at both ends', () => {
    const view = viewOf(allowed);
    view.startStepping();
    view.stepBy(-1);
    expect(view.stepIndex).toBe(0);
    for (let step = 0; step < 20; step += 1) view.stepBy(1);
    expect(view.stepIndex).toBe(view.gates.length - 1);
  });

  test.each([
    ['denied: from the gate that denied', implicit, 4],
    ['allowed: at the last gate, for any could still have denied', allowed, 6],
  ] as const)('the verdict is told when it is known; %s', (_, decision, at) => {
    const view = viewOf(decision);
    view.startStepping();
    const told = view.gates.map(() => {
      const shown = view.verdictShown;
      view.stepBy(1);
      return shown;
    });
    expect(told.indexOf(true)).toBe(at);
  });

  test('afterwards all is shown again', () => {
    const view = viewOf(implicit);
    view.startStepping();
    view.stopStepping();
    expect(view.stepping).toBe(false);
    expect(view.verdictShown).toBe(true);
    expect(open(view)).toEqual([5, 6]);
  });
});
