/**
 * How long a session may be asked for, told before it is asked for.
 *
 * AWS: IAM User Guide, "Compare AWS STS credentials"; "Roles terms and concepts" (role chaining).
 */
import type { Role } from '#account/role.ts';
import type { PrincipalChoice } from '#ui/request/principal-choices.ts';

export interface Most {
  readonly seconds: number;
  readonly says: string;
}

const hour = 3600;

/** `role` is absent while it is not known. */
export function mostForRole(role: Role | undefined, caller: PrincipalChoice | undefined): Most {
  if (caller?.word === 'role session') {
    return {
      seconds: hour,
      says: 'You act as a role’s session: a role assumed from one ends after one hour at most, whatever its maximum.',
    };
  }
  return {
    seconds: Math.max(hour, role?.maxSessionDuration ?? 43_200),
    says: 'How long the credentials hold; no longer than the role’s own maximum.',
  };
}

export function mostForUser(caller: PrincipalChoice | undefined): Most {
  return caller?.word === 'root user'
    ? { seconds: hour, says: 'Root gets an hour at most, whatever it asks for.' }
    : { seconds: 129_600, says: '36 hours at most.' };
}
