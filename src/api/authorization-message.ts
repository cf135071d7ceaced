/**
 * What AWS encodes into a refusal, for those who may call DecodeAuthorizationMessage.
 *
 * AWS: STS API Reference, "DecodeAuthorizationMessage"; AWS CLI Command Reference, the example of `decode-authorization-message`.
 * EC2 sends it with refusals of calls that change something. AWS encrypts it; ours is only sealed.
 */
import { documentOf } from '#account/policy-document.ts';
import type { World } from '#account/world.ts';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import type { Decision, StatementRef } from '#authorize/decision.ts';
import { parsePolicy } from '#policy/parse.ts';
import { textList } from '#policy/principal-element.ts';
import { sealed } from './sealed-text.ts';

interface Items<T> {
  readonly items: readonly T[];
}

interface Value {
  readonly value: string;
}

interface ConditionValues {
  readonly key: string;
  readonly values: Items<Value>;
}

interface MatchedStatement {
  readonly statementId: string;
  readonly effect: 'ALLOW' | 'DENY';
  readonly principals: Items<Value>;
  readonly principalGroups: Items<Value>;
  readonly actions: Items<Value>;
  readonly resources: Items<Value>;
  readonly conditions: Items<ConditionValues>;
}

/** The decoded message, as JSON. */
export interface AuthorizationMessage {
  readonly allowed: boolean;
  readonly explicitDeny: boolean;
  /** The Deny statements that apply; empty for an implicit denial. */
  readonly matchedStatements: Items<MatchedStatement>;
  readonly failures: Items<never>;
  readonly context: {
    readonly principal: { readonly id: string; readonly arn: string };
    readonly action: string;
    readonly resource: string;
    readonly conditions: Items<ConditionValues>;
  };
}

/** AWS: what DecodeAuthorizationMessage takes. */
const mostCharacters = 10_240;

/** One that fits: where it would be too long, first the condition keys stay out, then the statements. */
export function encodedMessage(request: AuthorizationRequest, decision: Decision, world?: World): string {
  const whole = messageOf(request, decision, world);
  const withoutKeys = { ...whole, context: { ...whole.context, conditions: none } };
  const bare = { ...withoutKeys, matchedStatements: none };
  const texts = [whole, withoutKeys].map((message) => sealed(JSON.stringify(message)));
  return texts.find(({ length }) => length <= mostCharacters) ?? sealed(JSON.stringify(bare));
}

const none = { items: [] } as const;

export function messageOf(
  request: AuthorizationRequest,
  { verdict, decidedBy }: Decision,
  world: World | undefined,
): AuthorizationMessage {
  const { principal, action, resource, context } = request;
  const conditions = Object.entries(context).map(([key, value]) => conditionValues(key, value));
  const matched = verdict === 'ExplicitlyDenied' ? decidedBy : [];
  return {
    allowed: verdict === 'Allowed',
    explicitDeny: verdict === 'ExplicitlyDenied',
    matchedStatements: { items: matched.map((ref) => matchedStatement(ref, request, world)) },
    failures: none,
    context: {
      principal: {
        id: [context['aws:userid'] ?? ''].flat().join(),
        arn: 'arn' in principal ? principal.arn : '',
      },
      action,
      resource: resource.arn,
      conditions: { items: conditions },
    },
  };
}

/** What the statement says, as far as it can be read. */
function matchedStatement(
  ref: StatementRef,
  { principal }: AuthorizationRequest,
  world: World | undefined,
): MatchedStatement {
  const { Action, NotAction, Resource, NotResource, Condition } = statementAt(ref, world);
  const isOfIdentity = ref.policy.kind === 'inline' || ref.policy.kind === 'managed';
  return {
    statementId: ref.sid ?? '',
    effect: 'DENY',
    principals: values(isOfIdentity ? idOf(principal) : []),
    principalGroups: none,
    actions: values(Action ?? NotAction),
    resources: values(Resource ?? NotResource),
    conditions: { items: conditionsIn(Condition) },
  };
}

function statementAt(
  { policy, index }: StatementRef,
  world: World | undefined,
): Readonly<Record<string, unknown>> {
  const text = world && documentOf(world, policy);
  const { Statement } = objectOf(text === undefined ? undefined : parsePolicy(text).value);
  return objectOf([Statement].flat()[index]);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** AIDA… or AROA…, where it is known. */
function idOf(principal: AuthorizationRequest['principal']): readonly string[] {
  const id = principal.kind === 'roleSession' ? principal.roleId : 'id' in principal && principal.id;
  return id ? [id] : [];
}

/** `{operator: {key: value or values}}`: AWS tells keys and values. */
function conditionsIn(condition: unknown): readonly ConditionValues[] {
  return Object.values(objectOf(condition)).flatMap((keys) =>
    Object.entries(objectOf(keys)).map(([key, value]) => conditionValues(key, value)),
  );
}

function conditionValues(key: string, value: unknown): ConditionValues {
  return { key, values: values(value) };
}

function values(value: unknown): Items<Value> {
  const texts = textList(value) ?? (value === undefined ? [] : [value].flat().map(String));
  return { items: texts.map((each) => ({ value: each })) };
}
