import { expect, test } from 'vitest';
import type { Session } from '#account/session.ts';
import { getRequest, loginUrl, tokenUrl } from './login-urls.ts';

const session = { id: 'ASIAX', secret: 'a/b+c', token: 't&=' } as Session;
const host = 'signin.aws.amazon.com';

test('credentials survive the way as a parameter', () => {
  const query = new URL(tokenUrl(host, session, '900')).searchParams;
  expect(Object.fromEntries(query)).toEqual({
    Action: 'getSigninToken',
    SessionDuration: '900',
    Session: '{"sessionId":"ASIAX","sessionKey":"a/b+c","sessionToken":"t&="}',
  });
  expect(new URL(tokenUrl(host, session)).searchParams.has('SessionDuration')).toBe(false);
  // What is no number goes out as it was typed, and is refused for it.
  expect(new URL(tokenUrl(host, session, 'an hour')).searchParams.get('SessionDuration')).toBe('an hour');
});

test('the link carries where from, where to and the token', () => {
  const link = {
    issuer: 'https://a.example/?b=c',
    destination: 'https://console.aws.amazon.com/s3',
    token: 'T',
  };
  const url = loginUrl(host, link);
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
    Action: 'login',
    Issuer: link.issuer,
    Destination: link.destination,
    SigninToken: 'T',
  });
  expect(getRequest(url)).toMatch(
    /^GET \/federation\?Action=login&.*&SigninToken=T HTTP\/1\.1\nHost: signin\.aws\.amazon\.com$/,
  );
});
