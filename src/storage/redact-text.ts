/**
 * Names and ids within texts: ARNs, policy documents, values of conditions and requests.
 *
 * A name is renamed word by word, so that the pattern `role/app-*` still matches the role `app-reader`. Outside of
 * IAM's ARNs only whole names are renamed: `lambda` in an action is no role.
 */
import type { Renaming } from './redact-renaming.ts';

export interface Renamings {
  readonly accountId: Renaming;
  /** Of users, groups, roles, policies, paths …, each of its words. */
  readonly word: Renaming;
  readonly uniqueId: Renaming;
  readonly accessKeyId: Renaming;
  readonly organizationPart: Renaming;
  /** Whole names, as they were met within IAM's ARNs and as names of records. */
  readonly names: Set<string>;
  /** Patterns that cut a word in two: `role/app*`. What they match cannot be kept. */
  readonly cutting: Set<string>;
}

const uniqueId =
  /(?<![A-Za-z0-9])(?:AIDA|AROA|AGPA|ANPA|ANVA|AIPA|ASCA|APKA|ACCA)[A-Z0-9]{6,}(?![A-Za-z0-9])/g;
const accessKeyId = /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{6,}(?![A-Za-z0-9])/g;
const accountId = /(?<!\d)\d{12}(?!\d)/g;
const organizationId = /(?<![\w-])(o|r|ou)-([0-9a-z]{4,32})(?:-([0-9a-z]{8,32}))?(?![\w-])/g;

/** Ids have a form of their own, so they are found wherever they stand. */
export function ids(text: string, renamings: Renamings): string {
  return text
    .replace(accountId, renamings.accountId)
    .replace(uniqueId, renamings.uniqueId)
    .replace(accessKeyId, renamings.accessKeyId)
    .replace(organizationId, (_, kind: string, part: string, rest?: string) => {
      const renamed = [part, ...(rest === undefined ? [] : [rest])].map(renamings.organizationPart);
      return [kind, ...renamed].join('-');
    });
}

const variableOrWord = /\$\{[^}]*\}|[A-Za-z0-9]+/g;

/** One name, or a pattern of names; AWS's own stay. */
export function nameText(text: string, renamings: Renamings): string {
  if (text.startsWith('AWSServiceRoleFor')) return text;
  if (/[A-Za-z0-9][*?]|[*?][A-Za-z0-9]/.test(text)) renamings.cutting.add(text);
  else if (!/[*?$]/.test(text)) renamings.names.add(text);
  return text.replace(variableOrWord, (word) => {
    if (word.startsWith('$')) return word;
    const renamed = ids(word, renamings);
    return renamed === word && !isId(word) ? renamings.word(word) : renamed;
  });
}

function isId(word: string): boolean {
  return [accountId, uniqueId, accessKeyId].some((form) => word.replace(form, '') === '');
}

/** Paths that AWS gives a meaning. */
const pathsOfAws: ReadonlySet<string> = new Set(['service-role', 'aws-reserved', 'aws-service-role']);

/** `/a/b/`, or a path and a name: `a/b/NAME`. */
export function pathText(text: string, renamings: Renamings): string {
  const segments = text.split('/');
  if (segments.includes('aws-service-role')) return text;
  return segments.map((each) => (pathsOfAws.has(each) ? each : nameText(each, renamings))).join('/');
}

const namedTypes: ReadonlySet<string> = new Set([
  'user',
  'group',
  'role',
  'policy',
  'instance-profile',
  'mfa',
  'server-certificate',
  'saml-provider',
  'assumed-role',
  'federated-user',
]);

const anyToken = /\$\{[^}]*\}|[\w+=,.@-]+/g;

/** Any text: an ARN, or one in which whole names may stand. */
export function anyText(text: string, renamings: Renamings): string {
  if (/^arn:[^:]*:[^:]*:[^:]*:aws:/.test(text)) return text;
  const [, head, resource] = /^(arn:[^:]*:(?:iam|sts|\*):[^:]*:[^:]*:)(.*)$/s.exec(text) ?? [];
  const renamed =
    head === undefined || resource === undefined
      ? wholeNames(text, renamings)
      : head + named(resource, renamings);
  return ids(renamed, renamings);
}

function named(resource: string, renamings: Renamings): string {
  const end = resource.indexOf('/');
  const type = resource.slice(0, Math.max(end, 0));
  if (!namedTypes.has(type)) return resource;
  return `${type}/${pathText(resource.slice(end + 1), renamings)}`;
}

function wholeNames(text: string, renamings: Renamings): string {
  return text.replace(anyToken, (token) => (renamings.names.has(token) ? nameText(token, renamings) : token));
}

/** Elements whose values are AWS's own words. */
const wordsOfAws: ReadonlySet<string> = new Set(['Action', 'NotAction', 'Effect', 'Version', 'Service']);

/** Condition keys whose values are names. */
const nameKeys: ReadonlySet<string> = new Set([
  'aws:username',
  'aws:sourceidentity',
  'sts:sourceidentity',
  'sts:rolesessionname',
]);

/** A value in a policy or a request, by the element or condition key before it. */
export function valueOf(key: string, value: string, renamings: Renamings): string {
  if (wordsOfAws.has(key)) return value;
  return nameKeys.has(key.toLowerCase()) ? nameText(value, renamings) : anyText(value, renamings);
}

const literal = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?/gs;

/** A policy document, also an unfinished one. Its layout stays. */
export function documentText(text: string, renamings: Renamings): string {
  let key = '';
  return text.replace(literal, (whole: string, quoted: string, colon?: string) => {
    const value = unquoted(quoted);
    if (value === undefined) return ids(whole, renamings);
    if (colon !== undefined) {
      key = value;
      return whole;
    }
    const renamed = valueOf(key, value, renamings);
    return renamed === value ? whole : JSON.stringify(renamed);
  });
}

function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}
