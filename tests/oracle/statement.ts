/**
 * Whether one statement applies to a request, and how it names the caller.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements reference", "Grammar of the IAM JSON policy language".
 * Not here: what a set of policies comes to (oracle.ts).
 */
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import type { Naming } from '#authorize/decision.ts';
import type { Principal } from '#authorize/principal.ts';
import { conditionHolds, readOperator, type Condition } from './condition.ts';
import { arnParts, glob, globArn, lookupIn, readPattern, type Lookup } from './pattern.ts';

/** Documents that hang on a principal name nobody; documents that hang on a resource name who is meant. */
export type DocumentKind = 'identity' | 'resource';

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PrincipalElement;
  readonly NotPrincipal?: PrincipalElement;
  readonly Action?: Texts;
  readonly NotAction?: Texts;
  readonly Resource?: Texts;
  readonly NotResource?: Texts;
  readonly Condition?: Condition;
}
type Texts = string | readonly string[];
type PrincipalElement = '*' | Readonly<Record<string, Texts>>;

/** How a request meets one document. */
export interface Circumstances {
  readonly kind: DocumentKind;
  readonly variables: boolean;
  readonly carriesBoundary: boolean;
}

const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
  Sid: (value) => typeof value === 'string',
  Effect: (value) => value === 'Allow' || value === 'Deny',
  Principal: isPrincipal,
  NotPrincipal: isPrincipal,
  Action: isTexts,
  NotAction: isTexts,
  Resource: isTexts,
  NotResource: isTexts,
  Condition: isCondition,
};

/** A statement that is not sound never applies. */
export function isSound(value: unknown, kind: DocumentKind): value is Statement {
  if (
    !isObject(value) ||
    !Object.entries(value).every(([name, element]) => Object.hasOwn(shapes, name) && shapes[name]?.(element))
  )
    return false;
  const count = (...names: readonly string[]): number => names.filter((name) => name in value).length;
  const [principals, resources] = [count('Principal', 'NotPrincipal'), count('Resource', 'NotResource')];
  const fits = kind === 'identity' ? principals === 0 && resources === 1 : principals === 1 && resources <= 1;
  return fits && count('Effect') === 1 && count('Action', 'NotAction') === 1;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Texts {
  return listOf(value).every((entry) => typeof entry === 'string');
}

function isPrincipal(value: unknown): boolean {
  const types = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
  if (value === '*') return true;
  return (
    isObject(value) && Object.entries(value).every(([type, ids]) => types.includes(type) && isTexts(ids))
  );
}

function isCondition(value: unknown): boolean {
  if (!isObject(value)) return false;
  return Object.entries(value).every(
    ([operator, keys]) =>
      readOperator(operator) !== undefined && isObject(keys) && Object.values(keys).every(isEntries),
  );
}

function isEntries(value: unknown): boolean {
  return listOf(value).every((entry) => ['string', 'number', 'boolean'].includes(typeof entry));
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

export function statementApplies(
  statement: Statement,
  request: AuthorizationRequest,
  circumstances: Circumstances,
): boolean {
  const { Action, NotAction, Resource, NotResource, Condition } = statement;
  const lookup = circumstances.variables ? lookupIn(request.context) : undefined;
  const action = (entry: string): boolean => actionCovers(entry, request.action);
  const resource = (entry: string): boolean => resourceCovers(entry, request.resource.arn, lookup);
  return (
    (circumstances.kind === 'identity' ||
      naming(statement, request.principal, circumstances) !== undefined) &&
    (Action === undefined || listOf(Action).some(action)) &&
    (NotAction === undefined || !listOf(NotAction).some(action)) &&
    (Resource === undefined || listOf(Resource).some(resource)) &&
    (NotResource === undefined || !listOf(NotResource).some(resource)) &&
    (Condition === undefined || conditionHolds(Condition, request.context, circumstances.variables))
  );
}

/** No wildcards in the service prefix; case does not matter. */
function actionCovers(entry: string, action: string): boolean {
  if (entry === '*') return true;
  const [, prefix, name] = /^([^:]*):(.*)$/.exec(entry.toLowerCase()) ?? [];
  const [, actualPrefix, actualName = ''] = /^([^:]*):(.*)$/.exec(action.toLowerCase()) ?? [];
  return name !== undefined && prefix === actualPrefix && glob(readPattern(name) ?? [], actualName);
}

/** Variables work in the sixth part only. */
function resourceCovers(entry: string, arn: string, lookup: Lookup | undefined): boolean {
  if (entry === '*') return true;
  const patterns = arnParts(entry)?.map((part, i) => readPattern(part, i === 5 ? lookup : undefined));
  if (patterns === undefined) return false;
  return patterns.every((pattern) => pattern !== undefined) && globArn(patterns, arn);
}

/** How the Principal element names the caller; a NotPrincipal that does not except the caller names it directly. */
export function naming(
  { Principal: element, NotPrincipal: excepted, Effect }: Statement,
  principal: Principal,
  { carriesBoundary }: Pick<Circumstances, 'carriesBoundary'>,
): Naming | undefined {
  if (element !== undefined) return isEveryone(element) ? 'direct' : bestNaming(element, principal);
  if (excepted === undefined) return undefined;
  const spared = isExcepted(excepted, principal) && !(Effect === 'Deny' && carriesBoundary);
  return spared ? undefined : 'direct';
}

function isEveryone(element: PrincipalElement): boolean {
  return element === '*' || listOf(element['AWS'] ?? []).includes('*');
}

interface Identity {
  readonly type: string;
  readonly names: readonly (string | undefined)[];
  readonly naming: Naming;
}

/** All that a caller is. A caller without account has one identity, an anonymous one none. */
function identitiesOf(principal: Principal): readonly Identity[] {
  switch (principal.kind) {
    case 'anonymous':
      return [];
    case 'service':
      return [{ type: 'Service', names: [principal.name], naming: 'direct' }];
    case 'identityProvider':
      return [{ type: 'Federated', names: [principal.name], naming: 'direct' }];
    case 'root':
      return [accountOf(principal)];
    case 'user':
      return [{ type: 'AWS', names: [principal.arn, principal.id], naming: 'direct' }, accountOf(principal)];
    case 'roleSession':
      return [
        { type: 'AWS', names: [principal.arn], naming: 'direct' },
        { type: 'AWS', names: [principal.roleArn, principal.roleId], naming: 'limited' },
        accountOf(principal),
      ];
    case 'federatedUser':
      return [
        { type: 'AWS', names: [principal.arn], naming: 'direct' },
        // Root is known as its account.
        ...(principal.issuerArn.endsWith(':root')
          ? []
          : [{ type: 'AWS', names: [principal.issuerArn, principal.issuerId], naming: 'limited' } as const]),
        accountOf(principal),
      ];
  }
}

function accountOf({ accountId, arn }: { readonly accountId: string; readonly arn: string }): Identity {
  const partition = arn.split(':')[1];
  return { type: 'AWS', names: [accountId, `arn:${partition}:iam::${accountId}:root`], naming: 'account' };
}

function isListed(element: PrincipalElement, { type, names }: Identity): boolean {
  return element !== '*' && listOf(element[type] ?? []).some((entry) => names.includes(entry));
}

function bestNaming(element: PrincipalElement, principal: Principal): Naming | undefined {
  return identitiesOf(principal).find((identity) => isListed(element, identity))?.naming;
}

/** Strict: every identity must be listed, but for the issuing user of a federated user. */
function isExcepted(element: PrincipalElement, principal: Principal): boolean {
  if (isEveryone(element)) return true;
  const needed = identitiesOf(principal).filter(
    ({ naming }) => !(principal.kind === 'federatedUser' && naming === 'limited'),
  );
  return needed.length > 0 && needed.every((identity) => isListed(element, identity));
}
