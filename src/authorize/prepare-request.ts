/**
 * A request in the form that is fast to ask, made once for each value and kept as long as it lives.
 *
 * Not here: the policies (prepare-policies.ts).
 */
import { compileContext, type Context } from '#policy/context.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { callerNames, type CallerNames } from './naming.ts';
import { requestFacts, type RequestFacts } from './situation.ts';

export interface PreparedRequest {
  readonly facts: RequestFacts;
  readonly names: CallerNames;
  /** Lower case. */
  readonly action: string;
  readonly writtenAction: string;
  readonly resource: string;
  readonly context: Context;
}

const prepared = new WeakMap<AuthorizationRequest, PreparedRequest>();

export function prepareRequest(request: AuthorizationRequest): PreparedRequest {
  const known = prepared.get(request);
  if (known !== undefined) return known;
  const made: PreparedRequest = {
    facts: requestFacts(request),
    names: callerNames(request.principal),
    action: request.action.toLowerCase(),
    writtenAction: request.action,
    resource: request.resource.arn,
    context: compileContext(request.context),
  };
  prepared.set(request, made);
  return made;
}
