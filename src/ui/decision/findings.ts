/**
 * The one finding beside a gate's name: counts and names where they tell more than the rule's own words.
 *
 * Not here: those words (rule-words.ts).
 */
import type { World } from '#account/world.ts';
import type { Step } from '#authorize/decision.ts';
import type { RuleId } from '#authorize/rules.ts';
import { policyName, statementName } from './policy-name.ts';
import { ruleWords } from './rule-words.ts';
import { statementsOf, tracesOf } from './statement-order.ts';

/** A few words: `1 Deny of 3 applies`, `WriteLedger in LedgerWork`, `no Allow in AppCeiling`. */
export function finding(step: Step, world: World): string {
  return particular[step.rule]?.(step, world) ?? ruleWords[step.rule].finding;
}

type Particular = (step: Step, world: World) => string | undefined;

const particular: { readonly [R in RuleId]?: Particular } = {
  'explicitDeny.found': countDenies,
  'explicitDeny.none': countDenies,
  'rcp.everyLevelAllows': countLevels,
  'rcp.levelLacksAllow': lackingLevels,
  'scp.everyLevelAllows': countLevels,
  'scp.levelLacksAllow': lackingLevels,
  'identity.allows': nameAllow,
  'identity.noAllow': countSilent,
  'boundary.allows': nameAllow,
  'boundary.noAllow': nameSilent,
  'session.noAllow': countSilent,
};

function countDenies(step: Step): string {
  const denies = statementsOf(step);
  const applying = denies.filter(({ statement }) => statement.applies).length;
  if (denies.length === 0) return 'there is no Deny in any policy';
  if (applying === 0)
    return denies.length === 1 ? 'the one Deny does not apply' : `none of ${denies.length} Denies applies`;
  const found = count(applying, 'Deny', 'Denies');
  return `${found} of ${denies.length} ${applying === 1 ? 'applies' : 'apply'}`;
}

function countLevels(step: Step): string | undefined {
  const levels = step.levels?.length ?? 0;
  return levels === 0
    ? undefined
    : levels === 1
      ? 'an Allow at its one level'
      : `an Allow at each of ${levels} levels`;
}

function lackingLevels(step: Step): string | undefined {
  const lacking = (step.levels ?? []).filter((level) => !level.allows).map((level) => level.via.name);
  if (lacking.length === 0) return undefined;
  return `no Allow at ${lacking.length > 2 ? `${lacking.length} levels` : lacking.join(' and ')}`;
}

function nameAllow(step: Step, world: World): string | undefined {
  const allows = statementsOf(step).filter(({ statement }) => statement.applies);
  const [first] = allows;
  if (first === undefined) return undefined;
  const name = `${statementName(first.statement.ref)} in ${policyName(first.policy.policy, world)}`;
  return allows.length === 1 ? name : `${name}, and ${allows.length - 1} more`;
}

function nameSilent(step: Step, world: World): string | undefined {
  const [first, ...more] = tracesOf(step);
  return first && more.length === 0 ? `no Allow in ${policyName(first.policy, world)}` : countSilent(step);
}

function countSilent(step: Step): string | undefined {
  const policies = tracesOf(step).length;
  return policies === 0
    ? 'there is no policy at all'
    : `no Allow in ${count(policies, 'policy', 'policies')}`;
}

/** `1 policy`, `3 policies`. */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
