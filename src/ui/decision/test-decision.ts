/** Small decisions for tests: only the answers that matter, without policies. */
import { questions, type Answer, type Decision, type Question } from '#authorize/decision.ts';
import type { RuleId } from '#authorize/rules.ts';

/** A decision with these answers, in AWS's order; questions that are not named are not asked. */
export function decisionOf(
  verdict: Decision['verdict'],
  answers: Partial<Record<Question, readonly [Answer, RuleId]>>,
): Decision {
  const steps = questions.map((asks) => {
    const [answer, rule] = answers[asks] ?? (['notApplicable', 'endpoint.none'] as const);
    return { asks, answer, rule, policies: [] };
  });
  const blocking = steps.filter(
    ({ answer }) => answer === 'ExplicitlyDenied' || answer === 'ImplicitlyDenied',
  );
  const deciding = steps.find(({ answer }) => answer === verdict);
  return {
    verdict,
    rule: deciding?.rule ?? 'explicitDeny.none',
    steps,
    decidedBy: [],
    blockedBy: blocking.map(({ asks }) => asks),
  };
}
