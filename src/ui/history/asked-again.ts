/**
 * A request of the history put again today: the same caller, action, resource and parameters, in the world as it is now.
 *
 * Time is today's; Region and address are those of the call. Not here: the decision itself (authorize/).
 */
import type { ApiEvent, AuthorizedRequest } from '#account/event.ts';
import type { Request } from '#account/request.ts';
import { put, type World } from '#account/world.ts';
import { authorize } from '#authorize/authorize.ts';
import { describe } from '#authorize/describe.ts';
import { verdictMarks, verdictWords, type MarkKind } from '#ui/decision/gate-words.ts';
import { problemWords } from '#ui/decision/problem-words.ts';
import { whyLine } from '#ui/decision/why.ts';

export interface AskedAgain {
  readonly mark: MarkKind;
  /** Whether today's answer is another one. */
  readonly changes: boolean;
  /** `Today it would be allowed.` */
  readonly says: string;
  /** One line. */
  readonly why: string;
}

/** `now` in ISO 8601. */
export function askedAgain(
  world: World,
  { region, sourceIp }: ApiEvent,
  { request, verdict }: AuthorizedRequest,
  now: string,
): AskedAgain {
  const today = put(world, 'environments', { id: 'environment', now, region, sourceIp });
  const description = describe(today, request);
  if (!description.ready) {
    const { what, why } = problemWords[description.problem.code](description.problem.value);
    return { mark: 'na', changes: true, says: `Today AWS would not get as far as asking. ${what}`, why };
  }
  const decision = authorize(description.request, description.policies);
  const changes = decision.verdict !== verdict;
  const word = verdictWords[decision.verdict].toLowerCase();
  return {
    mark: verdictMarks[decision.verdict],
    changes,
    says: changes ? `Today it would be ${word}.` : `Today the answer is the same: ${word}.`,
    why: whyLine(decision, today),
  };
}

/** The request as the Lab shows it. */
export function intoLab(request: Request): (world: World) => World {
  return (world) => put(world, 'requests', { ...request, id: 'lab' });
}
