/**
 * Which types of resource does an action work on, of which type is an ARN, and what does such an ARN look like?
 *
 * AWS: Service Authorization Reference, "Resource types defined by …"; IAM User Guide, "Amazon Resource Names".
 * Not here: ARNs with wildcards as policies write them (policy/).
 */
import type { ActionFacts, ResourceTypeFacts, ServiceFacts } from '#policy/catalogue-facts.ts';
import {
  fillVariables,
  fitVariables,
  literalLength,
  parseVariables,
  type VariablePattern,
} from './variable-pattern.ts';

/**
 * The types that an action is authorized on; none when it is authorized on `*`. Those it always needs come first, then
 * those with the plainest ARNs: objects before objects behind an access point.
 */
export function resourceTypesOf(service: ServiceFacts, action: ActionFacts): readonly ResourceTypeFacts[] {
  return action.resourceTypes
    .flatMap(({ type, required }) => {
      const facts = service.resourceTypes.get(type);
      return facts
        ? [{ facts, required, plainness: literalLength(parseVariables(facts.arnPatterns[0] ?? '')) }]
        : [];
    })
    .sort((a, b) => Number(b.required) - Number(a.required) || a.plainness - b.plainness)
    .map(({ facts }) => facts);
}

/** The types whose pattern an ARN fits, the most telling first: an alias of a function is also a function. */
export function typesOfArn(types: Iterable<ResourceTypeFacts>, arn: string): readonly ResourceTypeFacts[] {
  const fitting = [...types].flatMap((type) => {
    const patterns = type.arnPatterns.filter((pattern) => arnFits(pattern, arn));
    const fixed = Math.max(...patterns.map((pattern) => literalLength(parseVariables(pattern))));
    return patterns.length > 0 ? [{ type, fixed }] : [];
  });
  return fitting.sort((a, b) => b.fixed - a.fixed).map(({ type }) => type);
}

/** Is this ARN, without wildcards, one that the pattern describes? */
export function arnFits(pattern: string, arn: string): boolean {
  const fields = splitArn(arn);
  const patterns = splitArn(pattern).map(parseVariables);
  return (
    patterns.length === fields.length &&
    patterns.every((pattern, i) => fieldFits(pattern, fields[i] ?? '', i))
  );
}

const resourceField = 5;

function fieldFits(pattern: VariablePattern, field: string, place: number): boolean {
  const filled = fitVariables(pattern, field);
  if (!filled) return false;
  // A resource part that begins with a variable begins with a name, such as a bucket's or a queue's. Only so can an
  // object's ARN be told from a bucket's.
  const beginsWithName = place === resourceField && pattern.literals[0] === '' && pattern.least[0] === 1;
  return !(beginsWithName && /[/:]/.test(filled[0] ?? ''));
}

/** Five fields and the resource part, which may hold colons; a pattern splits like an ARN. */
function splitArn(arn: string): readonly string[] {
  const fields = arn.split(':');
  return [...fields.slice(0, resourceField), fields.slice(resourceField).join(':')];
}

export interface ArnPlace {
  /** `aws` if left out. */
  readonly partition?: string;
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
}

/** Variables whose values have a form of their own. */
const forms: Readonly<Record<string, string>> = {
  KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
  InstanceId: 'i-0123456789abcdef0',
  VolumeId: 'vol-0123456789abcdef0',
  SnapshotId: 'snap-0123456789abcdef0',
  ImageId: 'ami-0123456789abcdef0',
  VpcId: 'vpc-0123456789abcdef0',
  VpcEndpointId: 'vpce-0123456789abcdef0',
  SubnetId: 'subnet-0123456789abcdef0',
  SecurityGroupId: 'sg-0123456789abcdef0',
  NetworkInterfaceId: 'eni-0123456789abcdef0',
  OrganizationId: 'o-exampleorgid',
  SecretId: 'example-secret-a1b2c3',
  UUID: '1234abcd-12ab-34cd-56ef-1234567890ab',
};

/** An ARN that fits a pattern, with made-up names: `arn:aws:s3:::example-bucket/example-object`. */
export function exampleArn(pattern: string, place: ArnPlace): string {
  return fillVariables(pattern, (variable) => {
    if (variable === 'Partition') return place.partition ?? 'aws';
    if (variable === 'Region') return place.region;
    if (/Account(Id)?$/.test(variable)) return place.accountId;
    return forms[variable] ?? exampleName(variable);
  });
}

/** `BucketName` → `example-bucket`, `RoleNameWithPath` → `example-role`, `*` → `example`. */
function exampleName(variable: string): string {
  const words =
    variable.replace(/(Name)?(With|And)?Path$|(?<=.)Name$/, '').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ??
    [];
  return ['example', ...words].join('-').toLowerCase();
}
