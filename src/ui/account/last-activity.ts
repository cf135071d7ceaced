/** What a principal did last, out of the history. */
import type { ArnText } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { moment } from './dates.ts';

/** `3 Feb 2026, 14:38:53 UTC, CreateUser, AccessDenied`; `undefined` for who did nothing yet. */
export function lastActivity(world: World, arn: ArnText): string | undefined {
  const last = [...world.events.values()].findLast(({ callerArn }) => callerArn === arn);
  if (last === undefined) return undefined;
  const refused = last.error === undefined ? '' : `, ${last.error.code}`;
  return `${moment(last.at)}, ${last.operation}${refused}`;
}
