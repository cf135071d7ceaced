/** What the stories of the ready worlds promise, and requests worth trying in them. */
import { describe as group, expect, test } from 'vitest';
import type { Request } from '#account/request.ts';
import type { World } from '#account/world.ts';
import { authorize } from '#authorize/authorize.ts';
import { describe } from '#authorize/describe.ts';
import type { Decision, Question } from '#authorize/decision.ts';
import type { RuleId } from '#authorize/rules.ts';
import { readyWorlds } from './ready-worlds.ts';

function decisionOf(world: World, request: Request): Decision {
  const description = describe(world, request);
  if (!description.ready) throw new Error(JSON.stringify(description.problem));
  return authorize(description.request, description.policies);
}

function worldOf(id: string): World {
  const ready = readyWorlds.find((ready) => ready.id === id);
  if (ready === undefined) throw new Error(`no ready world ${id}`);
  return ready.scenario.world;
}

group('the request that a world opens with', () => {
  const opening: readonly (readonly [string, Decision['verdict'], RuleId, readonly Question[]])[] = [
    ['payments-team', 'ExplicitlyDenied', 'explicitDeny.found', ['explicitDeny', 'permissionsBoundary']],
    ['bucket-and-objects', 'ImplicitlyDenied', 'identity.noAllow', ['identityPolicies']],
    ['two-accounts', 'ImplicitlyDenied', 'identity.noAllow', ['identityPolicies']],
    ['missing-key', 'Allowed', 'identity.allows', []],
    ['vendor-role', 'ImplicitlyDenied', 'resource.trustPolicyLacksTrust', ['resourcePolicy']],
  ];

  test.each(opening)('%s: %s by %s', (id, verdict, rule, blockedBy) => {
    const world = worldOf(id);
    const lab = world.requests.get('lab');
    expect(lab).toBeDefined();
    expect(lab && decisionOf(world, lab)).toMatchObject({ verdict, rule, blockedBy });
  });

  test('covers every ready world', () => {
    expect(opening.map(([id]) => id)).toEqual(readyWorlds.map(({ id }) => id));
  });
});

/** `NAME/SESSION` for a session of a role, `NAME+mfa` or `NAME+session` for GetSessionToken, else a user. */
function principalIn(world: World, who: string): string {
  const [name, flavour] = who.split('+');
  const sessions = [...world.sessions.values()];
  const session = sessions.find(({ principalArn, operation, mfaAuthenticatedAt }) =>
    flavour === undefined
      ? operation !== 'GetSessionToken' && principalArn.endsWith(`/${who}`)
      : principalArn.endsWith(`/${name}`) && (mfaAuthenticatedAt !== undefined) === (flavour === 'mfa'),
  );
  return session?.id ?? [...world.users.values()].find((user) => user.name === who)?.arn ?? who;
}

/** The world's own ARN that ends so, or the text. */
function resourceIn(world: World, what: string): string {
  const arns = [...world.resources.keys(), ...world.roles.keys()];
  return arns.find((arn) => arn.endsWith(`/${what}`) || arn.endsWith(`:${what}`)) ?? what;
}

type Try = readonly [
  who: string,
  action: string,
  resource: string,
  rule: RuleId,
  more?: Partial<Pick<Request, 'overrides' | 'vpcEndpointId'>>,
];

function tries(id: string, table: readonly Try[]): void {
  const world = worldOf(id);
  for (const [who, action, resource, rule, more = {}] of table) {
    test(`${id}: ${who} ${action} ${resource} → ${rule}`, () => {
      const decision = decisionOf(world, {
        id: 'try',
        principal: principalIn(world, who),
        action,
        resource: resourceIn(world, resource),
        overrides: {},
        ...more,
      });
      expect(decision.rule).toBe(rule);
    });
  }
}

group('requests worth trying', () => {
  const throughEndpoint = { vpcEndpointId: 'vpce-0a1b2c3d4e5f60718' };
  const ledger = 'arn:aws:s3:::acme-prod-ledger';
  const statements = 'arn:aws:s3:::acme-prod-statements';

  tries('payments-team', [
    ['alice+mfa', 's3:GetObject', `${ledger}/2026/10/close.parquet`, 'identity.allows'],
    [
      'alice+mfa',
      's3:DeleteObject',
      `${ledger}/x`,
      'boundary.noAllow',
      { overrides: { 'aws:PrincipalTag/data-steward': 'true' } },
    ],
    ['carol+mfa', 's3:DeleteObject', `${ledger}/2019/01/close.parquet`, 'identity.allows'],
    ['carol', 's3:DeleteObject', `${ledger}/2019/01/close.parquet`, 'identity.noAllow'],
    ['alice+mfa', 'sts:AssumeRole', 'NightlyClose', 'resource.trustPolicyTrusts'],
    ['bob', 'sts:AssumeRole', 'NightlyClose', 'resource.trustPolicyLacksTrust'],
    ['NightlyClose/bob-close-2026-10', 's3:PutObject', `${ledger}/2026/10/close.parquet`, 'identity.allows'],
    ['NightlyClose/bob-close-2026-10', 's3:PutObject', `${ledger}/2026/11/open.parquet`, 'session.noAllow'],
    ['alice+mfa', 'secretsmanager:GetSecretValue', 'secret:prod/card-processor-Qx7TbW', 'explicitDeny.found'],
    [
      'PaymentsProcessor/settle-payments',
      'kms:Decrypt',
      'key/1a2b3c4d-5e6f-4a70-8b91-a2b3c4d5e6f7',
      'resource.limitedGrant',
    ],
    ['PaymentsProcessor/settle-payments', 'sns:Publish', 'ledger-closed', 'boundary.noAllow'],
    ['Reporting/glue-statements', 's3:GetObject', `${statements}/4711/2026-10.pdf`, 'identity.allows'],
    ['customer-4711', 's3:GetObject', `${statements}/4711/2026-10.pdf`, 'identity.allows'],
    ['customer-4711', 's3:GetObject', `${statements}/4712/2026-10.pdf`, 'session.noAllow'],
    [
      'customer-portal',
      's3:GetObject',
      `${statements}/4711/2026-10.pdf`,
      'endpoint.noAllow',
      throughEndpoint,
    ],
    ['sns.amazonaws.com', 'sqs:SendMessage', 'settlements', 'resource.grantRequired'],
    [
      'sns.amazonaws.com',
      'sqs:SendMessage',
      'settlements',
      'resource.directGrant',
      { overrides: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:ledger-closed' } },
    ],
    [
      'felix',
      'sts:AssumeRole',
      'Auditor',
      'identity.allows',
      { overrides: { 'sts:ExternalId': 'acme-2026-q4' } },
    ],
    ['anonymous', 's3:GetObject', `${statements}/4711/2026-10.pdf`, 'explicitDeny.found'],
    [
      'alice+mfa',
      's3:GetObject',
      `${ledger}/x`,
      'explicitDeny.found',
      { overrides: { 'aws:RequestedRegion': 'us-east-1' } },
    ],
    ['arn:aws:iam::111122223333:root', 's3:DeleteObject', `${ledger}/x`, 'explicitDeny.found'],
  ]);

  tries('bucket-and-objects', [
    ['nina', 's3:ListBucket', 'arn:aws:s3:::harbour-museum-archive', 'identity.allows'],
    ['omar', 's3:GetObject', 'arn:aws:s3:::harbour-museum-archive/1931/tall-ships.jpg', 'identity.allows'],
    ['omar', 's3:ListBucket', 'arn:aws:s3:::harbour-museum-archive', 'identity.noAllow'],
    ['piet', 's3:GetObject', 'arn:aws:s3:::harbour-museum-archive/1931/tall-ships.jpg', 'identity.allows'],
    ['piet', 's3:PutObject', 'arn:aws:s3:::harbour-museum-archive/1890/quay.jpg', 'explicitDeny.found'],
    ['lena', 's3:GetObject', 'arn:aws:s3:::harbour-museum-archive/1931/tall-ships.jpg', 'identity.noAllow'],
    ['lena', 'sts:GetCallerIdentity', '*', 'noPermissionNeeded.callerIdentity'],
  ]);

  tries('two-accounts', [
    [
      'ClaimsModel/nightly-training',
      's3:GetObject',
      'arn:aws:s3:::storm-archive/2024/ciaran.nc',
      'identity.allows',
    ],
    [
      'ClaimsModel/nightly-training',
      's3:GetObject',
      'arn:aws:s3:::storm-archive/forecast/tomorrow.nc',
      'explicitDeny.found',
    ],
    ['ben', 's3:GetObject', 'arn:aws:s3:::storm-archive/2024/ciaran.nc', 'resource.crossAccountNoGrant'],
    ['ada', 's3:GetObject', 'arn:aws:s3:::storm-archive/2024/ciaran.nc', 'resource.crossAccountNoGrant'],
    ['ada', 'kms:Decrypt', 'key/9f8e7d6c-5b4a-4392-8817-0f1e2d3c4b5a', 'identity.allows'],
    ['wendy', 'kms:Decrypt', 'key/9f8e7d6c-5b4a-4392-8817-0f1e2d3c4b5a', 'identity.allows'],
    ['ada', 'kms:Encrypt', 'key/9f8e7d6c-5b4a-4392-8817-0f1e2d3c4b5a', 'resource.keyPolicyLacksGrant'],
  ]);

  tries('missing-key', [
    ['mira+session', 'ec2:StopInstances', 'instance/i-0d0e0c0a0d0e0f001', 'explicitDeny.found'],
    ['noor', 'ec2:StopInstances', 'instance/i-0d0e0c0a0d0e0f001', 'explicitDeny.found'],
    ['noor+mfa', 'ec2:StopInstances', 'instance/i-0d0e0c0a0d0e0f001', 'identity.allows'],
    ['mira', 'secretsmanager:GetSecretValue', 'secret:dome/motor-password-k4Lm9Z', 'identity.allows'],
    ['noor', 'secretsmanager:GetSecretValue', 'secret:dome/motor-password-k4Lm9Z', 'identity.noAllow'],
    ['guest', 'secretsmanager:GetSecretValue', 'secret:visitors/wifi-w1Fi0x', 'identity.noAllow'],
  ]);

  tries('vendor-role', [
    [
      'Collector/visit-0666',
      'sts:AssumeRole',
      'BillReader',
      'identity.allows',
      { overrides: { 'sts:ExternalId': 'customer-0042' } },
    ],
    ['Collector/visit-0666', 'sts:AssumeRole', 'BillReader', 'resource.trustPolicyLacksTrust'],
    ['Collector/visit-0666', 'sts:AssumeRole', 'LegacyBillReader', 'identity.allows'],
    ['rosa', 'sts:AssumeRole', 'Owner', 'resource.trustPolicyTrusts'],
    ['theo', 'sts:AssumeRole', 'Owner', 'resource.trustPolicyLacksTrust'],
    [
      'theo',
      'sts:AssumeRole',
      'Owner',
      'identity.allows',
      { overrides: { 'aws:MultiFactorAuthPresent': 'true' } },
    ],
    ['arn:aws:iam::666677778888:root', 'sts:AssumeRole', 'Owner', 'resource.rootCannotAssumeRoles'],
  ]);
});
