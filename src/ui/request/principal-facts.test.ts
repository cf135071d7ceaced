import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import { paymentsTeam } from '#scenarios/ready/payments-team/payments-team.ts';
import { actionSentence } from './action-sentence.ts';
import { principalFacts } from './principal-facts.ts';
import { secondsLeft, timeLeft } from './time-left.ts';

const { world } = paymentsTeam;
const sessionOf = (name: string) =>
  [...world.sessions.values()].find(({ issuerArn }) => issuerArn.endsWith(name))?.id ?? '';
const shown = (name: string, of = world) =>
  principalFacts(of, name).map(({ kind, text }) => `${kind}: ${text}`);

describe('what is said of the principal', () => {
  it('a user: groups, boundary, tags', () => {
    expect(shown('arn:aws:iam::111122223333:user/alice')).toEqual([
      'group: developers',
      'boundary: AppCeiling',
      'tag: team=payments',
    ]);
  });

  it('a session of a user says so first', () => {
    expect(shown(sessionOf('user/alice'))[0]).toBe('credentials: MFA session');
  });

  it('a role session says how it came about, and which role', () => {
    expect(shown(sessionOf('role/NightlyClose')).slice(0, 2)).toEqual([
      'credentials: by AssumeRole',
      'role: NightlyClose',
    ]);
  });

  it('many tags are counted', () => {
    const alice = world.users.get('arn:aws:iam::111122223333:user/alice');
    if (!alice) throw new Error('alice is not there');
    const tagged = put(world, 'users', { ...alice, tags: { a: '1', b: '2', c: '3' } });
    expect(shown(alice.arn, tagged)).toContain('tag: 3 tags');
  });

  it.each(['anonymous', 'ec2.amazonaws.com', 'arn:aws:iam::111122223333:root'])(
    'of %s there is nothing to say',
    (name) => {
      expect(shown(name)).toEqual([]);
    },
  );
});

describe('time left', () => {
  it.each([
    ['2026-11-21T12:00:00Z', '2026-11-21T11:59:59Z', '00:00:01', 1],
    ['2026-11-22T01:30:00Z', '2026-11-21T12:00:00Z', '13:30:00', 48600],
    ['2026-11-21T12:00:00Z', '2026-11-21T12:00:00Z', 'expired', 0],
    ['2026-11-21T12:00:00Z', '2027-01-01T00:00:00Z', 'expired', 0],
  ])('until %s at %s: %s', (expiresAt, now, text, seconds) => {
    expect([timeLeft(expiresAt, now), secondsLeft(expiresAt, now)]).toEqual([text, seconds]);
  });
});

describe('what an action does', () => {
  it.each([
    ['s3:DeleteObject', 'Delete an object from a bucket.'],
    ['s3:DeleteBucket', 'Delete a bucket.'],
    ['s3:GetBucketPolicy', 'Read the bucket policy of a bucket.'],
    ['sts:AssumeRole', 'Assume the role.'],
    ['iam:CreateAccessKey', 'Create an access key.'],
    ['made:Up', undefined],
  ])('%s: %s', (action, sentence) => {
    expect(actionSentence(action)).toBe(sentence);
  });
});
