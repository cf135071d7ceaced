/** From where a call comes and at which endpoint it arrives: what it says itself, else what the world says. */
import { usualPlace, type Environment } from '#account/environment.ts';
import { partitionOf } from '#account/region.ts';
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

/** IAM with its one endpoint for a partition, and the console's sign-in, are those of the account unless a call says which. */
function arrivalOf(
  { service, region, endpoint, credentials }: Call,
  environment: Environment | undefined,
): Pick<PlacedCall, 'arrival'> {
  const saysNone = region === undefined && endpoint === undefined;
  const isOwn = service === 'iam' || (service === 'signin' && credentials.kind === 'console');
  if (saysNone && isOwn) return {};
  const there = region ?? environment?.region ?? usualPlace.region;
  if (endpoint === 'global') return { arrival: { region: globalRegion(there), isGlobal: true } };
  return { arrival: { region: there, isGlobal: service === 'iam' } };
}

/** The global endpoint of STS is of the partition `aws`, wherever the caller is. */
function globalRegion(there: string): string {
  return partitionOf(there) === 'aws' ? there : usualPlace.region;
}
