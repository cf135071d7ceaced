/**
 * Errors of role trust policies.
 *
 * AWS: IAM User Guide, "Granting permissions to … roles: trust policies"; "AssumeRoleWithSAML", "…WithWebIdentity".
 * Not here: actions of other services (actions.ts).
 */
import { covers } from './actions.ts';
import type { PrincipalName, Statement } from './document.ts';
import {
  each,
  error,
  hit,
  hitAll,
  present,
  quote,
  refused,
  type FindingRule,
  type Grammar,
  type Hit,
} from './rule.ts';

const trustOnly: readonly Grammar[] = ['trust'];

/** AWS: "Trust policy for IAM Roles Anywhere": it assumes the role, names the caller and passes tags. */
const rolesAnywhere = 'rolesanywhere.amazonaws.com';
const rolesAnywhereActions = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

export const trust: readonly FindingRule[] = [
  {
    code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
    ...refused,
    in: trustOnly,
    find: ({ document }) =>
      present(document.statements, ['NotPrincipal'], () => {
        return 'A trust policy cannot have NotPrincipal. Name those who may assume the role in Principal.';
      }),
  },
  {
    code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    ...refused,
    in: trustOnly,
    find: ({ document }) =>
      each(document.statements, ({ element }) => {
        const principal = element('Principal');
        return principal?.text === '*'
          ? hit(
              'A trust policy cannot have a bare * as Principal. Name those who may assume the role.',
              principal,
            )
          : undefined;
      }),
  },
  {
    code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    ...refused,
    in: trustOnly,
    find: ({ document }) =>
      present(document.statements, ['Resource', 'NotResource'], (name) => {
        return `A trust policy is about its own role, so it has no ${name}. Remove the element.`;
      }),
  },
  {
    code: 'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
    ...refused,
    in: trustOnly,
    find: ({ document }) =>
      each(document.statements, ({ principals }) =>
        each(principals, (name) =>
          name.key === 'Federated' && federationOf(name.text) === undefined
            ? hit(`${quote(name.text)} is no provider. Write the provider's ARN or a domain name.`, name.item)
            : undefined,
        ),
      ),
  },
  {
    code: 'MISMATCHED_ACTION_FOR_PRINCIPAL',
    ...error,
    in: trustOnly,
    find: ({ document }) => each(document.statements, mismatchedActions),
  },
  {
    code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
    ...error,
    in: trustOnly,
    find: ({ document }) => missingForRolesAnywhere(document.statements),
  },
];

type Federation = 'SAML' | 'WebIdentity';

const provider = /^arn:[^:*?]+:iam::\d{12}:(saml|oidc)-provider\/[^*?]+$/;
const domain = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

/** Of which protocol a Federated principal is; `undefined` when it is no provider. */
function federationOf(text: string): Federation | undefined {
  const kind = provider.exec(text)?.[1];
  if (kind === 'saml') return 'SAML';
  return kind === 'oidc' || domain.test(text) ? 'WebIdentity' : undefined;
}

/** Which way in a principal has; `undefined` when it is not told. */
function wayIn({ key, text }: PrincipalName): string | undefined {
  if (key !== 'Federated') return text === '*' ? undefined : 'sts:AssumeRole';
  const federation = federationOf(text);
  return federation && `sts:AssumeRoleWith${federation}`;
}

/** Actions by which none of the statement's principals can come in. */
function mismatchedActions({ actions, principals }: Statement): readonly Hit[] {
  const ways = new Set(principals.map(wayIn));
  if (ways.size === 0 || ways.has(undefined)) return [];
  const possible = [...ways].map((way) => way?.toLowerCase());
  const mismatched = actions.filter(({ item, text }) => {
    const isWayIn = /^sts:assumerole(withsaml|withwebidentity)?$/i.test(text);
    return isWayIn && !item.path.includes('NotAction') && !possible.includes(text.toLowerCase());
  });
  if (mismatched.length === 0) return [];
  const names = quote(mismatched.map(({ text }) => text).join(', '));
  const says = `The principals of this statement do not come in by ${names}.`;
  const places = [...mismatched, ...principals].map(({ item }) => item);
  return [hitAll(`${says} Use ${[...ways].join(' or ')}.`, places)];
}

function missingForRolesAnywhere(statements: readonly Statement[]): readonly Hit[] {
  const about = statements.filter(({ effect, element, principals }) => {
    return effect === 'Allow' && element('Action') && principals.some(({ text }) => text === rolesAnywhere);
  });
  const [first] = about.flatMap(({ element }) => element('Action') ?? []);
  if (first === undefined) return [];
  const allowed = about.flatMap(({ actions }) => actions);
  const missing = rolesAnywhereActions.filter((action) => !allowed.some((entry) => covers(entry, action)));
  if (missing.length === 0) return [];
  return [
    hit(`IAM Roles Anywhere also needs ${missing.join(' and ')}. Allow that to the same principal.`, first),
  ];
}
