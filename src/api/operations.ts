/** Every operation of the API, by service and name. */
import { credentialsForIdentityOperations } from './cognito/credentials-for-identity.ts';
import { identityPoolOperations } from './cognito/identity-pool.ts';
import { identityOperations } from './cognito/identity.ts';
import { openIdTokenOperations } from './cognito/open-id-token.ts';
import { poolRolesOperations } from './cognito/pool-roles.ts';
import { accessAdvisorOperations } from './iam/access-advisor.ts';
import { accessKeyOperations } from './iam/access-key.ts';
import { accountOperations } from './iam/account.ts';
import { accountAuthorizationDetailsOperations } from './iam/account-authorization-details.ts';
import { attachedPolicyOperations } from './iam/attached-policy.ts';
import { credentialReportOperations } from './iam/credential-report.ts';
import { groupOperations } from './iam/group.ts';
import { inlinePolicyOperations } from './iam/inline-policy.ts';
import { instanceProfileOperations } from './iam/instance-profile.ts';
import { loginProfileOperations } from './iam/login-profile.ts';
import { managedPolicyOperations } from './iam/managed-policy.ts';
import { mfaDeviceOperations } from './iam/mfa-device.ts';
import { oidcProviderOperations } from './iam/oidc-provider.ts';
import { outboundWebIdentityOperations } from './iam/outbound-web-identity.ts';
import { passwordPolicyOperations } from './iam/password-policy.ts';
import { permissionsBoundaryOperations } from './iam/permissions-boundary.ts';
import { policyUseOperations } from './iam/policy-use.ts';
import { policyVersionOperations } from './iam/policy-version.ts';
import { roleOperations } from './iam/role.ts';
import { samlProviderOperations } from './iam/saml-provider.ts';
import { serverCertificateOperations } from './iam/server-certificate.ts';
import { serviceLinkedRoleOperations } from './iam/service-linked-role.ts';
import { serviceSpecificCredentialOperations } from './iam/service-specific-credential.ts';
import { signingCertificateOperations } from './iam/signing-certificate.ts';
import { simulationOperations } from './iam/simulation.ts';
import { sshPublicKeyOperations } from './iam/ssh-public-key.ts';
import { userOperations } from './iam/user.ts';
import type { Operation } from './operation.ts';
import { signinTokenOperations } from './signin/signin-token.ts';
import { consoleLoginOperations } from './signin/console-login.ts';
import { newPasswordOperations } from './signin/new-password.ts';
import { rootMfaOperations } from './signin/root-mfa.ts';
import { rootPasswordOperations } from './signin/root-password.ts';
import { switchRoleOperations } from './signin/switch-role.ts';
import { samlResponseOperations } from './signin/saml-response.ts';
import { assumeRoleOperations } from './sts/assume-role.ts';
import { assumeRoleWithWebIdentityOperations } from './sts/assume-role-with-web-identity.ts';
import { assumeRoleWithSamlOperations } from './sts/assume-role-with-saml.ts';
import { callerOperations } from './sts/caller.ts';
import { userSessionOperations } from './sts/user-session.ts';
import { webIdentityTokenOperations } from './sts/web-identity-token.ts';

export const operations: readonly Operation[] = [
  ...accessAdvisorOperations,
  ...accessKeyOperations,
  ...accountOperations,
  ...accountAuthorizationDetailsOperations,
  ...attachedPolicyOperations,
  ...credentialReportOperations,
  ...groupOperations,
  ...inlinePolicyOperations,
  ...instanceProfileOperations,
  ...loginProfileOperations,
  ...managedPolicyOperations,
  ...mfaDeviceOperations,
  ...oidcProviderOperations,
  ...outboundWebIdentityOperations,
  ...passwordPolicyOperations,
  ...permissionsBoundaryOperations,
  ...policyUseOperations,
  ...policyVersionOperations,
  ...roleOperations,
  ...samlProviderOperations,
  ...serverCertificateOperations,
  ...serviceLinkedRoleOperations,
  ...serviceSpecificCredentialOperations,
  ...signingCertificateOperations,
  ...simulationOperations,
  ...sshPublicKeyOperations,
  ...userOperations,
  ...consoleLoginOperations,
  ...newPasswordOperations,
  ...rootMfaOperations,
  ...rootPasswordOperations,
  ...switchRoleOperations,
  ...assumeRoleOperations,
  ...assumeRoleWithSamlOperations,
  ...assumeRoleWithWebIdentityOperations,
  ...callerOperations,
  ...userSessionOperations,
  ...webIdentityTokenOperations,
  ...identityPoolOperations,
  ...poolRolesOperations,
  ...identityOperations,
  ...credentialsForIdentityOperations,
  ...openIdTokenOperations,
  ...signinTokenOperations,
  ...samlResponseOperations,
];

const byName: ReadonlyMap<string, Operation> = new Map(
  operations.map((operation) => [`${operation.service}:${operation.name}`, operation]),
);

/** AWS's names heed case. */
export function operationNamed(service: string, name: string): Operation | undefined {
  return byName.get(`${service}:${name}`);
}
