/**
 * Whether AWS would take a text as a policy, and what becomes of the world when it is typed.
 *
 * A text that AWS would refuse is kept as a draft; the saved one stays in force.
 * Not here: all that could be better about a policy (policy/findings/).
 */
import { withDocument, withDraft } from '#account/policy-document.ts';
import type { PolicyRef } from '#account/policy-ref.ts';
import type { World } from '#account/world.ts';
import { checkPolicy, refusals, type CheckOptions } from '#policy/findings/check-policy.ts';

export interface Refusal {
  readonly message: string;
  /** Where in the text, as an offset. */
  readonly offset: number;
}

/** Why AWS would answer MalformedPolicyDocument; `undefined` when it would save the text. */
export function refusalOf(text: string, options: CheckOptions): Refusal | undefined {
  const [first] = refusals(checkPolicy(text, options));
  return first && { message: first.message, offset: first.locations[0]?.range.start.offset ?? 0 };
}

/** The world after a policy's text was typed over. */
export function typed(world: World, ref: PolicyRef, options: CheckOptions, text: string): World {
  return refusalOf(text, options) === undefined
    ? withDocument(world, ref, text)
    : withDraft(world, ref, text);
}
