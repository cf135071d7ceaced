/** The roles that were switched to last: the console remembers five of them in the browser, the latest first. */

export interface SwitchedRole {
  /** Alias or twelve digits, as typed. */
  readonly account: string;
  /** With its path. */
  readonly role: string;
  readonly display: string;
}

const most = 5;

export function switchedRoles(playgroundId: string): readonly SwitchedRole[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(playgroundId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRole).slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Those remembered from now on. */
export function rememberSwitched(playgroundId: string, role: SwitchedRole): readonly SwitchedRole[] {
  const others = switchedRoles(playgroundId).filter(
    (other) => other.account !== role.account || other.role !== role.role,
  );
  const roles = [role, ...others].slice(0, most);
  try {
    localStorage.setItem(nameOf(playgroundId), JSON.stringify(roles));
  } catch {
    // Full or forbidden: the form has to be filled in again.
  }
  return roles;
}

function isRole(value: unknown): value is SwitchedRole {
  const { account, role, display } = (value ?? {}) as Partial<Record<keyof SwitchedRole, unknown>>;
  return [account, role, display].every((text) => typeof text === 'string');
}

function nameOf(playgroundId: string): string {
  return `iam-playground roles ${playgroundId}`;
}
