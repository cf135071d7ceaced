/** Why a request cannot be put to AWS yet: what is the matter, why that matters, and what to do. */
import type { RequestProblem } from '#authorize/description.ts';

export interface ProblemWords {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

/** `value` is the text that was given. */
export const problemWords = {
  unknownPrincipal: (value) => ({
    what: value === '' ? 'Nobody asks yet.' : `Nobody here is called ${value}.`,
    why: 'A decision starts from the policies of the one who asks.',
    todo: 'Choose a user, a session or a service under Principal.',
  }),
  malformedAction: (value) => ({
    what: value === '' ? 'No action is asked for yet.' : `${value} is no action.`,
    why: 'AWS names an action by its service and its operation, such as s3:GetObject.',
    todo: 'Type the beginning of an action and choose one from the list.',
  }),
  malformedResource: (value) => ({
    what: value === '' ? 'No resource is named yet.' : `${value} is no ARN.`,
    why: 'AWS compares the resource as a whole ARN, or as * where an action has none.',
    todo: 'Choose a resource from the list, or type an ARN such as arn:aws:s3:::bucket/key.',
  }),
  expiredSession: (value) => ({
    what: `The session ${value} has expired.`,
    why: 'AWS refuses expired credentials before it reads any policy.',
    todo: 'Choose another principal, or a session that is still live.',
  }),
  sessionMayNotCall: () => ({
    what: 'These credentials do not reach this action.',
    why: 'AWS keeps sessions of GetFederationToken, and of GetSessionToken without MFA, away from IAM and most of STS.',
    todo: 'Choose the user itself, a session with MFA, or another action.',
  }),
  unknownResourceAccount: (value) => ({
    what: `It is not known which account owns ${value}.`,
    why: 'Within one account one Allow is enough; across accounts both sides must allow.',
    todo: 'Say under Resource which account owns it.',
  }),
} as const satisfies Record<RequestProblem['code'], (value: string) => ProblemWords>;
