/**
 * Reads decision cases: requests with all their policies, and perhaps what is expected.
 *
 *     { "id": "basic-1", "request": { "principal", "action", "resource": { "arn", "accountId" }, "context": {} },
 *       "identityPolicies": [document], "scps": [[document], [document]], "expected": "Allowed" }
 *
 * Fields that are not known are ignored. All of them: `npm run decide -- --help`.
 */
import { parseArn } from '#account/arn.ts';
import type { ContextValue } from '#account/request.ts';
import type {
  ApplicablePolicies,
  AuthorizationRequest,
  RequestContext,
} from '#authorize/authorization-request.ts';
import type { Verdict } from '#authorize/decision.ts';
import { readPolicies } from './given-policies.ts';
import { principalNamed } from './given-principal.ts';
import { described, isAbsent, readFields, readList, readText, Unreadable } from './reading.ts';

export interface Case {
  /** Its `id`, or its place in the list: `[3]`. */
  readonly id: string;
  readonly request: AuthorizationRequest;
  readonly policies: ApplicablePolicies;
  readonly expected?: Verdict;
}

export type CasesRead =
  | { readonly readable: true; readonly cases: readonly Case[] }
  /** One line: where and what, e.g. `[3].request.action: expected a text, found nothing (case "cond-012")`. */
  | { readonly readable: false; readonly problem: string };

/** Never throws. */
export function readCases(text: string): CasesRead {
  try {
    const list = readList(parseJson(text), '');
    return { readable: true, cases: list.map((value, index) => readCase(value, index)) };
  } catch (error) {
    if (error instanceof Unreadable) return { readable: false, problem: error.message };
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    // A byte order mark is no JSON, but some editors write one.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new Unreadable('', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readCase(value: unknown, index: number): Case {
  const path = `[${index}]`;
  const fields = readFields(value, path);
  const id =
    typeof fields['id'] === 'string' || typeof fields['id'] === 'number' ? String(fields['id']) : path;
  try {
    return {
      id,
      request: readRequest(fields['request'], `${path}.request`),
      policies: readPolicies(fields, path),
      ...readExpected(fields['expected'], `${path}.expected`),
    };
  } catch (error) {
    if (error instanceof Unreadable && id !== path)
      throw new Unreadable('', `${error.message} (case "${id}")`);
    throw error;
  }
}

export function readRequest(value: unknown, path: string): AuthorizationRequest {
  const fields = readFields(value, path);
  const context = readContext(fields['context'], `${path}.context`);
  const issuer = isAbsent(fields['issuer']) ? {} : { issuer: readText(fields['issuer'], `${path}.issuer`) };
  const name = readText(fields['principal'], `${path}.principal`);
  return {
    principal: principalNamed(name, `${path}.principal`, { context, ...issuer }),
    action: readAction(fields['action'], `${path}.action`),
    resource: readResource(fields['resource'], `${path}.resource`),
    context,
  };
}

function readAction(value: unknown, path: string): string {
  const action = readText(value, path);
  if (/^[^:\s]+:[^:\s]+$/.test(action)) return action;
  throw new Unreadable(path, `expected service:Action, found ${described(action)}`);
}

function readResource(value: unknown, path: string): AuthorizationRequest['resource'] {
  const fields = readFields(value, path);
  const arn = readText(fields['arn'], `${path}.arn`);
  const account = isAbsent(fields['accountId']) ? parseArn(arn)?.account : fields['accountId'];
  return { arn, accountId: readText(account, `${path}.accountId`) };
}

function readContext(value: unknown, path: string): RequestContext {
  if (isAbsent(value)) return {};
  const entries = Object.entries(readFields(value, path)).filter(([, each]) => !isAbsent(each));
  return Object.fromEntries(entries.map(([key, each]) => [key, readContextValue(each, `${path}["${key}"]`)]));
}

function readContextValue(value: unknown, path: string): ContextValue {
  if (!Array.isArray(value)) return readScalar(value, path);
  return value.map((each, index) => readScalar(each, `${path}[${index}]`));
}

/** AWS sends context values as text. */
function readScalar(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Unreadable(path, `expected a text, number or truth value, found ${described(value)}`);
}

const verdicts: readonly Verdict[] = ['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied'];

function readExpected(value: unknown, path: string): { readonly expected?: Verdict } {
  if (isAbsent(value)) return {};
  const expected = verdicts.find((verdict) => verdict === value);
  if (expected !== undefined) return { expected };
  throw new Unreadable(path, `expected one of ${verdicts.join(', ')}, found ${described(value)}`);
}
