import type { Row } from './row.ts';

const saml = 'arn:aws:iam::111122223333:saml-provider/Corp';
const github = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const rolesAnywhere = { Service: 'rolesanywhere.amazonaws.com' };

export const trust: readonly Row[] = [
  [
    'trust',
    { Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL "NotPrincipal"',
  ],
  ['trust', { Principal: '*' }, 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL "*"'],
  ['trust', { Principal: { AWS: '*' } }],
  ['trust', { Resource: '*' }, 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE "Resource"'],
  ['trust', { NotResource: '*' }, 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE "NotResource"'],
  [
    'resource AWS::IAM::AssumeRolePolicyDocument',
    { Action: 'sts:AssumeRole' },
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE "Resource"',
  ],
  [
    'trust',
    { Principal: { Federated: 'Corp' }, Action: 'sts:AssumeRoleWithSAML' },
    'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY "Corp"',
  ],
  [
    'trust',
    { Principal: { Federated: '*' }, Action: 'sts:AssumeRoleWithSAML' },
    'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY "*"',
  ],
  ['trust', { Principal: { Federated: 'accounts.google.com' }, Action: 'sts:AssumeRoleWithWebIdentity' }],
  [
    'trust',
    { Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithWebIdentity' },
    `MISMATCHED_ACTION_FOR_PRINCIPAL "sts:AssumeRoleWithWebIdentity" + "${saml}"`,
  ],
  [
    'trust',
    { Principal: { Federated: github }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
    `MISMATCHED_ACTION_FOR_PRINCIPAL "sts:AssumeRole" + "${github}"`,
  ],
  [
    'trust',
    { Action: 'sts:AssumeRoleWithSAML' },
    'MISMATCHED_ACTION_FOR_PRINCIPAL "sts:AssumeRoleWithSAML" + "111122223333"',
  ],
  ['trust', { Principal: { Federated: saml }, Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'] }],
  ['trust', { Principal: { Federated: github, AWS: '111122223333' }, Action: ['sts:AssumeRole', 'sts:*'] }],
  ['trust', { Principal: rolesAnywhere }, 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY "sts:AssumeRole"'],
  ['trust', { Principal: rolesAnywhere, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:Tag*'] }],
];
