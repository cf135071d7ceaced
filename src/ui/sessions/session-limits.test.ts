import { expect, test } from 'vitest';
import type { Session } from '#account/session.ts';
import { emptyWorld } from '#account/world.ts';
import { limitsOf } from './session-limits.ts';

const session: Session = {
  id: 'ASIAEXAMPLE',
  operation: 'GetSessionToken',
  principalArn: 'arn:aws:iam::111122223333:user/alice',
  issuerArn: 'arn:aws:iam::111122223333:user/alice',
  accountId: '111122223333',
  name: '',
  policyArns: [],
  tags: {},
  issuedAt: '2026-03-01T12:00:00Z',
  expiresAt: '2026-03-01T13:00:00Z',
};
const inChina = { ...session, principalArn: 'arn:aws-cn:iam::111122223333:user/alice' };

test.each<readonly [string, Session, string, RegExp]>([
  [
    'of a Regional endpoint',
    session,
    'every Region',
    /never another partition than aws\..*aws:RequestedRegion/,
  ],
  ['of China', inChina, 'every Region', /never another partition than aws-cn\./],
  [
    'with a version 1 token',
    { ...session, tokenVersion: 'v1Token' },
    'default Regions',
    /none that is opted into/,
  ],
])('where a session works: one %s', (_, of, value, says) => {
  const limit = limitsOf(emptyWorld, of, session.issuedAt).find(({ name }) => name === 'Where it works');
  expect(limit?.value).toBe(value);
  expect(limit?.says).toMatch(says);
});
