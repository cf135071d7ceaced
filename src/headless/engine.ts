/**
 * The decision engine as a module for Node: `import { prepare } from './dist-node/engine.mjs'`.
 *
 *     const ask = prepare({ identityPolicies: [document], scps: [[document]] });
 *     ask({ principal: 'arn:aws:iam::111122223333:user/alice', action: 's3:GetObject',
 *           resource: { arn: 'arn:aws:s3:::bucket/key', accountId: '111122223333' }, context: {} }); // 'Allowed'
 */
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import { authorize } from '#authorize/authorize.ts';
import { decide } from '#authorize/decide.ts';
import type { Decision, Verdict } from '#authorize/decision.ts';
import { readRequest } from './cases.ts';
import { readPolicies } from './given-policies.ts';
import { readFields } from './reading.ts';

export { authorize, decide };
export { checkPolicy } from '#policy/findings/check-policy.ts';
export { handle } from '#api/handle.ts';
export { parsePolicy } from '#policy/parse.ts';
export { readAuthorizationDetails } from '#storage/authorization-details.ts';
export { admitFile } from '#storage/door.ts';
export { writeFile } from '#storage/file.ts';
export { planImport } from '#storage/merge-details.ts';
export { redact } from '#storage/redact.ts';
export { readCases } from './cases.ts';

/** A request as in a case of the command line (`npm run decide -- --help`). */
export type GivenRequest = object;

/** The policies of such a case; other fields are ignored. */
export type GivenPolicies = object;

/** Reads the policies once; each call of the result decides one request. Throws where the input cannot be read. */
export function prepare(policies: GivenPolicies): (request: GivenRequest) => Verdict {
  const applicable = readPolicies(readFields(policies, 'policies'), 'policies');
  const read = requestReader();
  return (request) => decide(read(request), applicable);
}

/** As {@link prepare}, with the whole working beside the verdict. */
export function prepareTraced(policies: GivenPolicies): (request: GivenRequest) => Traced {
  const applicable = readPolicies(readFields(policies, 'policies'), 'policies');
  const read = requestReader();
  return (request) => {
    const trace = authorize(read(request), applicable);
    return { decision: trace.verdict, trace };
  };
}

export interface Traced {
  readonly decision: Verdict;
  readonly trace: Decision;
}

/** Reads each request once, as long as it lives; so it must not change between two calls. */
function requestReader(): (request: GivenRequest) => AuthorizationRequest {
  const known = new WeakMap<GivenRequest, AuthorizationRequest>();
  return (request) => {
    const read = known.get(request) ?? readRequest(request, 'request');
    known.set(request, read);
    return read;
  };
}
