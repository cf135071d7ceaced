/** What was typed but is not in force follows the user or group whose inline policy it is for. */
import type { ArnText } from '#account/arn.ts';
import { policyKey } from '#account/policy-ref.ts';
import { put, remove, type World } from '#account/world.ts';

/** The world in which drafts for inline policies of `from` are for those of `to`. */
export function withDraftsMoved(world: World, from: ArnText, to: ArnText): World {
  let moved = world;
  for (const draft of world.drafts.values()) {
    const { policy } = draft;
    if (policy.kind !== 'inline' || policy.holder !== from) continue;
    const ref = { ...policy, holder: to };
    moved = put(remove(moved, 'drafts', draft.id), 'drafts', { ...draft, id: policyKey(ref), policy: ref });
  }
  return moved;
}
