/**
 * Whether a Principal or NotPrincipal element speaks of the caller, and as what.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal", "NotPrincipal".
 */
import { parseArn, rootArn } from '#account/arn.ts';
import type { PrincipalElement, PrincipalKey } from '#policy/principal-element.ts';
import type { Naming, Reason } from './decision.ts';
import type { Principal } from './principal.ts';

/** The names under which a policy may know a caller. */
export interface CallerNames {
  /** The key of the Principal element that they stand under. */
  readonly under: PrincipalKey;
  /** The caller itself: a grant to one of these is not limited by boundary or session policy. */
  readonly direct: readonly string[];
  /** Whose permissions the caller carries: the role, or the user who asked for the federated session. */
  readonly limited: readonly string[];
  readonly account: readonly string[];
  /** What NotPrincipal must list to spare the caller: one name of each group. Empty: nothing but `*` can. */
  readonly whole: readonly (readonly string[])[];
}

/** A name found in a Principal element. */
export interface Found {
  readonly naming: Naming;
  /** The entry as written. */
  readonly by: string;
}

export function callerNames(principal: Principal): CallerNames {
  switch (principal.kind) {
    case 'user': {
      const user = known(principal.arn, principal.id);
      return names({ direct: user, account: accountNames(principal) });
    }
    case 'root':
      return names({ account: accountNames(principal) });
    case 'roleSession': {
      const limited = known(principal.roleArn, principal.roleId);
      return names({ direct: [principal.arn], limited, account: accountNames(principal) });
    }
    case 'federatedUser': {
      const own = names({ direct: [principal.arn], account: accountNames(principal) });
      // The ARN of root stands for the account, which is listed already.
      const isOfRoot = own.account.includes(principal.issuerArn);
      return { ...own, limited: isOfRoot ? [] : known(principal.issuerArn, principal.issuerId) };
    }
    case 'service':
      return names({ under: 'Service', direct: [principal.name] });
    case 'identityProvider':
      return names({ under: 'Federated', direct: [principal.name] });
    case 'anonymous':
      return names({});
  }
}

/** AWS: NotPrincipal spares a caller when it lists the caller, its role and its account. */
function names({
  under = 'AWS',
  direct = [],
  limited = [],
  account = [],
}: Partial<CallerNames>): CallerNames {
  const whole = [direct, limited, account].filter((group) => group.length > 0);
  return { under, direct, limited, account, whole };
}

/** An account is known by its digits in every partition, by its root's ARN in its own. */
function accountNames({
  accountId,
  arn,
}: {
  readonly accountId: string;
  readonly arn: string;
}): readonly string[] {
  return [accountId, rootArn(accountId, parseArn(arn)?.partition)];
}

function known(arn: string, id: string | undefined): readonly string[] {
  return id === undefined ? [arn] : [arn, id];
}

/** The strongest name; `undefined` when the element does not name the caller. */
export function findName(who: PrincipalElement, caller: CallerNames): Found | undefined {
  if (who.everyone) return { naming: 'direct', by: '*' };
  const listed = who.names[caller.under];
  if (listed.size === 0) return undefined;
  return (
    foundIn(listed, caller.direct, 'direct') ??
    foundIn(listed, caller.limited, 'limited') ??
    foundIn(listed, caller.account, 'account')
  );
}

function foundIn(listed: ReadonlySet<string>, wanted: readonly string[], naming: Naming): Found | undefined {
  for (const by of wanted) if (listed.has(by)) return { naming, by };
  return undefined;
}

/**
 * Why a NotPrincipal element reaches the caller or spares it. AWS: "NotPrincipal" with Deny always denies principals
 * that carry a permissions boundary; with Allow, which AWS warns of, everyone else is granted as by `*`.
 */
export function exception(who: PrincipalElement, caller: CallerNames, deniesForBoundary: boolean): Reason {
  if (deniesForBoundary) return { kind: 'carriesBoundary' };
  if (who.everyone) return { kind: 'excepted' };
  const listed = who.names[caller.under];
  const missing = caller.whole.filter((group) => !group.some((name) => listed.has(name)));
  if (missing.length === 0 && caller.whole.length > 0) return { kind: 'excepted' };
  return { kind: 'notExcepted', missing: missing.flatMap(([first]) => first ?? []) };
}
