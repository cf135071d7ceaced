/** AWS's rules for the fields with which a session is asked for that roles do not have (ui/roles/role-rules.ts has the others). */
import * as shapes from '#api/sts/sts-shapes.ts';
import type { Rule } from '#ui/account/rules.ts';
import { roleRules } from '#ui/roles/role-rules.ts';

const named = roleRules.sessionName.says;

export const sessionRules = {
  sourceIdentity: { parameter: 'SourceIdentity', shape: shapes.sourceIdentity, most: 64, says: named },
  federatedName: { parameter: 'Name', shape: shapes.federatedUserName, most: 32, says: named },
} as const satisfies Readonly<Record<string, Rule>>;
