/**
 * Why the verdict came out, in one line: the statement or layer that decided, what it hangs on, and what would
 * also have blocked.
 *
 * Not here: the verdict sentence itself (sentence.ts).
 */
import type { World } from '#account/world.ts';
import type { Decision, Question, Step } from '#authorize/decision.ts';
import type { RuleId } from '#authorize/rules.ts';
import { questionWords } from './gate-words.ts';
import { sameStatement } from './gates.ts';
import { policyPhrase, statementName, viaName } from './policy-name.ts';
import { ruleWords } from './rule-words.ts';
import { capital } from './sentence.ts';
import { nearMiss, tracesOf, type GateStatement } from './statement-order.ts';

/** One to three short sentences. `partly`: without what would also block, which a step-through has not come to. */
export function whyLine(decision: Decision, world: World, partly = false): string {
  if (decision.verdict === 'Allowed') return whyAllowed(decision, world);
  const step = decision.steps.find(({ asks }) => asks === decision.blockedBy[0]);
  const clause = denyingClause(decision, world) ?? lackingClause(decision.rule, step, world);
  const miss = decision.verdict === 'ImplicitlyDenied' && step ? nearMiss(step) : undefined;
  return `${clause}${partly ? '' : alsoBlocking(decision)}.${miss ? ` ${closest(miss, world)}.` : ''}`;
}

function whyAllowed(decision: Decision, world: World): string {
  const granting = firstOfEachLayer(decidingStatements(decision));
  if (granting.length === 0) return ruleWords[decision.rule].because;
  const passed = decision.steps.filter(({ answer }) => answer === 'continue').map(({ asks }) => asks);
  const ceilings = passed.filter((asks) => asks === 'permissionsBoundary' || asks === 'sessionPolicy');
  const verb = ceilings.length === 1 ? 'lets' : 'let';
  const rest = ceilings.length === 0 ? '' : `, and ${list(ceilings)} ${verb} it through`;
  const subjects = granting.map((one, place) => subject(one, world, place > 0)).join(' and ');
  return `${subjects} ${granting.length === 1 ? 'allows' : 'both allow'} it. No Deny applies${rest}.`;
}

/** Across accounts, and to assume a role or use a key, two layers allow together. */
function firstOfEachLayer(statements: readonly Deciding[]): readonly Deciding[] {
  return statements.filter(
    ({ layer }, place) => statements.findIndex((one) => one.layer === layer) === place,
  );
}

/** `OnlyStewardsDelete in the SCP KeepProdData on OU Production forbids it`; nothing unless a Deny decided. */
function denyingClause(decision: Decision, world: World): string | undefined {
  if (decision.verdict !== 'ExplicitlyDenied') return undefined;
  const [first, ...more] = decidingStatements(decision);
  if (first === undefined) return undefined;
  const others = more.length === 1 ? ', and another Deny too' : `, and ${more.length} other Denies too`;
  return `${subject(first, world)} forbids it${more.length === 0 ? '' : others}`;
}

/** Names the level or the boundary where the rule's own words would leave open which. */
function lackingClause(rule: RuleId, step: Step | undefined, world: World): string {
  const level = step?.levels?.find(({ allows }) => !allows);
  if (level) return `No ${rule.startsWith('rcp') ? 'RCP' : 'SCP'} at ${viaName(level.via)} allows it`;
  const [boundary] = step?.asks === 'permissionsBoundary' ? tracesOf(step) : [];
  if (boundary) return `${capital(policyPhrase(boundary, world, 'permissionsBoundary'))} does not allow it`;
  return lackWords[rule] ?? ruleWords[rule].because.replace(/\.$/, '');
}

const lackWords: { readonly [R in RuleId]?: string } = {
  'identity.noAllow': 'No identity policy of the caller allows it',
  'session.noAllow': 'The session policy does not allow it',
  'session.federatedUserNeedsOne': 'A federated session without a session policy may do nothing',
  'endpoint.noAllow': 'The policy of the VPC endpoint does not allow it',
  'resource.crossAccountNoGrant': 'The policy of the resource does not allow this caller of another account',
  'resource.grantRequired': 'No policy of the resource allows this caller',
  'resource.keyPolicyLacksGrant': 'The key policy does not let this caller through',
  'resource.trustPolicyLacksTrust': 'The role does not trust this caller',
};

function alsoBlocking(decision: Decision): string {
  const others = decision.blockedBy.slice(1);
  return others.length === 0 ? '' : `; ${list(others)} would also block it`;
}

function list(questions: readonly Question[]): string {
  const names = questions.map((question) => questionWords[question].inSentence);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function closest({ policy, statement }: GateStatement, world: World): string {
  const failed = statement.checks.find((check) => !check.holds)?.element ?? 'Condition';
  const phrase = `${statementName(statement.ref)} in ${policyPhrase(policy, world)}`;
  return `${phrase} comes closest, but its ${failed} does not match`;
}

interface Deciding extends GateStatement {
  /** The layer that the policy belongs to; every layer's Denies also stand in the first step. */
  readonly layer: Question;
}

function decidingStatements(decision: Decision): readonly Deciding[] {
  // One policy at several levels decides once.
  const refs = decision.decidedBy.filter(
    (ref, place, all) => all.findIndex((other) => sameStatement(ref, other)) === place,
  );
  return refs.flatMap((ref) => {
    const layers = decision.steps.filter((step) => step.asks !== 'explicitDeny');
    for (const step of [...layers, ...decision.steps]) {
      const found = allStatements(step).find(({ statement }) => sameStatement(statement.ref, ref));
      if (found) return [{ ...found, layer: step.asks }];
    }
    return [];
  });
}

function allStatements(step: Step): readonly GateStatement[] {
  return tracesOf(step).flatMap((policy) =>
    policy.statements.map((statement) => ({ policy, statement, also: [] })),
  );
}

function subject({ policy, statement, layer }: Deciding, world: World, within = false): string {
  const phrase = policyPhrase(policy, world, layer);
  const { sid } = statement.ref;
  if (sid === undefined || sid === '') return within ? phrase : capital(phrase);
  return `${sid} in ${phrase}`;
}
