/** What the request of a scenario comes to, found out on the scenario itself: no playground is made or changed. */
import { atTime, opened, timeIn } from '#account/clock.ts';
import type { World } from '#account/world.ts';
import { authorize } from '#authorize/authorize.ts';
import { describe } from '#authorize/describe.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { verdictMarks, verdictWords, type MarkKind } from '#ui/decision/gate-words.ts';
import { gatesOf, type GateView } from '#ui/decision/gates.ts';
import { problemWords } from '#ui/decision/problem-words.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { callerName, openQuestion, verdictSentence } from '#ui/decision/sentence.ts';
import { whyLine } from '#ui/decision/why.ts';

export interface PreviewAnswer {
  /** "May alice delete 2026/10/close.parquet from acme-prod-ledger?" */
  readonly question: string;
  readonly mark: MarkKind;
  /** "Explicitly denied." */
  readonly verdict: string;
  /** "alice may not delete …" */
  readonly sentence: string;
  readonly why: string;
  readonly gates: readonly GateView[];
  /** Who asks what of which thing, in short; absent while nobody can be asked. */
  readonly ends?: { readonly caller: string; readonly action: string; readonly resource: string };
}

const nothingAsked: PreviewAnswer = {
  question: 'No request is in it.',
  mark: 'na',
  verdict: 'Not decided.',
  sentence: 'Ask one in the Lab.',
  why: '',
  gates: [],
};

/** Standing at the time at which it will open. */
function atItsTime(world: World, real: number): World {
  return atTime(world, timeIn(opened(world, real), real));
}

/** `real` in milliseconds since 1970 tells the time of a world whose clock runs; a world that stands needs none. */
export function previewAnswer(scenario: Scenario, real?: number): PreviewAnswer {
  const world = real === undefined ? scenario.world : atItsTime(scenario.world, real);
  const asked = world.requests.get('lab');
  if (asked === undefined) return nothingAsked;
  const description = describe(world, asked);
  if (!description.ready) {
    const { what, todo } = problemWords[description.problem.code](description.problem.value);
    return { ...nothingAsked, question: 'It cannot be put to AWS yet.', sentence: what, why: todo };
  }
  const { request, policies } = description;
  const decision = authorize(request, policies);
  return {
    question: openQuestion(request),
    mark: verdictMarks[decision.verdict],
    verdict: `${verdictWords[decision.verdict]}.`,
    sentence: verdictSentence(request, decision.verdict),
    why: whyLine(decision, world),
    gates: gatesOf(decision),
    ends: {
      caller: callerName(request.principal),
      action: request.action,
      resource: arnName(request.resource.arn),
    },
  };
}
