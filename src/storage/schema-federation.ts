/** The shape of what signs people in from outside, and of what hands them to the account. */
import * as v from 'valibot';
import type { Kind, Records } from '#account/world.ts';
import { accountId, arn, count, namesTo, tags, text, texts, time } from './schema-values.ts';

export const signingKey = v.strictObject({
  id: text,
  algorithm: v.picklist(['RS256', 'ES256', 'ES384']),
  publicKey: text,
  privateKey: v.exactOptional(text),
  certificate: v.exactOptional(text),
  createdAt: time,
});

export const federationSchemas = {
  directories: v.strictObject({
    entityId: text,
    name: text,
    signingKey,
    people: v.array(
      v.strictObject({ userName: text, name: text, email: text, groups: texts, attributes: tags }),
    ),
    grants: v.array(v.strictObject({ group: text, roleArn: arn, providerArn: arn })),
    tagAttributes: tags,
    transitiveTagKeys: texts,
    sendsSourceIdentity: v.boolean(),
    sessionDuration: v.exactOptional(count),
    createdAt: time,
  }),
  issuers: v.strictObject({
    url: text,
    kind: v.picklist(['google', 'facebook', 'amazon', 'cognitoIdentity', 'cognitoUserPool', 'github', 'own']),
    name: text,
    signingKey,
    clientIds: texts,
    subjects: v.array(
      v.strictObject({
        sub: text,
        name: text,
        email: v.exactOptional(text),
        claims: namesTo(v.unknown(), 'not an object'),
      }),
    ),
    thumbprint: v.exactOptional(text),
    createdAt: time,
  }),
  identityPools: v.strictObject({
    id: text,
    accountId,
    name: text,
    region: text,
    allowsGuests: v.boolean(),
    allowsClassicFlow: v.exactOptional(v.boolean()),
    supportedLoginProviders: tags,
    userPools: v.array(v.strictObject({ providerName: text, clientId: text })),
    oidcProviderArns: v.array(arn),
    samlProviderArns: v.array(arn),
    authenticatedRoleArn: v.exactOptional(arn),
    unauthenticatedRoleArn: v.exactOptional(arn),
    tags,
    createdAt: time,
  }),
  poolIdentities: v.strictObject({
    id: text,
    poolId: text,
    logins: tags,
    mergedInto: v.exactOptional(text),
    createdAt: time,
    changedAt: time,
  }),
  signinTokens: v.strictObject({
    token: text,
    sessionId: text,
    createdAt: time,
    expiresAt: time,
    sessionDuration: v.exactOptional(count),
  }),
} as const satisfies { readonly [K in Kind]?: v.GenericSchema<unknown, Records[K]> };
