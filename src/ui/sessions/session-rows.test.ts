import { describe, expect, test } from 'vitest';
import type { ApiEvent } from '#account/event.ts';
import type { Session } from '#account/session.ts';
import { put, type World } from '#account/world.ts';
import { assumedRole, role, sessionToken, user, world } from '#scenarios/build.ts';
import { arranged, foundRows, refusalWords, sessionRows, type Arrangement } from './session-rows.ts';

const home = '111122223333';
const away = '444455556666';
const alice = user(home, 'alice');
const day = (time: string) => `2026-03-01T${time}Z`;

function between(from: string, to: string) {
  return { issuedAt: day(from), expiresAt: day(to) };
}

function chained(account: string, name: string, parent: Session, from: string, to: string): Session {
  return { ...assumedRole(role(account, name, '{}'), 'alice', between(from, to)), parentId: parent.id };
}

const token = sessionToken(alice, between('08:00:00', '20:00:00'));
const manager = chained(home, 'Manager', token, '09:00:00', '10:00:00');
const auditor = chained(away, 'Auditor', manager, '09:30:00', '10:30:00');
const late = assumedRole(role(home, 'Late', '{}'), 'bob', between('11:00:00', '11:30:00'));
const theirs = assumedRole(role(away, 'Own', '{}'), 'eve', between('09:00:00', '21:00:00'));

function refused(id: string, parameters: ApiEvent['parameters'], message = 'no'): ApiEvent {
  return {
    id,
    at: day('09:40:00'),
    accountId: home,
    callerArn: alice.arn,
    accessKeyId: manager.id,
    service: 'sts',
    operation: 'AssumeRole',
    region: 'us-east-1',
    sourceIp: '192.0.2.1',
    parameters,
    authorized: [],
    error: { code: 'AccessDenied', message },
  };
}

const wrongCode = refused(
  'e1',
  { RoleArn: `arn:aws:iam::${away}:role/x/Auditor`, RoleSessionName: 'again' },
  'MultiFactorAuthentication failed with invalid MFA one time pass code.',
);
const { error: _, ...granted } = { ...wrongCode, id: 'e2' };
const everything: World = world({
  users: [alice],
  sessions: [late, manager, token, auditor, theirs],
  events: [wrongCode, granted, { ...wrongCode, id: 'e3', operation: 'GetCallerIdentity' }],
});

function shown(query: string, by: Arrangement, now = day('12:00:00')): readonly string[] {
  const rows = foundRows(sessionRows(everything, home), query);
  return arranged(rows, by, now).map(({ row, depth }) => `${'  '.repeat(depth)}${row.title}`);
}

describe('the list of sessions', () => {
  test.each<readonly [string, string, Arrangement, readonly string[]]>([
    ['newest first', '', 'newest', ['Late/bob', 'Auditor/again', 'Auditor/alice', 'Manager/alice', 'alice']],
    [
      'each under the one that asked, a chain that is alive first',
      '',
      'chain',
      ['alice', '  Manager/alice', '    Auditor/again', '    Auditor/alice', 'Late/bob'],
    ],
    ['found by any word', 'assumerole late', 'chain', ['Late/bob']],
    ['found without the link above it', 'auditor', 'chain', ['Auditor/again', 'Auditor/alice']],
    ['refused ones', 'refused mfa', 'newest', ['Auditor/again']],
    ['nothing', 'zebra', 'newest', []],
  ])('%s', (_, query, by, expected) => {
    expect(shown(query, by)).toEqual(expected);
  });

  test('another account lists its own, a session that came from elsewhere among them', () => {
    expect(sessionRows(everything, away).map(({ title }) => title)).toEqual(['Auditor/alice', 'Own/eve']);
  });

  test('a chain that names itself ends', () => {
    const looped = put(everything, 'sessions', { ...theirs, parentId: theirs.id });
    const rows = sessionRows(looped, away);
    expect(arranged(rows, 'chain', day('12:00:00'))).toHaveLength(2);
    expect(sessionRows(looped, home)).toHaveLength(5);
  });

  test('a chain of thousands is arranged at once, in every account that it leads to', () => {
    const links = Array.from({ length: 5000 }, (_, index) => ({
      ...chained(away, `R${index}`, manager, '09:00:00', '10:00:00'),
      id: `ASIA${index}`,
      parentId: index === 0 ? manager.id : `ASIA${index - 1}`,
    }));
    const long = links.reduce((at, each) => put(at, 'sessions', each), everything);
    const rows = sessionRows(long, home);
    expect(rows).toHaveLength(5005);
    expect(sessionRows(long, '777788889999')).toEqual([]);
    expect(Math.max(...arranged(rows, 'chain', day('12:00:00')).map(({ depth }) => depth))).toBe(5001);
  });

  test('a wrong code is said so, else AWS’s code', () => {
    expect(refusalWords(wrongCode)).toBe('wrong MFA code');
    expect(refusalWords(refused('e4', {}))).toBe('AccessDenied');
  });
});
