/**
 * What a finding rule is, and the few words that rules are written with.
 *
 * A rule is one object of the table (findings.ts): it looks through a document and says what is wrong, and where.
 * AWS: IAM User Guide, "Access Analyzer policy check reference".
 */
import type { CatalogueFacts } from '../catalogue-facts.ts';
import type { FindingType } from '../finding.ts';
import type { PolicyType } from '../policy-type.ts';
import type { Item, PolicyDocument, Span, Statement } from './document.ts';

/** Policy types that share a grammar: boundaries and session policies are written like identity policies. */
export type Grammar = 'identity' | 'resource' | 'trust' | 'serviceControl' | 'resourceControl';

/** What is looked through. */
export interface Inspection {
  readonly document: PolicyDocument;
  readonly grammar: Grammar;
  /** CloudFormation name of what the policy hangs on, e.g. `AWS::S3::Bucket`. */
  readonly resourceType: string | undefined;
  /** Items that an earlier rule called wrong: later rules need not look at them again. */
  readonly spoilt: ReadonlySet<Item>;
}

interface AnyRule {
  /** AWS's issue code. One code may have several rules. */
  readonly code: string;
  readonly type: FindingType;
  readonly in: readonly Grammar[];
  /** AWS does not save a policy with this. */
  readonly refused?: true;
}

interface TextRule extends AnyRule {
  readonly needs?: undefined;
  readonly find: (inspection: Inspection) => readonly Hit[];
}

/** Silent without a catalogue. */
interface CatalogueRule extends AnyRule {
  readonly needs: 'catalogue';
  readonly find: (inspection: Inspection, facts: CatalogueFacts) => readonly Hit[];
}

export type FindingRule = TextRule | CatalogueRule;

/** The value of an item, the name before it, or a part of its text. */
export interface Place {
  readonly item: Item;
  readonly part: 'value' | 'name' | Span;
}

export interface Hit {
  /** One or two sentences: what is wrong, what to do. */
  readonly says: string;
  readonly places: readonly Place[];
}

export const every: readonly Grammar[] = [
  'identity',
  'resource',
  'trust',
  'serviceControl',
  'resourceControl',
];

export const error = { type: 'ERROR' } as const;
export const refused = { type: 'ERROR', refused: true } as const;

export function grammarOf(type: PolicyType, resourceType: string | undefined): Grammar {
  if (type === 'trust' || resourceType === 'AWS::IAM::AssumeRolePolicyDocument') return 'trust';
  if (type === 'resource' || type === 'vpcEndpoint') return 'resource';
  return type === 'serviceControl' || type === 'resourceControl' ? type : 'identity';
}

export function hit(says: string, place: Item | Place): Hit {
  return hitAll(says, [place]);
}

/** One cause that shows in several places. */
export function hitAll(says: string, places: readonly (Item | Place)[]): Hit {
  return { says, places: places.map((place) => ('item' in place ? place : { item: place, part: 'value' })) };
}

/** The name of the property that an item is the value of. */
export function nameOf(item: Item): Place {
  return { item, part: 'name' };
}

/** A part of an item's text, counted in its characters. */
export function within(item: Item, start: number, end: number): Place {
  return { item, part: { offset: start, length: end - start } };
}

/** The hits of all items; most have none. */
export function each<T>(
  items: readonly T[],
  find: (item: T) => Hit | readonly Hit[] | undefined,
): readonly Hit[] {
  const hits: Hit[] = [];
  for (const item of items) {
    const found = find(item);
    if (found === undefined) continue;
    if ('says' in found) hits.push(found);
    else for (const one of found) hits.push(one);
  }
  return hits;
}

/** Hits for the elements that are there though they must not be. */
export function present(
  statements: readonly Statement[],
  names: readonly string[],
  says: (name: string) => string,
): readonly Hit[] {
  return each(statements, ({ item }) =>
    item.items
      .filter(({ name }) => names.includes(name))
      .map((found) => hit(says(found.name), nameOf(found))),
  );
}

const mostQuoted = 80;

/** Text of the document as messages show it. */
export function quote(text: string): string {
  return `“${text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text}”`;
}

/** The end of a message: the known name that a misspelt one is near to, or what to do without. */
export function suggest(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `Perhaps ${quote(near)} is meant.`;
}
