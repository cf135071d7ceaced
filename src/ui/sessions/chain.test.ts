import { describe, expect, test } from 'vitest';
import type { Session } from '#account/session.ts';
import { put, type World } from '#account/world.ts';
import { assumedRole, role, sessionToken, user, world } from '#scenarios/build.ts';
import { chainOf, percentOf, shownPart, spanOf, ticksOf, type Link } from './chain.ts';

const home = '111122223333';
const alice = user(home, 'alice');
const day = (time: string) => `2026-03-01T${time}Z`;
const key = {
  id: 'AKIA1',
  accountId: home,
  holder: alice.arn,
  status: 'Active',
  createdAt: day('00:00:00'),
} as const;

function link(name: string, parentId: string, from: string, to: string): Session {
  const times = { issuedAt: day(from), expiresAt: day(to) };
  return { ...assumedRole(role(home, name, '{}'), 'alice', times), parentId };
}

const token: Session = {
  ...sessionToken(alice, { issuedAt: day('08:00:00'), expiresAt: day('12:00:00') }),
  parentId: key.id,
};
const manager = link('Manager', token.id, '09:00:00', '10:00:00');
const late = link('Late', manager.id, '09:40:00', '10:40:00');
const early = link('Early', manager.id, '09:20:00', '10:20:00');
const deep = link('Deep', early.id, '09:30:00', '09:45:00');
const everything: World = world({
  users: [alice],
  accessKeys: [key],
  sessions: [deep, late, early, manager, token],
});

function told(of: Session, at = everything): readonly string[] {
  return chainOf(at, of).map(({ name, how, depth }) => `${depth} ${name}, ${how}`);
}

describe('a chain', () => {
  test('leads from the key through the session to those it asked for, by time', () => {
    expect(told(manager)).toEqual([
      '0 alice, access key',
      '1 alice, GetSessionToken',
      '2 Manager/alice, AssumeRole',
      '3 Early/alice, AssumeRole',
      '4 Deep/alice, AssumeRole',
      '3 Late/alice, AssumeRole',
    ]);
  });

  test('leaves out what its links asked for besides', () => {
    expect(told(late)).toEqual([
      '0 alice, access key',
      '1 alice, GetSessionToken',
      '2 Manager/alice, AssumeRole',
      '3 Late/alice, AssumeRole',
    ]);
  });

  test('says that the key is inactive, and does without one that is gone', () => {
    const inactive = put(everything, 'accessKeys', { ...key, status: 'Inactive' });
    expect(told(token, inactive)[0]).toBe('0 alice, access key, inactive');
    expect(told({ ...token, parentId: 'AKIA2' })[0]).toBe('0 alice, GetSessionToken');
  });

  test('of thousands of links is walked once', () => {
    const links = Array.from({ length: 5000 }, (_, index) =>
      link(`R${index}`, index === 0 ? key.id : `ASIA${index - 1}`, '09:00:00', '10:00:00'),
    ).map((each, index) => ({ ...each, id: `ASIA${index}` }));
    const long = world({ users: [alice], accessKeys: [key], sessions: links });
    expect(told(links[0] as Session, long).at(-1)).toBe('5000 R4999/alice, AssumeRole');
    expect(told(links[4999] as Session, long)).toHaveLength(5001);
  });

  test('begins with a sign-in where the history tells of one', () => {
    const { parentId: _, ...unasked } = token;
    const event = {
      id: 'e1',
      at: token.issuedAt,
      accountId: home,
      callerArn: alice.arn,
      service: 'sts',
      operation: 'GetSessionToken',
      region: 'us-east-1',
      sourceIp: '192.0.2.1',
      parameters: {},
      authorized: [],
    };
    expect(told(unasked, put(everything, 'events', event))[0]).toBe('0 alice, signed in');
    expect(told(unasked, put(everything, 'events', { ...event, at: late.issuedAt }))[0]).toMatch(
      /GetSession/,
    );
  });

  test('that bites its tail ends', () => {
    const looped = { ...token, parentId: deep.id };
    expect(told(manager, put(everything, 'sessions', looped)).length).toBeLessThan(12);
  });
});

describe('the axis of time', () => {
  const span = spanOf(chainOf(everything, manager), day('09:15:00'));

  test('spans all links, and now', () => {
    expect(span).toEqual({ from: day('08:00:00'), to: day('12:00:00') });
    expect(spanOf([], day('09:15:00'))).toEqual({ from: day('09:15:00'), to: day('09:15:00') });
    expect(spanOf(chainOf(everything, manager), day('20:00:00')).to).toBe(day('20:00:00'));
  });

  test('places times', () => {
    expect(percentOf(span, day('09:00:00'))).toBe(25);
    expect(percentOf(span, day('23:00:00'))).toBe(100);
  });

  test.each([
    ['hours', day('08:10:00'), day('12:00:00'), ['09:00', '10:00', '11:00', '12:00']],
    ['five minutes', day('08:01:00'), day('08:16:00'), ['08:05', '08:10', '08:15']],
    ['one moment', day('08:01:00'), day('08:01:00'), ['08:01']],
  ])('is marked in %s', (_, from, to, expected) => {
    expect(ticksOf({ from, to }).map((at) => at.slice(11, 16))).toEqual(expected);
  });
});

test.each([
  ['a short chain is shown whole', 50, 'L49', 'L0', 50],
  ['of a long one, a few links above and what follows', 5000, 'L2000', 'L1995', 50],
  ['its end', 5000, 'L4999', 'L4950', 50],
])('%s', (_, count, key, first, shown) => {
  const links = Array.from({ length: count }, (_, depth): Link => ({
    key: `L${depth}`,
    name: '',
    how: '',
    depth,
  }));
  const part = shownPart(links, key);
  expect(part[0]?.key).toBe(first);
  expect(part).toHaveLength(shown);
  expect(part.some((link) => link.key === key)).toBe(true);
});
