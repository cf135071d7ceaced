/**
 * Errors of Action and NotAction: names that AWS does not have, and actions that do not belong into this policy.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Action"; Service Authorization Reference.
 * Not here: actions and condition keys that do not go together (condition-keys.ts).
 */
import { compileActionPattern } from '../action-pattern.ts';
import type { CatalogueFacts, ServiceFacts } from '../catalogue-facts.ts';
import type { Entry, PolicyDocument, Statement } from './document.ts';
import { nearest } from './near-match.ts';
import { resourcePolicies } from './resource-policies.ts';
import { each, error, every, hit, quote, refused, suggest, type FindingRule, type Hit } from './rule.ts';

export const actions: readonly FindingRule[] = [
  {
    code: 'INVALID_SERVICE_IN_ACTION',
    ...refused,
    in: every,
    find: ({ document }) =>
      eachAction(document, ({ item, text }) =>
        /^[A-Za-z0-9-]+:/.test(text)
          ? undefined
          : hit(`${quote(text)} does not begin with a service. Write it as service:Action.`, item),
      ),
  },
  {
    code: 'INVALID_SERVICE_IN_ACTION',
    ...error,
    in: every,
    needs: 'catalogue',
    find: ({ document, spoilt }, { prefixes }) =>
      eachAction(document, ({ item, text }) => {
        const prefix = actionPrefix(text);
        if (spoilt.has(item) || prefixes.has(prefix)) return undefined;
        const todo = suggest(nearest(prefix, prefixes), 'Correct what stands before the colon.');
        return hit(`AWS has no service ${quote(prefix)}. ${todo}`, item);
      }),
  },
  {
    code: 'INVALID_ACTION',
    ...refused,
    in: every,
    find: ({ document, spoilt }) =>
      eachAction(document, ({ item, text }) =>
        spoilt.has(item) || (text.indexOf(':') === text.lastIndexOf(':') && !text.endsWith(':'))
          ? undefined
          : hit(`${quote(text)} must have one colon and a name behind it. Write it as service:Action.`, item),
      ),
  },
  {
    code: 'INVALID_ACTION',
    ...error,
    in: every,
    needs: 'catalogue',
    find: ({ document, spoilt }, facts) =>
      eachAction(document, (action) => (spoilt.has(action.item) ? undefined : unknownName(action, facts))),
  },
  {
    code: 'UNSUPPORTED_ACTION_IN_POLICY',
    ...refused,
    in: ['trust'],
    find: ({ document, spoilt }) =>
      eachAction(document, ({ item, text }) =>
        spoilt.has(item) || actionPrefix(text) === 'sts'
          ? undefined
          : hit(`A trust policy is about assuming the role, so ${quote(text)} has no place in it.`, item),
      ),
  },
  {
    code: 'UNSUPPORTED_ACTION_IN_POLICY',
    ...error,
    in: ['resource'],
    find: ({ document, resourceType, spoilt }) => {
      const service = resourcePolicies.get(resourceType ?? '')?.service;
      if (service === undefined) return [];
      return eachAction(document, ({ item, text }) =>
        spoilt.has(item) || actionPrefix(text) === service
          ? undefined
          : hit(
              `${quote(text)} never happens to this resource. Use actions that begin with ${service}:.`,
              item,
            ),
      );
    },
  },
];

/** Those that have a name to check: `*` has none, and a variable in an action is an error of its own. */
function eachAction({ actions: entries }: PolicyDocument, find: (action: Entry) => Hit | undefined) {
  return each(entries, (action) =>
    action.text === '*' || action.text.includes('${') ? undefined : find(action),
  );
}

/** In lower case, as the catalogue has it. */
export function actionPrefix(action: string): string {
  return action.slice(0, Math.max(action.indexOf(':'), 0)).toLowerCase();
}

/** Whether an entry of Action is about an action, written in full. */
export function covers({ text }: Entry, action: string): boolean {
  return compileActionPattern(text).matches(action.toLowerCase(), none);
}

function unknownName({ item, text }: Entry, facts: CatalogueFacts): Hit | undefined {
  const service = facts.service(actionPrefix(text));
  if (service === undefined || isKnown(text, service)) return undefined;
  const name = text.slice(text.indexOf(':') + 1);
  if (/[*?]/.test(name)) {
    return hit(`No action of ${service.name} fits ${quote(text)}. Correct it or remove it.`, item);
  }
  const near = nearest(
    name,
    [...service.actions.values()].map((action) => action.name),
  );
  const todo = suggest(near && `${service.prefix}:${near}`, 'Correct the name.');
  return hit(`${service.name} has no action ${quote(text)}. ${todo}`, item);
}

function isKnown(text: string, service: ServiceFacts): boolean {
  const lower = text.toLowerCase();
  const start = lower.search(/[*?]/);
  if (start < 0) return service.actions.has(lower.slice(service.prefix.length + 1));
  const head = lower.slice(0, start);
  const { matches } = compileActionPattern(text);
  return fullNames(service).some((name) => name.startsWith(head) && matches(name, none));
}

/** Patterns of actions hold no variables, so no request is needed to match them. */
const none = new Map<never, never>();

const namesOfServices = new WeakMap<ServiceFacts, readonly string[]>();

/** All actions of a service as `s3:getobject`. */
function fullNames(service: ServiceFacts): readonly string[] {
  const known = namesOfServices.get(service);
  if (known !== undefined) return known;
  const names = [...service.actions.keys()].map((name) => `${service.prefix}:${name}`);
  namesOfServices.set(service, names);
  return names;
}

/** Services of a statement's actions, as far as they are loaded, each once. */
export function actionServices(
  { actions: entries }: Statement,
  facts: CatalogueFacts,
): readonly ServiceFacts[] {
  const prefixes = new Set(entries.map(({ text }) => actionPrefix(text)));
  return [...prefixes].flatMap((prefix) => facts.service(prefix) ?? []);
}
