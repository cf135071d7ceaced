/**
 * Who a principal's name on the command line stands for.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal"; "IAM identifiers".
 */
import { iamArn, parseArn, type Arn } from '#account/arn.ts';
import type { RequestContext } from '#authorize/authorization-request.ts';
import type { Principal } from '#authorize/principal.ts';
import { Unreadable } from './reading.ts';

/** Identity providers that AWS knows by host name. */
const providerHosts: ReadonlySet<string> = new Set([
  'cognito-identity.amazonaws.com',
  'www.amazon.com',
  'graph.facebook.com',
  'accounts.google.com',
]);

/** What else a case says about its caller. */
export interface CallerDetails {
  /** `aws:PrincipalArn` tells the path of a role, `aws:userid` the unique id of a user or role. */
  readonly context: RequestContext;
  /** The user who asked for a federated user's session. */
  readonly issuer?: string;
}

/** A text that names nobody is {@link Unreadable}. */
export function principalNamed(name: string, path: string, details: CallerDetails): Principal {
  if (name === 'anonymous') return { kind: 'anonymous' };
  const arn = parseArn(name);
  const principal = arn === undefined ? principalWithoutArn(name) : principalOfArn(name, arn, details);
  if (principal !== undefined) return principal;
  throw new Unreadable(path, `${JSON.stringify(name)} names no user, root, session, service or provider`);
}

function principalWithoutArn(name: string): Principal | undefined {
  if (providerHosts.has(name)) return { kind: 'identityProvider', name };
  return /\.amazonaws\.com(\.cn)?$/.test(name) ? { kind: 'service', name } : undefined;
}

function principalOfArn(arn: string, parsed: Arn, details: CallerDetails): Principal | undefined {
  const { account: accountId, resource } = parsed;
  if (parsed.service === 'iam') return iamPrincipal(arn, accountId, resource, details);
  if (parsed.service !== 'sts') return undefined;
  if (resource.startsWith('assumed-role/')) return roleSession(arn, parsed, details.context);
  if (!resource.startsWith('federated-user/')) return undefined;
  // Without an issuer nothing that names one can reach the caller.
  return { kind: 'federatedUser', arn, accountId, issuerArn: details.issuer ?? '' };
}

function iamPrincipal(
  arn: string,
  accountId: string,
  resource: string,
  { context }: CallerDetails,
): Principal | undefined {
  if (resource === 'root') return { kind: 'root', arn, accountId };
  if (/^(saml|oidc)-provider\//.test(resource)) return { kind: 'identityProvider', name: arn };
  if (!resource.startsWith('user/')) return undefined;
  const id = uniqueId(context, 'AIDA');
  return { kind: 'user', arn, accountId, ...(id !== undefined && { id }) };
}

/** The session's ARN leaves the role's path out; `aws:PrincipalArn` has it. */
function roleSession(arn: string, { account, partition, resource }: Arn, context: RequestContext): Principal {
  const [, name = ''] = resource.split('/');
  const given = textOf(context, 'aws:PrincipalArn');
  const plain = iamArn(account, 'role', '/', name).replace('arn:aws:', `arn:${partition}:`);
  const roleArn = given !== undefined && parseArn(given)?.resource.startsWith('role/') ? given : plain;
  const roleId = uniqueId(context, 'AROA');
  return { kind: 'roleSession', arn, accountId: account, roleArn, ...(roleId !== undefined && { roleId }) };
}

/** `AIDA…` of a user, `AROA…:session` of a role session. */
function uniqueId(context: RequestContext, prefix: 'AIDA' | 'AROA'): string | undefined {
  const [id] = textOf(context, 'aws:userid')?.split(':') ?? [];
  return id?.startsWith(prefix) ? id : undefined;
}

/** Context keys ignore case. */
function textOf(context: RequestContext, key: string): string | undefined {
  const wanted = key.toLowerCase();
  const value = Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1];
  return typeof value === 'string' ? value : undefined;
}
