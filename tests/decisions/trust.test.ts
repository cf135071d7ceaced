/**
 * Who may assume a role.
 *
 * AWS: AssumeRole; "Passing session tags in AWS STS"; "OIDC federation"; "SAML federation".
 */
import { describe } from 'vitest';
import type { Principal } from '#authorize/principal.ts';
import {
  alice,
  appRole,
  bob,
  cara,
  cognito,
  corp,
  github,
  job1,
  ourAccount,
  ours,
  provider,
  roleApp,
  roleNext,
  root,
  service,
  theirRole,
  theirs,
  user,
} from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied, type Context } from './language.ts';
import {
  allow,
  decides,
  deny,
  fullAccess,
  on,
  onItself,
  policy,
  to,
  toProvider,
  toService,
  trust,
  when,
} from './statement.ts';

/** Asks for the role App. */
const assumes = (who: Principal, context: Context = {}) => ask(who, 'sts:AssumeRole', roleApp, context);
const mayAssume = allow('sts:AssumeRole', on(appRole));

const withExternalId = when({ StringEquals: { 'sts:ExternalId': 'Unique-7' } });
const withMfa = when({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } });
const namedAfterUser = when({ StringLike: { 'sts:RoleSessionName': '${aws:username}' } });

const trustsCorp = trust(
  'sts:AssumeRoleWithSAML',
  toProvider(corp.name),
  when({ StringEquals: { 'saml:aud': 'https://signin.aws.amazon.com/saml' } }),
);

/** Main branch of one repository only. */
const trustsMain = trust(
  'sts:AssumeRoleWithWebIdentity',
  toProvider(github.name),
  when({
    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
    StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/app:ref:refs/heads/main' },
  }),
);
const onBranch = (name: string) => ({
  'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
  'token.actions.githubusercontent.com:sub': `repo:acme/app:ref:refs/heads/${name}`,
});

/** Tokens of pool-1 that came about in this way. */
const trustsPool = (amr: string) =>
  trust(
    'sts:AssumeRoleWithWebIdentity',
    toProvider(cognito.name),
    when({
      StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:pool-1' },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr },
    }),
  );
const tokenOf = (pool: string, ...amr: readonly string[]) => ({
  'cognito-identity.amazonaws.com:aud': `us-east-1:${pool}`,
  'cognito-identity.amazonaws.com:amr': amr,
});

describe('Users and roles', () => {
  allowed(
    'trust-001 Same account, user named in the trust policy',
    'resource.trustPolicyTrusts',
    assumes(alice),
    { resource: decides(trust('sts:AssumeRole', to(alice))) },
  );
  implicitlyDenied(
    'trust-002 Same account, account trusted, no identity policy',
    'identity.noAllow',
    assumes(alice),
    { resource: trust('sts:AssumeRole', to(ourAccount)) },
  );
  allowed(
    'trust-003 Same account, account trusted, identity policy allows',
    'identity.allows',
    assumes(alice),
    { identity: decides(mayAssume), resource: decides(trust('sts:AssumeRole', to(ourAccount))) },
  );
  implicitlyDenied(
    'trust-004 Identity policy alone does not reach a role that trusts someone else',
    'resource.trustPolicyLacksTrust',
    assumes(alice),
    { identity: fullAccess, resource: trust('sts:AssumeRole', to(bob)) },
  );
  implicitlyDenied(
    'trust-005 Identity policy without any trust',
    'resource.trustPolicyLacksTrust',
    assumes(alice),
    { identity: fullAccess, resource: trust('sts:AssumeRole', toService('ec2.amazonaws.com')) },
  );
  allowed('trust-006 Cross account, both sides', 'identity.allows', ask(alice, 'sts:AssumeRole', theirRole), {
    identity: decides(allow('sts:AssumeRole', on('arn:aws:iam::444455556666:role/Ops'))),
    resource: decides(trust('sts:AssumeRole', to(ours))),
  });
  implicitlyDenied(
    'trust-007 Cross account, user named in trust but no identity policy',
    'identity.noAllow',
    ask(alice, 'sts:AssumeRole', theirRole),
    { resource: trust('sts:AssumeRole', to(alice)) },
  );
  implicitlyDenied(
    'trust-008 Cross account, identity policy names another role',
    'identity.noAllow',
    ask(alice, 'sts:AssumeRole', theirRole),
    {
      identity: allow('sts:AssumeRole', on('arn:aws:iam::444455556666:role/Other')),
      resource: trust('sts:AssumeRole', to(ours)),
    },
  );
  explicitlyDenied('trust-009 Trust policy Deny', assumes(alice), {
    identity: mayAssume,
    resource: policy(
      trust('sts:AssumeRole', to(ourAccount)),
      decides(deny('sts:AssumeRole', onItself, to(alice))),
    ),
  });
  allowed(
    'trust-012 A role session may assume a role that trusts its role ARN',
    'resource.trustPolicyTrusts',
    ask(job1, 'sts:AssumeRole', roleNext),
    { resource: decides(trust('sts:AssumeRole', to(appRole))) },
  );
  implicitlyDenied(
    'trust-013 A role does not trust itself by default',
    'resource.trustPolicyLacksTrust',
    assumes(job1),
    { identity: fullAccess, resource: trust('sts:AssumeRole', toService('ec2.amazonaws.com')) },
  );
  allowed(
    'trust-038 A session named in the trust policy [Principal]',
    'resource.trustPolicyTrusts',
    ask(job1, 'sts:AssumeRole', roleNext),
    { resource: decides(trust('sts:AssumeRole', to(job1))) },
  );
  explicitlyDenied('trust-039 An identity Deny beats the trust policy [Evaluation logic]', assumes(alice), {
    identity: decides(deny('sts:AssumeRole')),
    resource: trust('sts:AssumeRole', to(alice)),
  });
  implicitlyDenied(
    'trust-040 The boundary limits a role session whose role is trusted [Enforcement code]',
    'boundary.noAllow',
    ask(job1, 'sts:AssumeRole', roleNext),
    { resource: trust('sts:AssumeRole', to(appRole)), boundary: allow('s3:*') },
  );
  allowed(
    'trust-041 The boundary does not limit a user who is trusted by name [Enforcement code]',
    'resource.trustPolicyTrusts',
    assumes(alice),
    { resource: decides(trust('sts:AssumeRole', to(alice))), boundary: allow('s3:*') },
  );
  allowed(
    'trust-042 Other actions on a role do not ask its trust policy [Trust policies]',
    'identity.allows',
    ask(alice, 'iam:GetRole', roleApp),
    {
      identity: decides(allow('iam:GetRole')),
      resource: trust('sts:AssumeRole', toService('ec2.amazonaws.com')),
    },
  );
  allowed(
    'trust-043 Everyone trusted, same account [Principal]',
    'resource.trustPolicyTrusts',
    assumes(alice),
    { resource: decides(trust('sts:AssumeRole', to('*'))) },
  );
  implicitlyDenied(
    'trust-044 Everyone trusted, other account without identity policy [Cross-account]',
    'identity.noAllow',
    assumes(cara),
    { resource: trust('sts:AssumeRole', to('*')) },
  );
  implicitlyDenied(
    'trust-045 The user was deleted and made again: the id in the trust policy is another [Principal]',
    'resource.trustPolicyLacksTrust',
    ask(user(ours, 'alice', 'AIDAEXAMPLEALICE00002'), 'sts:AssumeRole', roleApp),
    { identity: fullAccess, resource: trust('sts:AssumeRole', to('AIDAEXAMPLEALICE00001')) },
  );
  implicitlyDenied(
    'trust-046 Root of another account cannot assume roles either [AssumeRole]',
    'resource.rootCannotAssumeRoles',
    ask(root, 'sts:AssumeRole', theirRole),
    { resource: trust('sts:AssumeRole', to(ours)) },
  );
  implicitlyDenied(
    'trust-047 Other account, trust names another account [Cross-account]',
    'resource.trustPolicyLacksTrust',
    assumes(cara),
    { identity: fullAccess, resource: trust('sts:AssumeRole', to('777788889999')) },
  );
});

describe('AWS services', () => {
  allowed(
    'trust-010 Service principal in the trust policy',
    'resource.trustPolicyTrusts',
    ask(service('ec2.amazonaws.com'), 'sts:AssumeRole', roleApp),
    { resource: decides(trust('sts:AssumeRole', toService('ec2.amazonaws.com'))) },
  );
  implicitlyDenied(
    'trust-011 Wrong service principal',
    'resource.trustPolicyLacksTrust',
    ask(service('lambda.amazonaws.com'), 'sts:AssumeRole', roleApp),
    { resource: trust('sts:AssumeRole', toService('ec2.amazonaws.com')) },
  );
});

describe('Conditions of trust', () => {
  allowed(
    'trust-014 ExternalId matches',
    'identity.allows',
    assumes(cara, { 'sts:ExternalId': 'Unique-7' }),
    {
      identity: decides(mayAssume),
      resource: decides(trust('sts:AssumeRole', to(theirs), withExternalId)),
    },
  );
  implicitlyDenied('trust-015 ExternalId missing', 'resource.trustPolicyLacksTrust', assumes(cara), {
    identity: mayAssume,
    resource: trust('sts:AssumeRole', to(theirs), withExternalId),
  });
  implicitlyDenied(
    'trust-016 ExternalId wrong',
    'resource.trustPolicyLacksTrust',
    assumes(cara, { 'sts:ExternalId': 'unique-7' }),
    {
      identity: mayAssume,
      resource: trust('sts:AssumeRole', to(theirs), withExternalId),
    },
  );
  allowed(
    'trust-017 MFA required in trust, MFA given',
    'identity.allows',
    assumes(cara, { 'aws:MultiFactorAuthPresent': 'true' }),
    {
      identity: decides(mayAssume),
      resource: decides(trust('sts:AssumeRole', to(theirs), withMfa)),
    },
  );
  implicitlyDenied(
    'trust-018 MFA required in trust, long-term key without MFA',
    'resource.trustPolicyLacksTrust',
    assumes(cara),
    {
      identity: mayAssume,
      resource: trust('sts:AssumeRole', to(theirs), withMfa),
    },
  );
  allowed(
    'trust-019 Session name must equal the user name',
    'identity.allows',
    assumes(alice, { 'sts:RoleSessionName': 'alice', 'aws:username': 'alice' }),
    {
      identity: decides(mayAssume),
      resource: decides(trust('sts:AssumeRole', to(ourAccount), namedAfterUser)),
    },
  );
  implicitlyDenied(
    'trust-020 Session name rule shuts out role sessions',
    'resource.trustPolicyLacksTrust',
    ask(job1, 'sts:AssumeRole', roleNext, { 'sts:RoleSessionName': 'job1' }),
    {
      identity: fullAccess,
      resource: trust('sts:AssumeRole', to(ourAccount), namedAfterUser),
    },
  );
});

describe('Session tags and source identity', () => {
  implicitlyDenied(
    'trust-021 TagSession must be allowed to pass session tags',
    'resource.trustPolicyLacksTrust',
    ask(alice, 'sts:TagSession', roleApp, { 'aws:RequestTag/Project': 'Apollo' }),
    { identity: mayAssume, resource: trust('sts:AssumeRole', to(alice)) },
  );
  allowed(
    'trust-022 TagSession allowed in the trust policy',
    'resource.trustPolicyTrusts',
    ask(alice, 'sts:TagSession', roleApp, { 'aws:RequestTag/Project': 'Apollo' }),
    { resource: decides(trust(['sts:AssumeRole', 'sts:TagSession'], to(alice))) },
  );
  implicitlyDenied(
    'trust-023 Session tag value not in the allowed list',
    'resource.trustPolicyLacksTrust',
    ask(alice, 'sts:TagSession', roleApp, { 'aws:RequestTag/Department': 'Sales' }),
    {
      resource: trust(
        'sts:TagSession',
        to(alice),
        when({ StringEquals: { 'aws:RequestTag/Department': ['Engineering', 'Marketing'] } }),
      ),
    },
  );
  implicitlyDenied(
    'trust-024 Transitive keys limited with ForAllValues',
    'resource.trustPolicyLacksTrust',
    ask(alice, 'sts:TagSession', roleApp, { 'sts:TransitiveTagKeys': ['Project', 'CostCenter'] }),
    {
      resource: trust(
        'sts:TagSession',
        to(alice),
        when({ 'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': ['Project', 'Department'] } }),
      ),
    },
  );
  implicitlyDenied(
    'trust-025 SetSourceIdentity missing in trust',
    'resource.trustPolicyLacksTrust',
    ask(alice, 'sts:SetSourceIdentity', roleApp, { 'sts:SourceIdentity': 'alice' }),
    { identity: mayAssume, resource: trust('sts:AssumeRole', to(ourAccount)) },
  );
  allowed(
    'trust-026 SetSourceIdentity with the right value',
    'resource.trustPolicyTrusts',
    ask(alice, 'sts:SetSourceIdentity', roleApp, { 'sts:SourceIdentity': 'alice' }),
    {
      resource: decides(
        trust(
          ['sts:AssumeRole', 'sts:SetSourceIdentity'],
          to(alice),
          when({ StringEquals: { 'sts:SourceIdentity': 'alice' } }),
        ),
      ),
    },
  );
});

describe('SAML', () => {
  allowed(
    'trust-027 SAML audience matches',
    'resource.trustPolicyTrusts',
    ask(corp, 'sts:AssumeRoleWithSAML', roleApp, { 'saml:aud': 'https://signin.aws.amazon.com/saml' }),
    {
      resource: decides(trustsCorp),
    },
  );
  implicitlyDenied(
    'trust-028 SAML audience differs',
    'resource.trustPolicyLacksTrust',
    ask(corp, 'sts:AssumeRoleWithSAML', roleApp, { 'saml:aud': 'https://evil.example/saml' }),
    {
      resource: trustsCorp,
    },
  );
  implicitlyDenied(
    'trust-029 SAML provider not trusted',
    'resource.trustPolicyLacksTrust',
    ask(provider('arn:aws:iam::111122223333:saml-provider/Other'), 'sts:AssumeRoleWithSAML', roleApp, {
      'saml:aud': 'https://signin.aws.amazon.com/saml',
    }),
    {
      resource: trustsCorp,
    },
  );
  allowed(
    'trust-030 SAML list attribute with ForAnyValue',
    'resource.trustPolicyTrusts',
    ask(corp, 'sts:AssumeRoleWithSAML', roleApp, { 'saml:edupersonaffiliation': ['member', 'staff'] }),
    {
      resource: decides(
        trust(
          'sts:AssumeRoleWithSAML',
          toProvider(corp.name),
          when({ 'ForAnyValue:StringEquals': { 'saml:edupersonaffiliation': ['staff', 'faculty'] } }),
        ),
      ),
    },
  );
  implicitlyDenied(
    'trust-033 Wrong action for a SAML provider',
    'resource.trustPolicyLacksTrust',
    ask(corp, 'sts:AssumeRoleWithWebIdentity', roleApp),
    { resource: trust('sts:AssumeRoleWithSAML', toProvider(corp.name)) },
  );
});

describe('OIDC and Cognito', () => {
  const signsIn = (who: Principal, token: Context) =>
    ask(who, 'sts:AssumeRoleWithWebIdentity', roleApp, token);

  allowed(
    'trust-031 OIDC aud and sub match',
    'resource.trustPolicyTrusts',
    signsIn(github, onBranch('main')),
    { resource: decides(trustsMain) },
  );
  implicitlyDenied(
    'trust-032 OIDC sub from another branch',
    'resource.trustPolicyLacksTrust',
    signsIn(github, onBranch('dev')),
    { resource: trustsMain },
  );
  allowed(
    'trust-034 Cognito guest role, guest token',
    'resource.trustPolicyTrusts',
    signsIn(cognito, tokenOf('pool-1', 'unauthenticated')),
    { resource: decides(trustsPool('unauthenticated')) },
  );
  implicitlyDenied(
    'trust-035 Cognito authenticated role, guest token',
    'resource.trustPolicyLacksTrust',
    signsIn(cognito, tokenOf('pool-1', 'unauthenticated')),
    { resource: trustsPool('authenticated') },
  );
  allowed(
    'trust-036 Cognito role limited to one login provider',
    'resource.trustPolicyTrusts',
    signsIn(cognito, tokenOf('pool-1', 'authenticated', 'graph.facebook.com')),
    { resource: decides(trustsPool('graph.facebook.com')) },
  );
  implicitlyDenied(
    'trust-037 Cognito token of another pool',
    'resource.trustPolicyLacksTrust',
    signsIn(cognito, tokenOf('pool-2', 'authenticated')),
    { resource: trustsPool('authenticated') },
  );
});
