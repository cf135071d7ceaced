/**
 * Whether a Principal or NotPrincipal element speaks of the caller, and as what.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal", "NotPrincipal".
 */
import type { PrincipalElement } from '#policy/principal-element.ts';
import type { Naming, Reason } from './decision.ts';
import type { Principal } from './principal.ts';

/** The names under which a policy may know a caller. */
export interface CallerNames {
  /** The caller itself: a grant to one of these is not limited by boundary or session policy. */
  readonly direct: readonly string[];
  /** Whose permissions the caller carries: the role, or the user who asked for the federated session. */
  readonly limited: readonly string[];
  readonly account?: string;
  readonly service?: string;
  readonly provider?: string;
}

/** A name found in a Principal element. */
export interface Found {
  readonly naming: Naming;
  /** The entry as written. */
  readonly by: string;
}

export function callerNames(principal: Principal): CallerNames {
  switch (principal.kind) {
    case 'user':
      return { direct: known(principal.arn, principal.id), limited: [], account: principal.accountId };
    case 'root':
      return { direct: [], limited: [], account: principal.accountId };
    case 'roleSession':
      return {
        direct: [principal.arn],
        limited: known(principal.roleArn, principal.roleId),
        account: principal.accountId,
      };
    case 'federatedUser':
      return {
        direct: [principal.arn],
        limited: known(principal.issuerArn, principal.issuerId),
        account: principal.accountId,
      };
    case 'service':
      return { direct: [], limited: [], service: principal.name };
    case 'identityProvider':
      return { direct: [], limited: [], provider: principal.name };
    case 'anonymous':
      return { direct: [], limited: [] };
  }
}

function known(arn: string, id: string | undefined): readonly string[] {
  return id === undefined ? [arn] : [arn, id];
}

/** The strongest name; `undefined` when the element does not name the caller. */
export function findName(who: PrincipalElement, names: CallerNames): Found | undefined {
  if (who.everyone) return { naming: 'direct', by: '*' };
  return (
    foundIn(who.identities, names.direct, 'direct') ??
    foundIn(who.services, names.service, 'direct') ??
    foundIn(who.federated, names.provider, 'direct') ??
    foundIn(who.identities, names.limited, 'limited') ??
    foundAccount(who, names.account)
  );
}

function foundIn(
  entries: ReadonlySet<string>,
  wanted: readonly string[] | string | undefined,
  naming: Naming,
): Found | undefined {
  if (wanted === undefined || entries.size === 0) return undefined;
  if (typeof wanted === 'string') return entries.has(wanted) ? { naming, by: wanted } : undefined;
  for (const name of wanted) if (entries.has(name)) return { naming, by: name };
  return undefined;
}

function foundAccount(who: PrincipalElement, account: string | undefined): Found | undefined {
  const by = account === undefined ? undefined : who.accounts.get(account);
  return by === undefined ? undefined : { naming: 'account', by };
}

/**
 * Why a NotPrincipal Deny reaches the caller or spares it. AWS: every identity of the caller must be listed, the
 * account too; a principal with a permissions boundary is always denied.
 */
export function exception(who: PrincipalElement, names: CallerNames, carriesBoundary: boolean): Reason {
  if (carriesBoundary) return { kind: 'carriesBoundary' };
  if (who.everyone) return { kind: 'excepted' };
  const missing = unlisted(who, names);
  return missing.length === 0 ? { kind: 'excepted' } : { kind: 'notExcepted', missing };
}

function unlisted(who: PrincipalElement, names: CallerNames): readonly string[] {
  const missing: string[] = [];
  const listed = (name: string): boolean => who.identities.has(name);
  if (names.direct.length > 0 && !names.direct.some(listed)) missing.push(names.direct[0] ?? '');
  if (isRoleSession(names) && !names.limited.some(listed)) missing.push(names.limited[0] ?? '');
  if (names.account !== undefined && !who.accounts.has(names.account)) missing.push(names.account);
  if (names.service !== undefined && !who.services.has(names.service)) missing.push(names.service);
  if (names.provider !== undefined && !who.federated.has(names.provider)) missing.push(names.provider);
  const nameless = names.account ?? names.service ?? names.provider;
  return nameless === undefined ? ['*'] : missing;
}

/** A federated user is listed by its own ARN and the account; only a role session needs its role beside. */
function isRoleSession({ limited }: CallerNames): boolean {
  return limited.some((name) => name.includes(':role/'));
}
