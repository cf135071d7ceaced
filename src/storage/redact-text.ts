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
  /** What became of texts before: the same few stand in thousands of policies. */
  readonly renamed: Map<string, string>;
}

const uniqueId =
  /(?<![A-Za-z0-9])(?:AIDA|AROA|AGPA|ANPA|ANVA|AIPA|ASCA|APKA|ACCA)[A-Z0-9]{6,}(?![A-Za-z0-9])/g;
const accessKeyId = /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{6,}(?![A-Za-z0-9])/g;
const accountId = /(?<!\d)\d{12}(?!\d)/g;
const organizationId = /(?<![\w-])(o|r|ou|p)-([0-9a-z]{4,32})(?:-([0-9a-z]{8,32}))?(?![\w-])/g;

/** What every id has somewhere: most texts are none, and are told so quickly. */
const hint = /\d{12}|A[A-Z]{3}[A-Z0-9]{6}|(?:o|r|ou|p)-[0-9a-z]{4}/;

/** Ids have a form of their own, so they are found wherever they stand. */
export function ids(text: string, renamings: Renamings): string {
  if (!hint.test(text)) return text;
  return text
    .replace(accountId, renamings.accountId)
    .replace(uniqueId, renamings.uniqueId)
    .replace(accessKeyId, renamings.accessKeyId)
    .replace(organizationId, (_, kind: string, part: string, rest?: string) => {
      const renamed = [part, ...(rest === undefined ? [] : [rest])].map(renamings.organizationPart);
      return [kind, ...renamed].join('-');
    });
}

const variableOrWord = /\$\{[^}]*\}|[\p{L}\p{N}]+/gu;

/** One name, or a pattern of names; AWS's own stay. */
export function nameText(text: string, renamings: Renamings): string {
  if (text.startsWith('AWSServiceRoleFor')) return text;
  if (/[A-Za-z0-9][*?]|[*?][A-Za-z0-9]/.test(text)) renamings.cutting.add(text);
  else if (!/[*?$]/.test(text)) renamings.names.add(text);
  const renamedWords = text.replace(variableOrWord, (word) => {
    if (word.startsWith('$')) return word;
    return wholeId.test(word) ? ids(word, renamings) : renamings.word(word);
  });
  return ids(renamedWords, renamings);
}

const wholeId = /^(?:\d{12}|(?:AIDA|AROA|AGPA|ANPA|ANVA|AIPA|ASCA|APKA|ACCA|AKIA|ASIA)[A-Z0-9]{6,})$/;

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

/** Any text: one ARN, or something in which whole names may stand. */
export function anyText(text: string, renamings: Renamings): string {
  const known = renamings.renamed.get(text);
  if (known !== undefined) return known;
  const renamed = renamedText(text, renamings);
  renamings.renamed.set(text, renamed);
  return renamed;
}

function renamedText(text: string, renamings: Renamings): string {
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

/** A policy document. Its layout stays. */
export function documentText(text: string, renamings: Renamings): string {
  if (!isJson(text)) return unfinishedText(text, renamings);
  let key = '';
  return text.replace(literal, (whole: string, quoted: string, colon?: string) => {
    const value = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
    if (colon !== undefined) {
      key = value;
      return whole;
    }
    const renamed = valueOf(key, value, renamings);
    return renamed === value ? whole : JSON.stringify(renamed);
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const anyArn = /arn:[^\s"',\\]*/g;

/** Where nobody can tell what is an element and what a value, everything that looks like a name is one. */
function unfinishedText(text: string, renamings: Renamings): string {
  return anyText(
    text.replace(anyArn, (arn) => anyText(arn, renamings)),
    renamings,
  );
}
