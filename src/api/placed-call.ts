/** From where a call comes and at which endpoint it arrives: what it says itself, else what the world says. */
import { usualPlace, type Environment } from '#account/environment.ts';
import type { World } from '#account/world.ts';
import type { Call, PlacedCall } from './call.ts';

export function withPlace(world: World, call: Call): PlacedCall {
  const environment = world.environments.get('environment');
  return {
    ...call,
    region: call.region ?? environment?.region ?? usualPlace.region,
    sourceIp: call.sourceIp ?? environment?.sourceIp ?? usualPlace.sourceIp,
    ...arrivalOf(call, environment),
  };
}

/** IAM has one endpoint for a partition; where a call of its does not say which, it is that of the account. */
function arrivalOf(
  { service, region, endpoint }: Call,
  environment: Environment | undefined,
): Pick<PlacedCall, 'arrival'> {
  if (service === 'iam') return region === undefined ? {} : { arrival: { region, isGlobal: true } };
  const there = region ?? environment?.region ?? usualPlace.region;
  return { arrival: { region: there, isGlobal: endpoint === 'global' } };
}
