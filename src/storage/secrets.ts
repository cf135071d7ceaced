/**
 * What never leaves the browser in a link or a file, unless the person says so.
 *
 * Sessions are kept as records, without anything that would let somebody use them.
 */
import { kinds, type Kind, type Records, type World } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';

/** Secret fields of each kind. */
export type SecretFields = { readonly [K in Kind]?: readonly string[] };

/** An access key id alone opens nothing, and no record holds more than that. */
const secretFields: SecretFields = {};

/** The same scenario without secret fields; the very same when there are none. */
export function withoutSecrets(scenario: Scenario, fields = secretFields): Scenario {
  const changed = kinds.filter((kind) => fields[kind] !== undefined);
  if (changed.length === 0) return scenario;
  const cleared = changed.map((kind) => [kind, withoutFields(scenario.world[kind], fields[kind] ?? [])]);
  return { ...scenario, world: { ...scenario.world, ...Object.fromEntries(cleared) } as World };
}

function withoutFields(
  records: ReadonlyMap<string, Records[Kind]>,
  fields: readonly string[],
): ReadonlyMap<string, Records[Kind]> {
  const clear = (record: Records[Kind]): Records[Kind] =>
    Object.fromEntries(
      Object.entries(record).filter(([name]) => !fields.includes(name)),
    ) as unknown as Records[Kind];
  return new Map([...records].map(([key, record]) => [key, clear(record)]));
}
