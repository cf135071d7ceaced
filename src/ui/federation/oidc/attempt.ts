/**
 * One token brought to STS: the call, what was checked about the token, what AWS answered.
 *
 * Not here: the checks (api/federation/web-identity-checks.ts) and the call itself (api/sts/).
 */
import type { World } from '#account/world.ts';
import type { Answer, Decided } from '#api/call.ts';
import type { CheckedToken } from '#api/federation/web-identity-checks.ts';
import type { ApiCall } from '#ui/account/api-call.ts';
import type { Failure } from '#ui/account/sending.svelte.ts';
import type { StatementTrace } from '#authorize/decision.ts';
import { parsePolicy } from '#policy/parse.ts';
import { elementRow, type Piece } from '#ui/decision/element-words.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { nearMiss } from '#ui/decision/statement-order.ts';
import { whyLine } from '#ui/decision/why.ts';
import { checkWords, trustCheck } from './oidc-words.ts';

export interface Attempt {
  readonly call: ApiCall;
  readonly checked: CheckedToken;
  readonly answer: Answer;
  /** As it was when the call was made. */
  readonly world: World;
}

interface CheckLine {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'notReached';
  readonly says?: string;
}

/** What was checked in order; the role's trust comes last. */
export function checkLines({ checked, answer, world }: Attempt): readonly CheckLine[] {
  const { checks, outcome } = checked;
  const failedAt = 'failed' in outcome ? checks.indexOf(outcome.failed) : checks.length;
  const lines = checks.map((check, index): CheckLine => {
    const { name, failed } = checkWords[check];
    if (index === failedAt) return { name, state: 'failed', says: failed };
    return { name, state: index < failedAt ? 'passed' : 'notReached' };
  });
  return [...lines, trustLine(answer, world, failedAt === checks.length)];
}

function trustLine({ decisions, error }: Answer, world: World, isReached: boolean): CheckLine {
  if (!isReached) return { name: trustCheck, state: 'notReached' };
  const refused = decisions.find(({ decision }) => decision.verdict !== 'Allowed');
  if (refused !== undefined) {
    return { name: trustCheck, state: 'failed', says: trustWords(refused, world) };
  }
  return { name: trustCheck, state: error?.code === 'AccessDenied' ? 'failed' : 'passed' };
}

/** The conditions of the trust policy that the token does not meet, with its own values beside them; else why in a line. */
function trustWords({ decision, request }: Decided, world: World): string {
  const step = decision.steps.find(({ asks }) => asks === 'resourcePolicy');
  const nearest = step && nearMiss(step)?.statement;
  const document = world.roles.get(request.resource)?.assumeRolePolicyDocument;
  const unmet = nearest === undefined || document === undefined ? [] : unmetConditions(nearest, document);
  return unmet.length > 0 ? unmet.join(' ') : whyLine(decision, world);
}

function unmetConditions({ checks }: StatementTrace, document: string): readonly string[] {
  const { value } = parsePolicy(document);
  return checks
    .filter(({ element, holds }) => element === 'Condition' && !holds)
    .map((check) => {
      const { says, has } = elementRow(check, value, '');
      return `The trust policy wants ${textOf(says)}. The token has ${textOf(has)}.`;
    });
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** `deploy/run-1`: as it was asked for, whatever is chosen now. */
export function sessionNameOf({ call: { parameters } }: Attempt): string {
  return `${arnName(String(parameters['RoleArn']))}/${String(parameters['RoleSessionName'])}`;
}

/** What AWS refused, if it did. */
export function failureOf({ call, answer: { error, decisions } }: Attempt): Failure | undefined {
  if (error === undefined) return undefined;
  const refused = decisions.find(({ decision }) => decision.verdict !== 'Allowed');
  return {
    call,
    code: error.code,
    message: error.message ?? '',
    ...(refused !== undefined && { asked: refused.request }),
  };
}

/** The call as it goes over the wire: unsigned, so that there is no Authorization header. */
export function wireText({ operation, parameters }: ApiCall): string {
  const fields = Object.entries<unknown>({ Action: operation, Version: '2011-06-15', ...parameters });
  const body = fields.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('\n&');
  return `POST / HTTP/1.1\nHost: sts.amazonaws.com\nContent-Type: application/x-www-form-urlencoded\n\n${body}`;
}
