/**
 * Checks one policy document and says what is wrong with it, as IAM Access Analyzer's policy validation does.
 *
 * AWS: IAM User Guide, "Access Analyzer policy validation" and "Access Analyzer policy check reference".
 * Not here: the rules (findings.ts), reading JSON (parse.ts).
 */
import type { CatalogueFacts } from '../catalogue-facts.ts';
import type { Finding } from '../finding.ts';
import { parsePolicy, type ParsedPolicy } from '../parse.ts';
import type { PolicyType } from '../policy-type.ts';
import { readDocument, type Item, type PolicyDocument } from './document.ts';
import { findings } from './findings.ts';
import { rangeOf } from './range.ts';
import { grammarOf, type FindingRule, type Hit, type Inspection } from './rule.ts';

export interface CheckOptions {
  readonly type: PolicyType;
  /** CloudFormation name of what a resource-based policy hangs on, e.g. `AWS::S3::Bucket`; opens the checks for it. */
  readonly resourceType?: string;
  /** Without it, or where a service is not loaded, the checks that need it stay silent. */
  readonly facts?: CatalogueFacts;
}

/** Never throws. A text that is no JSON gets JSON_SYNTAX_ERROR and nothing else. */
export function checkPolicy(text: string, options: CheckOptions): readonly Finding[] {
  const parsed = parsePolicy(text);
  if (parsed.problems.length > 0) return parsed.problems.map((problem) => ({ ...problem, refused: true }));
  const document = documentOf(parsed);
  return document === undefined ? [] : checkDocument(document, parsed, options);
}

/** Those for which AWS answers MalformedPolicyDocument or the like when the policy is to be saved. */
export function refusals(all: readonly Finding[]): readonly Finding[] {
  return all.filter((finding) => finding.refused === true);
}

const documents = new WeakMap<ParsedPolicy, PolicyDocument>();

function documentOf(parsed: ParsedPolicy): PolicyDocument | undefined {
  const known = documents.get(parsed);
  if (known !== undefined || parsed.root === undefined) return known;
  const document = readDocument(parsed.text, parsed.root);
  documents.set(parsed, document);
  return document;
}

function checkDocument(
  document: PolicyDocument,
  parsed: ParsedPolicy,
  { type, resourceType, facts }: CheckOptions,
): readonly Finding[] {
  const grammar = grammarOf(type, resourceType);
  const spoilt = new Set<Item>();
  const inspection: Inspection = { document, grammar, resourceType, spoilt };
  const found: Finding[] = [];
  for (const rule of findings) {
    if (!rule.in.includes(grammar)) continue;
    const hits = hitsOf(rule, inspection, facts);
    for (const one of hits) found.push(findingOf(rule, one, parsed));
    if (rule.type === 'ERROR') for (const { places } of hits) for (const { item } of places) spoilt.add(item);
  }
  return found;
}

function hitsOf(
  rule: FindingRule,
  inspection: Inspection,
  facts: CatalogueFacts | undefined,
): readonly Hit[] {
  if (rule.needs === undefined) return rule.find(inspection);
  return facts === undefined ? [] : rule.find(inspection, facts);
}

function findingOf(rule: FindingRule, { says, places }: Hit, parsed: ParsedPolicy): Finding {
  return {
    type: rule.type,
    code: rule.code,
    message: says,
    locations: places.map((place) => ({ path: place.item.path, range: rangeOf(place, parsed) })),
    ...(rule.refused === true ? { refused: true } : {}),
  };
}
