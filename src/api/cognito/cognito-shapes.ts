/**
 * The input shapes of the identity pools' API: lengths, patterns and value ranges, by AWS's names.
 *
 * AWS: Amazon Cognito Federated Identities API Reference; service model of 2014-06-30.
 */
import * as v from 'valibot';
import { boolean, integer, list, object, optional, text, type TextShape } from '../shape.ts';

export interface EntryLimits {
  readonly min: number;
  readonly max: number;
  readonly pattern?: RegExp;
  readonly shown?: string;
}

type TextMap = Readonly<Record<string, string>>;

function wordsFor({ min, max, shown }: EntryLimits): string {
  const lengths = [
    `Member must have length less than or equal to ${max}`,
    `Member must have length greater than or equal to ${min}`,
  ];
  const all =
    shown === undefined ? lengths : [...lengths, `Member must satisfy regular expression pattern: ${shown}`];
  return `[${all.join(', ')}]`;
}

function fits(value: string, { min, max, pattern }: EntryLimits): boolean {
  return value.length >= min && value.length <= max && pattern?.test(value) !== false;
}

/** A map of texts: AWS names the map, and all that its keys or values must be, whichever fails. */
export function textMap(
  keys: EntryLimits,
  values: EntryLimits,
  most: number,
): v.GenericSchema<unknown, TextMap> {
  return v.pipe(
    // valibot's own `record` drops names such as `constructor` in silence.
    v.custom<TextMap>(isTextMap, 'Member must not be null'),
    v.check(
      (map) => Object.keys(map).length <= most,
      `Member must have length less than or equal to ${most}`,
    ),
    v.check(
      (map) => Object.keys(map).every((key) => fits(key, keys)),
      `Map keys must satisfy constraint: ${wordsFor(keys)}`,
    ),
    v.check(
      (map) => Object.values(map).every((value) => fits(value, values)),
      `Map value must satisfy constraint: ${wordsFor(values)}`,
    ),
  );
}

function isTextMap(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === 'string')
  );
}

function id(pattern: RegExp, shown: string): TextShape {
  return text({ min: 1, max: 55, pattern, shown });
}

export const identityPoolId = id(/^[\w-]+:[0-9a-f-]+$/, '[\\w-]+:[0-9a-f-]+');
export const identityId = identityPoolId;

export const identityPoolName = text({
  min: 1,
  max: 128,
  pattern: /^[\w\s+=,.@-]+$/,
  shown: '[\\w\\s+=,.@-]+',
});

export const accountId = text({ min: 1, max: 15, pattern: /^\d+$/, shown: '\\d+' });
export const roleArn = text({ min: 20, max: 2048 });
export const paginationKey = text({ min: 1, max: 65_535, pattern: /^[\S]+$/, shown: '[\\S]+' });
export const maxResults = integer(1, 60);

/** By provider the token that it signed. */
export const logins = textMap({ min: 1, max: 128 }, { min: 1, max: 50_000 }, 10);
export const providerNames = list(text({ min: 1, max: 128 }));

export const roles = textMap(
  { min: 1, max: 128, pattern: /^(un)?authenticated$/, shown: '(un)?authenticated' },
  { min: 20, max: 2048 },
  2,
);

export const poolTags = textMap({ min: 1, max: 128 }, { min: 0, max: 256 }, 50);

const arns = list(text({ min: 20, max: 2048 }));

/** What CreateIdentityPool and UpdateIdentityPool share. */
export const poolSettings = {
  IdentityPoolName: identityPoolName,
  AllowUnauthenticatedIdentities: boolean,
  AllowClassicFlow: optional(boolean),
  SupportedLoginProviders: optional(
    textMap(
      { min: 1, max: 128, pattern: /^[\w._/-]+$/, shown: '[\\w._/-]+' },
      { min: 1, max: 128, pattern: /^[\w.;_/-]+$/, shown: '[\\w.;_/-]+' },
      10,
    ),
  ),
  DeveloperProviderName: optional(text({ min: 1, max: 128, pattern: /^[\w._-]+$/, shown: '[\\w._-]+' })),
  OpenIdConnectProviderARNs: optional(arns),
  CognitoIdentityProviders: optional(
    list(
      object({
        ProviderName: text({ min: 1, max: 128, pattern: /^[\w._:/-]+$/, shown: '[\\w._:/-]+' }),
        ClientId: text({ min: 1, max: 128, pattern: /^\w+$/, shown: '[\\w_]+' }),
      }),
    ),
  ),
  SamlProviderARNs: optional(arns),
  IdentityPoolTags: optional(poolTags),
};
