/** An observatory whose rules speak of keys that requests do not have: MFA, and tags. */
import { environment, group, labRequest, managedPolicy, sessionToken, user, world } from '../build.ts';
import { account } from '../build-organization.ts';
import { instance, secret } from '../build-resource.ts';
import { policyText } from '../policy-text.ts';
import type { Scenario } from '../scenario.ts';

const observatory = '555566667777';
const here = { accountId: observatory, region: 'us-west-2' };
const dome = instance(here, 'i-0d0e0c0a0d0e0f001', { project: 'dome' });

const runTelescopes = managedPolicy(
  observatory,
  'RunTelescopes',
  policyText({
    Sid: 'StartAndStop',
    Effect: 'Allow',
    Action: ['ec2:StartInstances', 'ec2:StopInstances'],
    Resource: `arn:aws:ec2:us-west-2:${observatory}:instance/*`,
  }),
);
/** Misses long-term access keys: their requests have no aws:MultiFactorAuthPresent, and Bool needs one. */
const mfaWithBool = managedPolicy(
  observatory,
  'MfaWithBool',
  policyText({
    Sid: 'DenyWithoutMfa',
    Effect: 'Deny',
    Action: 'ec2:StopInstances',
    Resource: '*',
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
  }),
);
const mfaWithBoolIfExists = managedPolicy(
  observatory,
  'MfaWithBoolIfExists',
  policyText({
    Sid: 'DenyWithoutMfa',
    Effect: 'Deny',
    Action: 'ec2:StopInstances',
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  }),
);
const ownProject = managedPolicy(
  observatory,
  'OwnProjectSecrets',
  policyText({
    Sid: 'SameProject',
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/project': '${aws:PrincipalTag/project}' } },
  }),
);

const astronomers = group(observatory, 'astronomers', { attached: [runTelescopes, ownProject] });
const mira = user(observatory, 'mira', {
  groups: [astronomers],
  attached: [mfaWithBool],
  tags: { project: 'dome' },
});
const noor = user(observatory, 'noor', {
  groups: [astronomers],
  attached: [mfaWithBoolIfExists],
  tags: { project: 'radio' },
});
const guest = user(observatory, 'guest', { groups: [astronomers], attached: [mfaWithBoolIfExists] });

const night = { issuedAt: '2026-08-12T03:30:00Z', expiresAt: '2026-08-12T15:30:00Z' };
const miraWithoutMfa = sessionToken(mira, night);
const noorWithMfa = sessionToken(noor, night, { mfaAuthenticatedAt: '2026-08-12T03:30:00Z' });

export const missingKey: Scenario = {
  title: 'The missing key',
  about:
    'A policy denies ec2:StopInstances without MFA, and Mira stops the dome’s computer without MFA: a request with her ' +
    'long-term access key carries no MFA key at all, and Bool matches nothing that is missing. Noor’s policy says BoolIfExists.',
  world: world({
    accounts: [account(observatory, 'hilltop-observatory')],
    users: [mira, noor, guest],
    groups: [astronomers],
    managedPolicies: [runTelescopes, mfaWithBool, mfaWithBoolIfExists, ownProject],
    resources: [
      dome,
      secret(here, 'dome/motor-password', 'k4Lm9Z', { tags: { project: 'dome' } }),
      secret(here, 'radio/receiver-licence', 'p7Rt2B', { tags: { project: 'radio' } }),
      secret(here, 'visitors/wifi', 'w1Fi0x'),
    ],
    sessions: [miraWithoutMfa, noorWithMfa],
    environments: [environment('2026-08-12T04:00:00Z', 'us-west-2', '192.0.2.44')],
    requests: [labRequest(mira, 'ec2:StopInstances', dome.arn)],
  }),
};
