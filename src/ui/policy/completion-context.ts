/** What the world and the catalogue offer to complete a policy text with. */
import { rootArnIn } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { searchActions } from '#catalogue/action-search.ts';
import type { ActionIndex } from '#catalogue/action-index.ts';
import type { CatalogueFacts } from '#policy/catalogue-facts.ts';
import type { PolicyType } from '#policy/policy-type.ts';
import { things } from '#ui/request/resource-choices.ts';
import type { Completion, CompletionContext } from './completions.ts';

/** Actions that are proposed at once. */
const mostActions = 100;

export function completionContext(
  world: World,
  type: PolicyType,
  facts: CatalogueFacts | undefined,
  index: ActionIndex | undefined,
): CompletionContext {
  return {
    type,
    actions: (typed) => (index ? actions(index, typed) : []),
    resources: () => resources(world),
    principals: () => principals(world),
    ...(facts ? { facts } : {}),
  };
}

/** With `s3:*` for the service that is being typed. */
function actions(index: ActionIndex, typed: string): Completion[] {
  const { best } = searchActions(index, typed, mostActions);
  const found = best.map(({ action, ranges }) => ({
    label: action.name,
    detail: action.accessLevel,
    ranges,
  }));
  const prefix = /^([\w-]+):\*?$/.exec(typed)?.[1];
  return prefix === undefined ? found : [{ label: `${prefix}:*`, detail: 'all actions' }, ...found];
}

function resources(world: World): Completion[] {
  return things(world).flatMap(({ arn, type }): Completion[] =>
    type === 'bucket'
      ? [
          { label: arn, detail: type },
          { label: `${arn}/*`, detail: 'its objects' },
        ]
      : [{ label: arn, detail: type }],
  );
}

function principals(world: World): Completion[] {
  const accounts = [...world.accounts.values()].map(({ id, name }) => ({
    label: rootArnIn(world, id),
    detail: `account ${name}`,
  }));
  const identities = (['roles', 'users'] as const).flatMap((kind) =>
    [...world[kind].values()].map(({ arn }) => ({ label: arn, detail: kind.slice(0, -1) })),
  );
  return [...accounts, ...identities];
}
