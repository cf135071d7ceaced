/**
 * The ways in which policies ask for MFA, and what each comes to for the credentials that there are: decided, not described.
 *
 * AWS: IAM User Guide, "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "Secure API access with MFA".
 * Not here: which credentials carry the keys in a world (authorize/context-keys.ts).
 */
import { authorize } from '#authorize/authorize.ts';
import type { Decision } from '#authorize/decision.ts';

export interface MfaPattern {
  readonly key: string;
  readonly name: string;
  readonly statement: object;
  /** What to know before using it. */
  readonly says: string;
  readonly worth: 'recommended' | 'usable' | 'unsafe';
}

function deny(operator: string, key: string, value: string): object {
  return { Effect: 'Deny', Action: '*', Resource: '*', Condition: { [operator]: { [key]: value } } };
}

function allow(operator: string, key: string, value: string): object {
  return { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { [key]: value } } };
}

const present = 'aws:MultiFactorAuthPresent';
const age = 'aws:MultiFactorAuthAge';

export const mfaPatterns: readonly MfaPattern[] = [
  {
    key: 'denyBoolIfExists',
    name: 'Deny, BoolIfExists false',
    statement: deny('BoolIfExists', present, 'false'),
    says: 'Denies everybody without MFA, long-term keys too: the key is missing there, and IfExists lets that count.',
    worth: 'recommended',
  },
  {
    key: 'denyBool',
    name: 'Deny, Bool false',
    statement: deny('Bool', present, 'false'),
    says: 'Long-term keys slip through: they carry no such key, and a Bool on a missing key does not apply.',
    worth: 'unsafe',
  },
  {
    key: 'allowBool',
    name: 'Allow, Bool true',
    statement: allow('Bool', present, 'true'),
    says: 'Opens only for sessions with MFA. Nothing here stops another Allow from opening without.',
    worth: 'usable',
  },
  {
    key: 'allowBoolIfExists',
    name: 'Allow, BoolIfExists true',
    statement: allow('BoolIfExists', present, 'true'),
    says: 'Opens for long-term keys as well, since the key is missing there.',
    worth: 'unsafe',
  },
  {
    key: 'allowNull',
    name: 'Allow, Null false',
    statement: allow('Null', present, 'false'),
    says: 'Asks only whether the key is there. It is there in every session, with MFA or without.',
    worth: 'unsafe',
  },
  {
    key: 'denyNull',
    name: 'Deny, Null true',
    statement: deny('Null', present, 'true'),
    says: 'Denies long-term keys and nobody else: a session without MFA passes.',
    worth: 'unsafe',
  },
  {
    key: 'allowAge',
    name: 'Allow, NumericLessThan 3600',
    statement: allow('NumericLessThan', age, '3600'),
    says: 'Opens for an hour after MFA; then a new code is needed, though the session goes on.',
    worth: 'usable',
  },
];

export interface MfaCredentials {
  readonly key: 'longTerm' | 'without' | 'with' | 'role';
  readonly name: string;
  /** What it is in AWS's words. */
  readonly says: string;
  /** Context keys about MFA, `age` in seconds. */
  readonly keys: (age: number) => Readonly<Record<string, string>>;
}

export const mfaCredentials: readonly MfaCredentials[] = [
  { key: 'longTerm', name: 'Access key', says: 'long-term, no session', keys: () => ({}) },
  {
    key: 'without',
    name: 'Session without MFA',
    says: 'console or GetSessionToken, no code given',
    keys: () => ({ [present]: 'false' }),
  },
  {
    key: 'with',
    name: 'Session with MFA',
    says: 'console or GetSessionToken with a code',
    keys: (seconds) => ({ [present]: 'true', [age]: String(seconds) }),
  },
  {
    key: 'role',
    name: 'Role session',
    says: 'after AssumeRole, whatever the call carried',
    keys: () => ({ [present]: 'false' }),
  },
];

const accountId = '111122223333';
const userArn = `arn:aws:iam::${accountId}:user/alice`;

/** The policy as a person would attach it: what denies stands beside an Allow, so that something is left to deny. */
export function policyOf({ statement }: MfaPattern): string {
  const beside = { Effect: 'Allow', Action: '*', Resource: '*' };
  const isDeny = 'Effect' in statement && statement.Effect === 'Deny';
  const Statement = isDeny ? [beside, statement] : [statement];
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}

/** What AWS decides on a call with these credentials, `age` seconds after MFA. */
export function decisionFor(pattern: MfaPattern, credentials: MfaCredentials, age: number): Decision {
  const policy = { kind: 'given', name: pattern.name } as const;
  const request = {
    principal: { kind: 'user', arn: userArn, accountId },
    action: 'ec2:StopInstances',
    resource: { arn: `arn:aws:ec2:eu-central-1:${accountId}:instance/i-0a1b2c3d4e5f67890`, accountId },
    context: credentials.keys(age),
  } as const;
  return authorize(request, {
    identityPolicies: [{ policy, document: policyOf(pattern), reachedThrough: [] }],
  });
}
