/**
 * Tokens as an attacker, or a mistake, would have them: each wrong in one way.
 *
 * Not here: what AWS answers to them (api/federation/web-identity-checks.ts).
 */
import { secondsAfter } from '#account/iso-time.ts';
import type { Issuer, IssuerSubject } from '#account/issuer.ts';
import { newIssuerKey } from '#api/federation/issuer.ts';
import { readToken, writtenToken } from '#api/federation/token.ts';
import { tokenFor, type TokenRequest } from '#api/federation/web-identity-token.ts';

type Make = (issuer: Issuer, subject: IssuerSubject, request: TokenRequest) => Promise<string | undefined>;

export interface Spoil {
  readonly key: string;
  readonly name: string;
  readonly make: Make;
  /** Cannot be done to a token that only its issuer can read. */
  readonly needsClaims?: true;
}

const soon = 1800;

function withClaims(claims: (request: TokenRequest) => TokenRequest['claims']): Make {
  return (issuer, subject, request) =>
    tokenFor(issuer, subject, { ...request, claims: claims(request) ?? {} });
}

/** Another part in the place of what was signed; the signature stays, if it says so. */
function rewritten(change: (token: string) => string | undefined): Make {
  return async (issuer, subject, request) => {
    const token = await tokenFor(issuer, subject, request);
    return token === undefined ? undefined : change(token);
  };
}

const inSeconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

export const spoils: readonly Spoil[] = [
  { key: 'none', name: 'As the issuer gives it', make: tokenFor },
  {
    key: 'issuer',
    name: 'Another issuer in iss',
    make: withClaims(() => ({ iss: 'https://elsewhere.example.com' })),
    needsClaims: true,
  },
  {
    key: 'audience',
    name: 'For another audience',
    make: withClaims(() => ({ aud: 'another-app', azp: undefined })),
  },
  { key: 'subject', name: 'Another subject', make: withClaims(() => ({ sub: 'somebody-else' })) },
  {
    key: 'expired',
    name: 'Expired half an hour ago',
    make: (issuer, subject, request) =>
      tokenFor(issuer, subject, {
        ...request,
        now: secondsAfter(request.now, -2 * soon),
        lifetime: soon,
      }),
  },
  {
    key: 'early',
    name: 'Not valid yet, for half an hour',
    make: withClaims(({ now }) => ({ nbf: inSeconds(now) + soon })),
    needsClaims: true,
  },
  {
    key: 'otherKey',
    name: 'Signed by another key',
    make: async (issuer, subject, request) => {
      const { id } = issuer.signingKey;
      return tokenFor(
        { ...issuer, signingKey: { ...(await newIssuerKey(request.now)), id } },
        subject,
        request,
      );
    },
  },
  {
    key: 'algNone',
    name: 'Not signed at all: alg none',
    make: rewritten((token) => {
      const read = readToken(token);
      return read && writtenToken({ ...read, header: { alg: 'none', typ: 'JWT' } });
    }),
    needsClaims: true,
  },
  {
    key: 'changed',
    name: 'Subject changed after signing',
    make: rewritten((token) => {
      const read = readToken(token);
      const claims = { ...read?.claims, sub: 'somebody-else' };
      return read && writtenToken({ ...read, claims }, token.split('.')[2]);
    }),
    needsClaims: true,
  },
];
