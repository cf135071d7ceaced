/** Outbound identity federation: switched on, a token for a service outside of AWS, switched off. */
import { expect } from 'vitest';
import { arn, policy, refused, type Conversations } from './conversation.ts';

const enable = 'EnableOutboundWebIdentityFederation';
const disable = 'DisableOutboundWebIdentityFederation';
const info = 'GetOutboundWebIdentityFederationInfo';
const get = 'sts:GetWebIdentityToken';
const token = { Audience: ['https://api.example.com'], SigningAlgorithm: 'ES384' };
const off = 'Outbound identity federation is disabled for account 111122223333';
const issuer = {
  IssuerIdentifier: expect.stringMatching(/^https:\/\/[0-9a-f-]{36}\.tokens\.sts\.global\.api\.aws$/),
};

export const outboundFederation: Conversations = {
  'a token for a service outside of AWS': [
    [info, {}, `FeatureDisabled 404: ${off}`],
    [
      get,
      token,
      'OutboundWebIdentityFederationDisabledException 403: OutboundWebIdentityFederation is disabled.',
    ],
    [enable, {}, issuer],
    [
      enable,
      {},
      'FeatureEnabled 409: Outbound identity federation is already enabled for account 111122223333',
    ],
    [info, {}, { ...issuer, JwtVendingEnabled: true }],
    ['CreateUser', { UserName: 'alice' }, {}],
    ['CreateAccessKey', { UserName: 'alice' }, {}],
    [
      'PutUserPolicy',
      { UserName: 'alice', PolicyName: 'tokens', PolicyDocument: policy({ Action: get, Resource: '*' }) },
      {},
    ],
    [
      get,
      token,
      {
        WebIdentityToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]{128}$/),
        Expiration: new Date('2026-03-01T12:05:00Z'),
      },
      'alice',
    ],
    [
      get,
      { ...token, Tags: [{ Key: 'job', Value: '7' }] },
      `AccessDenied 403: User: ${arn('user/alice')} is not authorized to perform: sts:TagGetWebIdentityToken on ` +
        'resource: arn:aws:sts::111122223333:self because no identity-based policy allows the ' +
        'sts:TagGetWebIdentityToken action',
      'alice',
    ],
    [
      get,
      { ...token, DurationSeconds: 59 },
      "ValidationError 400: 1 validation error detected: Value '59' at 'durationSeconds' failed to satisfy " +
        'constraint: Member must have value greater than or equal to 60',
    ],
    refused(get, token, 'arn:aws:sts::111122223333:self'),
    [disable, {}, {}],
    [
      disable,
      {},
      'FeatureDisabled 404: Outbound identity federation is already disabled for account 111122223333',
    ],
    [info, {}, `FeatureDisabled 404: ${off}`],
  ],
};
