/**
 * A token being asked for: what a person types, the call that it makes, and what a service outside of AWS finds in the answer.
 *
 * AWS: STS API Reference, "GetWebIdentityToken"; IAM User Guide, "Federating AWS identities to external services". Not here: the call itself
 * (api/sts/web-identity-token.ts).
 */
import type { OutboundFederation } from '#account/outbound-federation.ts';
import { secondsBetween, isoSeconds } from '#account/iso-time.ts';
import { isSignedBy, readToken } from '#api/federation/token.ts';
import type { ApiCall } from '#ui/account/api-call.ts';
import { tagsParameter, type TagDraft } from '#ui/account/tags.ts';

export interface TokenDraft {
  /** One a line. */
  audiences: string;
  algorithm: 'ES384' | 'RS256';
  seconds: number;
  tags: TagDraft[];
}

export function emptyDraft(): TokenDraft {
  return { audiences: 'https://api.example.com', algorithm: 'ES384', seconds: 300, tags: [] };
}

export function audiencesIn(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function tokenCall({ audiences, algorithm, seconds, tags }: TokenDraft): ApiCall {
  const Tags = tagsParameter(tags);
  const parameters = {
    Audience: audiencesIn(audiences),
    SigningAlgorithm: algorithm,
    ...(seconds !== 300 && { DurationSeconds: seconds }),
    ...(Tags !== undefined && { Tags }),
  };
  return { service: 'sts', operation: 'GetWebIdentityToken', parameters };
}

/** One thing that the service looks at. */
export interface ServiceCheck {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'notReached';
  readonly says?: string;
}

/** What the service was told when the trust was set up, and what time it is there. */
export interface Expected {
  readonly federation: OutboundFederation;
  readonly audience: string;
  readonly subject: string;
  readonly now: string;
}

type Look = readonly [name: string, problem: () => string | undefined | Promise<string | undefined>];

/** In the order in which services do it; behind the first that fails nothing is looked at. */
export async function serviceChecks(token: string, expected: Expected): Promise<readonly ServiceCheck[]> {
  const checks: ServiceCheck[] = [];
  let failed = false;
  for (const [name, problem] of looks(token, expected)) {
    const says: string | undefined = failed ? undefined : await problem();
    checks.push({
      name,
      state: failed ? 'notReached' : says === undefined ? 'passed' : 'failed',
      ...(says !== undefined && { says }),
    });
    failed ||= says !== undefined;
  }
  return checks;
}

function looks(token: string, { federation, audience, subject, now }: Expected): readonly Look[] {
  const { header, claims } = readToken(token) ?? { header: {}, claims: {} };
  const key = federation.signingKeys.find(({ id }) => id === header.kid);
  const audiences = [claims.aud ?? []].flat();
  const left = secondsBetween(now, isoSeconds((claims.exp ?? 0) * 1000));
  return [
    [
      'The issuer is the one it trusts',
      () => unless(claims.iss === federation.issuer, 'iss is another issuer.'),
    ],
    [
      `The key set has the key ${header.kid ?? ''}`,
      () => unless(key !== undefined, 'Read the key set again.'),
    ],
    [
      'The signature fits the key',
      async () => unless(key !== undefined && (await isSignedBy(token, key)), 'Somebody changed the token.'),
    ],
    [
      `The audience is ${audience}`,
      () =>
        unless(
          audiences.includes(audience),
          `The token is for ${audiences.join(', ')}. Ask for one for this service.`,
        ),
    ],
    ['It holds now', () => unless(left > 0, 'The token has expired. Ask for another one.')],
    [
      `The subject is ${subject}`,
      () =>
        unless(
          claims.sub === subject,
          `The token is of ${claims.sub ?? 'nobody'}. Trust that principal, or ask as the other.`,
        ),
    ],
  ];
}

function unless(holds: boolean, says: string): string | undefined {
  return holds ? undefined : says;
}
