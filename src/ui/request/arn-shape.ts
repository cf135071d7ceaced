/**
 * Whether an action is asked of such a resource, said as a hint.
 *
 * Not here: the types and patterns themselves (catalogue/resource-types.ts).
 */
import { resourceTypesOf, typesOfArn } from '#catalogue/resource-types.ts';
import type { ActionFacts, ServiceFacts } from '#policy/catalogue-facts.ts';

/** The facts of an action that is named in full; `undefined` when there is no such action, or nobody can tell yet. */
export function actionFacts(service: ServiceFacts | undefined, action: string): ActionFacts | undefined {
  return service?.actions.get(action.slice(action.indexOf(':') + 1).toLowerCase());
}

/** What is odd about asking this action of this resource. Never blocks: AWS decides such a request too. */
export interface ShapeNote {
  /** `s3:GetObject is asked of an object:` */
  readonly says: string;
  /** An ARN to follow, its variable parts in capitals; absent for `*`. */
  readonly example?: string;
}

/** `undefined` when the resource fits the action, or when nobody can tell. */
export function shapeNote(
  service: ServiceFacts,
  action: ActionFacts,
  resource: string,
): ShapeNote | undefined {
  const name = `${service.prefix}:${action.name}`;
  const wanted = resourceTypesOf(service, action);
  const [first] = wanted;
  if (first === undefined) {
    return resource === '*' ? undefined : { says: `${name} takes no resource: AWS asks it of *.` };
  }
  if (typesOfArn(wanted, resource).length > 0) return undefined;
  const pattern = first.arnPatterns[0];
  const type = resourceTypeOf(service, resource);
  const not = type === undefined ? '' : `, not of ${article(type)}`;
  const says = `${name} is asked of ${article(first.name)}${not}`;
  return pattern === undefined ? { says: `${says}.` } : { says: `${says}:`, example: outline(pattern) };
}

/** `object`, `role` …: the most telling type that the ARN fits. */
export function resourceTypeOf(service: ServiceFacts, arn: string): string | undefined {
  return arn === '*' ? undefined : typesOfArn(service.resourceTypes.values(), arn)[0]?.name;
}

function article(type: string): string {
  return `${/^[aeiou]/i.test(type) ? 'an' : 'a'} ${type}`;
}

/** `arn:${Partition}:s3:::${BucketName}/${ObjectName}` as `arn:aws:s3:::BUCKET-NAME/OBJECT-NAME`. */
function outline(pattern: string): string {
  return pattern
    .replaceAll('${Partition}', 'aws')
    .replace(/\$\{(\w+)\}/g, (_, name: string) => name.replace(/([a-z])([A-Z])/g, '$1-$2').toUpperCase());
}
