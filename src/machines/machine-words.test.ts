import { expect, test } from 'vitest';
import { conditionWords, eventWords, wordsOf } from './machine-words.ts';

test.each([
  ['outOfStep', 'out of step'],
  ['active', 'active'],
  ['RoleRemoved', 'role removed'],
  ['isMFAGiven', 'is MFA given'],
  ['isUnused and not (isLate or isWrong)', 'is unused and not (is late or is wrong)'],
  ['waiting-for_code', 'waiting for code'],
])('the name %s', (name, words) => expect(wordsOf(name)).toBe(words));

test.each([
  ['clock.moved', 'clock moved'],
  ['device.deactivated', 'device deactivated'],
  ['xstate.done.actor.checkPassword', 'check password done'],
  ['xstate.error.actor.checkPassword', 'check password failed'],
  ['xstate.done.actor.0.signIn.checking', 'checking done'],
  ['xstate.done.state.signIn.factor', 'factor done'],
  ['xstate.after.patience.signIn.waiting', 'after patience'],
  ['xstate.after.500.signIn.waiting', 'after 500 ms'],
  ['', 'at once'],
  ['*', 'anything else'],
])('the event "%s"', (type, words) => expect(eventWords(type)).toBe(words));

test.each([
  ['isExpired', 'expired'],
  ['areInARow and not (isLate or isWrong)', 'in a row and not (late or wrong)'],
  ['hasRoom', 'has room'],
  ['isIssued', 'issued'],
])('the guard %s', (guard, words) => expect(conditionWords(guard)).toBe(words));
