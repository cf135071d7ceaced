/**
 * What AWS answers when an identity policy, managed or inline, is to be saved and its text is malformed.
 *
 * The order of the checks is AWS's: of several mistakes it tells the first. AWS: IAM User Guide, "Grammar of the IAM JSON
 * policy language", "Troubleshoot IAM policies".
 * Not here: how long a text may be (policy-size.ts), trust policies, findings for the person who writes (policy/findings/).
 */
import type { Partition } from '#account/region.ts';
import { checkPolicy, refusals } from '#policy/findings/check-policy.ts';
import { partitions } from '#policy/findings/regions.ts';
import { malformedPolicyDocument, type AwsError } from '../aws-error.ts';
import { parsesAsBefore } from './policy-legacy.ts';
import { readStatements, textsOf, type ReadPolicy, type ReadStatement } from './policy-syntax.ts';

/** Managed policies must be written in the newest version of the language; inline ones may say the old one, or none. */
export type SavedPolicy = 'managed' | 'inline';

/** AWS's MalformedPolicyDocument, or `undefined` for a text that AWS saves in an account of this partition. */
export function malformedPolicy(
  text: string,
  saved: SavedPolicy,
  partition: Partition,
): AwsError | undefined {
  const policy = readStatements(text);
  const words = policy === undefined ? syntaxErrors : wordsFor(policy, text, { saved, partition });
  return words === undefined ? undefined : malformedPolicyDocument(words);
}

const syntaxErrors = 'Syntax errors in policy.';

function wordsFor(policy: ReadPolicy, text: string, place: Place): string | undefined {
  for (const check of checks) {
    const words = check(policy, place);
    if (words !== undefined) return words;
  }
  const refused = refusals(checkPolicy(text, { type: 'identity' }));
  return refused.every(({ code }) => acceptedByIam.has(code)) ? undefined : syntaxErrors;
}

/** Access Analyzer calls these errors, and IAM saves them all the same: key names and unknown operators without keys. */
const acceptedByIam: ReadonlySet<string> = new Set([
  'INVALID_CONDITION_KEY_FORMAT',
  'INVALID_CONDITION_OPERATOR',
]);

/** As what the text is to be saved, and where. */
interface Place {
  readonly saved: SavedPolicy;
  readonly partition: Partition;
}

type Check = (policy: ReadPolicy, place: Place) => string | undefined;

const checks: readonly Check[] = [
  anyStatement(
    ({ Principal, NotPrincipal }) => Principal !== undefined || NotPrincipal !== undefined,
    'Policy document should not specify a principal.',
  ),
  ({ version }, { saved }) =>
    version === '2012-10-17' || saved === 'inline'
      ? undefined
      : 'Policy document must be version 2012-10-17 or greater.',
  anyStatement((statement) => !parsesAsBefore(statement), 'The policy failed legacy parsing'),
  anyStatement(
    ({ Sid = '' }) => !/^[0-9A-Za-z]*$/.test(Sid),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ),
  ({ statements }) => {
    const sids = statements.flatMap(({ Sid = '' }) => (Sid === '' ? [] : [Sid]));
    return new Set(sids).size === sids.length
      ? undefined
      : 'Statement IDs (SID) in a single policy must be unique.';
  },
  anyStatement((statement) => actionsOf(statement).length === 0, 'Policy statement must contain actions.'),
  anyStatement(
    (statement) => resourcesOf(statement).length === 0,
    'Policy statement must contain resources.',
  ),
  ({ statements }, { partition }) =>
    firstOf(statements.flatMap(resourcesOf), (text) => resourceProblem(text, partition)),
  ({ statements }) => firstOf(statements.flatMap(actionsOf), actionProblem),
];

function anyStatement(refused: (statement: ReadStatement) => boolean, words: string): Check {
  return ({ statements }) => (statements.some(refused) ? words : undefined);
}

function firstOf(texts: readonly string[], problem: (text: string) => string | undefined) {
  for (const text of texts) {
    const words = problem(text);
    if (words !== undefined) return words;
  }
  return undefined;
}

function actionsOf({ Action, NotAction }: ReadStatement): readonly string[] {
  return textsOf(Action ?? NotAction);
}

function resourcesOf({ Resource, NotResource }: ReadStatement): readonly string[] {
  return textsOf(Resource ?? NotResource);
}

function actionProblem(action: string): string | undefined {
  if (action === '*') return undefined;
  const [vendor = '', ...rest] = action.split(':');
  if (rest.length === 0) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (rest.length > 1) return 'Actions/Condition can contain only one colon.';
  return /^[A-Za-z0-9.-]+$/.test(vendor) ? undefined : `Vendor ${vendor} is not valid`;
}

/** What an ARN of IAM's can be about. */
const iamPaths = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
] as const;

function resourceProblem(text: string, own: Partition): string | undefined {
  if (text === '*') return undefined;
  const [prefix, partition = '', service = '', region = '', , ...path] = text.split(':');
  if (prefix !== 'arn') return `Resource ${text} must be in ARN format or "*".`;
  if (!/[*?]/.test(partition) && !isNameable(partition, own)) {
    return `Partition "${partition}" is not valid for resource "${text}".`;
  }
  if (/[*?]/.test(service)) return 'Resource vendor must be fully qualified and cannot contain regexes.';
  return service === 'iam' ? iamResourceProblem(text, region, path.join(':')) : undefined;
}

/** AWS: accounts of China and GovCloud are refused `aws`. What those of `aws` may name beside their own is not known, so they may. */
function isNameable(partition: string, own: Partition): boolean {
  return own === 'aws' ? partitions.has(partition) : partition === own;
}

function iamResourceProblem(text: string, region: string, path: string): string | undefined {
  if (region !== '') return `IAM resource ${text} cannot contain region information.`;
  if (path === '*' || path === 'root' || iamPaths.some((start) => path.startsWith(start))) return undefined;
  return `IAM resource path must either be "*" or start with ${iamPaths.join(', ')}.`;
}
