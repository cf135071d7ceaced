/**
 * What gates are called, and what is said of the state of each.
 *
 * Not here: what a rule says (rule-words.ts).
 */
import type { World } from '#account/world.ts';
import type { Question, Verdict } from '#authorize/decision.ts';
import type { GateState, GateView } from './gates.ts';
import { policyKind } from './policy-name.ts';
import { capital } from './sentence.ts';

export interface QuestionWords {
  readonly name: string;
  /** As it is said within a sentence: "the permissions boundary would also block it". */
  readonly inSentence: string;
  /** The question that AWS asks here, for step mode. */
  readonly asks: string;
}

export const questionWords = {
  explicitDeny: {
    name: 'Any Deny, anywhere',
    inSentence: 'a Deny',
    asks: 'Does a Deny apply, in any policy at all?',
  },
  resourceControlPolicies: {
    name: 'Resource control policies',
    inSentence: 'the resource control policies',
    asks: 'Does every level above the resource allow it?',
  },
  serviceControlPolicies: {
    name: 'Service control policies',
    inSentence: 'the service control policies',
    asks: 'Does every level above the caller allow it?',
  },
  endpointPolicy: {
    name: 'VPC endpoint policy',
    inSentence: 'the VPC endpoint policy',
    asks: 'Does the endpoint let it through?',
  },
  resourcePolicy: {
    name: 'Resource policy',
    inSentence: 'the resource policy',
    asks: 'What does the resource say about the caller?',
  },
  identityPolicies: {
    name: 'Identity policies',
    inSentence: 'the identity policies',
    asks: 'Does a policy of the caller allow it?',
  },
  permissionsBoundary: {
    name: 'Permissions boundary',
    inSentence: 'the permissions boundary',
    asks: 'Does it stay below the ceiling of the caller?',
  },
  sessionPolicy: {
    name: 'Session policy',
    inSentence: 'the session policy',
    asks: 'Does it stay within what the session was narrowed to?',
  },
} as const satisfies Record<Question, QuestionWords>;

export const stateWords = {
  open: 'Open',
  grants: 'Open, grants it',
  denies: 'Denies and decides',
  shut: 'Shut: no Allow',
  alsoBlocks: 'Would also block',
  absent: 'Absent',
  exempt: 'Exempt',
  notNeeded: 'Not needed',
} as const satisfies Record<GateState, string>;

/** What a gate is called here: the resource's policy by its kind, `Bucket policy`, where there is one. */
export function gateName({ asks, step }: GateView, world: World): string {
  const [trace] = asks === 'resourcePolicy' ? step.policies : [];
  return trace === undefined ? questionWords[asks].name : capital(policyKind(trace.policy, world));
}

/** The same as a sentence goes on: "Gate 6, permissions boundary, would also block". */
const statePredicates = {
  open: 'is open',
  grants: 'is open and grants the request',
  denies: 'denies and decides',
  shut: 'is shut for lack of an Allow, and decides',
  alsoBlocks: 'would also block',
  absent: 'is absent',
  exempt: 'does not bind this request',
  notNeeded: 'is not needed',
} as const satisfies Record<GateState, string>;

export const verdictWords = {
  Allowed: 'Allowed',
  ExplicitlyDenied: 'Explicitly denied',
  ImplicitlyDenied: 'Implicitly denied',
} as const satisfies Record<Verdict, string>;

/** The accessible name of a gate: a full sentence. `answered` is false for gates that step mode has not reached. */
export function gateSentence(gate: GateView, name: string, answered = true): string {
  const predicate = answered ? statePredicates[gate.state] : 'has not been asked yet';
  return `Gate ${gate.number}, ${name.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}, ${predicate}`;
}

export type MarkKind = 'allow' | 'deny' | 'none' | 'na';

/** Which of the four marks stands for a verdict. */
export const verdictMarks = {
  Allowed: 'allow',
  ExplicitlyDenied: 'deny',
  ImplicitlyDenied: 'none',
} as const satisfies Record<Verdict, MarkKind>;

/** Which of the four marks stands for a gate. A gate that would also block with a Deny never is: that Deny decides. */
export const stateMarks = {
  open: 'allow',
  grants: 'allow',
  denies: 'deny',
  shut: 'none',
  alsoBlocks: 'none',
  absent: 'na',
  exempt: 'na',
  notNeeded: 'na',
} as const satisfies Record<GateState, MarkKind>;
