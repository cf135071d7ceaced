/**
 * Which policies of a user, group or role let it use a service at all.
 *
 * AWS: IAM API Reference, "ListPoliciesGrantingServiceAccess".
 * Not here: what it last used (access-advisor.ts), whether a request is allowed (authorize/).
 */
import { parseArn, type ArnText } from '#account/arn.ts';
import type { Group } from '#account/group.ts';
import { defaultDocument } from '#account/managed-policy.ts';
import { compilePolicy, type CompiledStatement } from '#policy/compile.ts';
import { isAwsError, noSuchEntity, validationError, type AwsError } from '../aws-error.ts';
import { done, operation, type Scope } from '../operation.ts';
import { object, textList } from '../shape.ts';
import { managedPolicyOf } from './entity.ts';
import { holderKinds, type Holder, type HolderKind } from './holder.ts';
import { arn, paging } from './iam-shapes.ts';
import { paged } from './paging.ts';

const serviceNamespaces = textList(
  { min: 1, max: 64, pattern: /^[\w-]*$/, shown: '[\\w-]*' },
  { min: 1, max: 200 },
);

export const listPoliciesGrantingServiceAccess = operation({
  service: 'iam',
  name: 'ListPoliciesGrantingServiceAccess',
  parameters: object({ Arn: arn, ServiceNamespaces: serviceNamespaces, Marker: paging.Marker }),
  asks: ({ Arn }) =>
    parseArn(Arn) === undefined ? [] : [{ action: 'iam:ListPoliciesGrantingServiceAccess', resource: Arn }],
  run: async ({ Arn, ServiceNamespaces, ...page }, scope) => {
    const holder = holderWithArn(scope, Arn);
    if (isAwsError(holder)) return holder;
    const policies = await policiesFor(scope, holder);
    const response = paged('PoliciesGrantingServiceAccess', ServiceNamespaces, page, (namespace) => ({
      ServiceNamespace: namespace,
      Policies: policies.filter(({ text }) => grantsService(text, namespace)).map(({ shown }) => shown),
    }));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

function holderWithArn({ world, accountId }: Scope, text: ArnText): Found | AwsError {
  for (const kind of holderKinds) {
    const holder: Holder | undefined = world[kind.records].get(text);
    if (holder?.accountId === accountId) return { kind, holder };
  }
  return parseArn(text) === undefined
    ? validationError(`ARN ${text} is not valid.`)
    : noSuchEntity(`ARN ${text} does not exist.`);
}

interface Found {
  readonly kind: HolderKind;
  readonly holder: Holder;
}

interface Granting {
  readonly text: string;
  readonly shown: Record<string, unknown>;
}

/** AWS: a user's own policies and those of its groups; boundaries and all other kinds of policy are left out. */
async function policiesFor(scope: Scope, found: Found): Promise<readonly Granting[]> {
  const holders = [found, ...groupsOf(scope, found.holder)];
  const inline = holders.flatMap(({ kind, holder }) =>
    holder.inlinePolicies.map(({ name, document }) => ({
      text: document,
      shown: {
        PolicyName: name,
        PolicyType: 'INLINE',
        EntityType: kind.word.toUpperCase(),
        EntityName: holder.name,
      },
    })),
  );
  const arns = new Set(holders.flatMap(({ holder }) => holder.attachedPolicies));
  const managed = await Promise.all([...arns].map((each) => managedGrant(scope, each)));
  return [...managed.flat(), ...inline];
}

async function managedGrant(scope: Scope, policyArn: ArnText): Promise<readonly Granting[]> {
  const policy = await managedPolicyOf(scope, policyArn);
  if (policy === undefined) return [];
  const shown = { PolicyName: policy.name, PolicyType: 'MANAGED', PolicyArn: policyArn };
  return [{ text: defaultDocument(policy) ?? '', shown }];
}

function groupsOf({ world }: Scope, holder: Holder): readonly Found[] {
  const kind = holderKinds.find(({ type }) => type === 'Group');
  const groups = (world.users.get(holder.arn)?.groups ?? [])
    .map((group) => world.groups.get(group))
    .filter((group): group is Group => group !== undefined);
  return kind === undefined ? [] : groups.map((group) => ({ kind, holder: group }));
}

/** Whether a statement allows some action of the service; conditions and resources are not asked. */
function grantsService(text: string, namespace: string): boolean {
  const service = `${namespace.toLowerCase()}:`;
  return compilePolicy(text, 'identity').statements.some(
    (statement) =>
      statement.effect === 'Allow' && statement.broken.length === 0 && reaches(statement, service),
  );
}

function reaches({ action }: CompiledStatement, service: string): boolean {
  const written = action?.patterns.map((pattern) => pattern.written.toLowerCase()) ?? [];
  const whole = written.some((pattern) => pattern === '*' || pattern === `${service}*`);
  return action?.negated === true ? !whole : whole || written.some((pattern) => pattern.startsWith(service));
}
