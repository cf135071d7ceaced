/**
 * The verdict as one sentence a person would say: "alice may not delete 2026/10/close.parquet from
 * acme-prod-ledger."
 *
 * Not here: why (why.ts), what each action does (verbs.ts).
 */
import { parseArn, type ArnText } from '#account/arn.ts';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import type { Verdict } from '#authorize/decision.ts';
import type { Principal } from '#authorize/principal.ts';
import { arnName } from './policy-name.ts';
import { verbs } from './verbs.ts';

/** The sentence after the verdict's word. */
export function verdictSentence(request: AuthorizationRequest, verdict: Verdict): string {
  const may = verdict === 'Allowed' ? 'may' : 'may not';
  const caller = callerName(request.principal);
  return `${request.principal.kind === 'anonymous' ? capital(caller) : caller} ${may} ${deed(request)}.`;
}

/** The same before the answer is known: "May alice delete …?" */
export function openQuestion(request: AuthorizationRequest): string {
  return `May ${callerName(request.principal)} ${deed(request)}?`;
}

/** The caller as a person would name it: `alice`, `ReleaseManager/alice`, `root of 111122223333`. */
export function callerName(principal: Principal): string {
  switch (principal.kind) {
    case 'user':
    case 'federatedUser':
      return arnName(principal.arn);
    case 'root':
      return `root of ${principal.accountId}`;
    case 'roleSession':
      return `${arnName(principal.roleArn)}/${arnName(principal.arn)}`;
    case 'service':
    case 'identityProvider':
      return principal.name;
    case 'anonymous':
      return 'an anonymous caller';
  }
}

const actionVerbs = new Map(Object.entries(verbs).map(([action, phrase]) => [action.toLowerCase(), phrase]));

function deed({ action, resource }: AuthorizationRequest): string {
  const phrase = actionVerbs.get(action.toLowerCase());
  return (phrase && filled(phrase, resource.arn)) ?? `call ${action} on ${shortResource(resource.arn)}`;
}

const placeholder = /\{(\w+)\}/g;

/** The phrase with its names put in; `undefined` when the resource lacks one of them. */
function filled(phrase: string, arn: ArnText | '*'): string | undefined {
  const names = namesOf(arn);
  const wanted = [...phrase.matchAll(placeholder)].map(([, name]) => name ?? '');
  if (wanted.some((name) => (names[name] ?? '') === '')) return undefined;
  return phrase.replaceAll(placeholder, (_, name: string) => names[name] ?? '');
}

function namesOf(arn: ArnText | '*'): Readonly<Record<string, string | undefined>> {
  const parsed = parseArn(arn);
  if (parsed === undefined) return {};
  if (parsed.service !== 's3') return { name: arnName(arn) };
  const slash = parsed.resource.indexOf('/');
  if (slash < 0) return { name: parsed.resource, bucket: parsed.resource };
  const key = shortKey(parsed.resource.slice(slash + 1));
  return { name: key, bucket: parsed.resource.slice(0, slash), key };
}

/** A sentence bears keys up to this length; of longer ones their last part. */
const longestKey = 48;

function shortKey(key: string): string {
  return key.length <= longestKey ? key : `…${key.slice(key.lastIndexOf('/', key.length - 2))}`;
}

function shortResource(arn: ArnText | '*'): string {
  return parseArn(arn)?.resource ?? (arn === '*' ? 'any resource' : arn);
}

/** The text with a capital first letter; names keep theirs, so this is for words of ours only. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
