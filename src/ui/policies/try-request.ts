/**
 * A request to try a policy with: the first action that it speaks of, on the first thing that fits.
 *
 * Patterns need something concrete in their place: an action out of AWS's, a thing of the world, else a made-up name.
 * Not here: who asks (reach.ts).
 */
import { formatArn, parseArn, type AccountId } from '#account/arn.ts';
import { exampleArn, typesOfArn } from '#catalogue/resource-types.ts';
import type { ResourceTypeFacts } from '#policy/catalogue-facts.ts';
import { compilePolicy, type CompiledStatement } from '#policy/compile.ts';
import { compileContext, type Context } from '#policy/context.ts';
import type { Pattern } from '#policy/pattern.ts';

type Listed = Pick<
  NonNullable<CompiledStatement['action'] | CompiledStatement['resource']>,
  'patterns' | 'negated'
>;

/** Actions that every account has something for: they stand for `*`, and for what NotAction leaves. */
const familiar = ['s3:ListAllMyBuckets', 'iam:ListUsers', 'ec2:DescribeInstances', 'sts:GetCallerIdentity'];

/** The statement to try: the first that allows, else the first. */
function statementOf(document: string): CompiledStatement | undefined {
  const whole = compilePolicy(document, 'identity').statements.filter(({ broken }) => broken.length === 0);
  return whole.find(({ effect }) => effect === 'Allow') ?? whole[0];
}

/** `actions` are the names of all of AWS's, the best known first; empty when they are not there yet. */
export function firstAction(document: string, actions: readonly string[]): string | undefined {
  const list = statementOf(document)?.action;
  if (list === undefined) return undefined;
  const [first] = list.patterns;
  if (!list.negated && first !== undefined && !/[*?]/.test(first.written)) return first.written;
  return [...familiar, ...actions].find((action) => covers(list, action.toLowerCase(), new Map()));
}

/** What is known of the world to find a resource in. */
export interface Surroundings {
  readonly accountId: AccountId;
  readonly region: string;
  readonly userName: string;
  /** ARNs of the things that are there. */
  readonly things: readonly string[];
}

/** `types` are those that the action is asked of, none when it is asked of `*`; `undefined` when nobody can tell. */
export function firstResource(
  document: string,
  types: readonly ResourceTypeFacts[] | undefined,
  place: Surroundings,
): string {
  const list = statementOf(document)?.resource;
  if (types?.length === 0 || list === undefined) return '*';
  const context = compileContext({ 'aws:username': place.userName, 'aws:PrincipalAccount': place.accountId });
  const fits = (arn: string) => types === undefined || typesOfArn(types, arn).length > 0;
  const exact = list.patterns.filter(({ written }) => !/[*?$]/.test(written)).map(({ written }) => written);
  const filledIn = list.patterns.map((pattern) => concrete(pattern, context, place));
  const madeUp = (types ?? [])
    .flatMap((type) => type.arnPatterns.slice(0, 1))
    .map((shape) => exampleArn(shape, place));
  const found = [...exact, ...place.things, ...filledIn, ...madeUp].find(
    (arn) => fits(arn) && covers(list, arn, context),
  );
  return found ?? '*';
}

function covers({ patterns, negated }: Listed, text: string, context: Context): boolean {
  return patterns.some((pattern) => pattern.matches(text, context)) !== negated;
}

/** A pattern with something in the place of each variable and wildcard. */
function concrete(pattern: Pattern, context: Context, { accountId, region }: Surroundings): string {
  const arn = pattern.resolve?.(context) ?? pattern.written.replaceAll(/\$\{[^}]*\}/g, 'example');
  const parts = parseArn(arn);
  if (parts === undefined) return arn;
  const field = (text: string, value: string) => (/[*?]/.test(text) ? value : text);
  return formatArn({
    partition: field(parts.partition, 'aws'),
    service: parts.service,
    region: field(parts.region, region),
    account: field(parts.account, accountId),
    resource: parts.resource.replaceAll('*', 'example').replaceAll('?', 'x'),
  });
}
