/**
 * The endpoint of STS that a call is sent to, and what comes of it: where the credentials hold, or why STS will refuse.
 *
 * AWS: IAM User Guide, "Manage AWS STS in an AWS Region"; SDKs and Tools Reference Guide, "AWS STS Regional endpoints".
 * Not here: the refusal itself (api/authenticate.ts, api/sts/credentials.ts).
 */
import { partitionIn, type AccountId } from '#account/arn.ts';
import { placeIn } from '#account/environment.ts';
import { globalStsHost, isOptIn, partitionOf, stsHost, type Partition } from '#account/region.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import type { ApiCall } from '#ui/account/api-call.ts';

/** `global`, or the code of a Region. */
export type StsEndpoint = string;

/** What the call says about it: nothing where it goes to the Region in which the world's calls are made. */
export function placeOf(world: World, endpoint: StsEndpoint): Pick<ApiCall, 'region' | 'endpoint'> {
  if (endpoint === 'global') return { endpoint };
  return endpoint === placeIn(world).region ? {} : { region: endpoint };
}

export function hostOf(endpoint: StsEndpoint): string {
  return endpoint === 'global' ? globalStsHost : stsHost(endpoint);
}

export interface Prospect {
  readonly says: string;
  /** The error that STS will answer. */
  readonly code?: 'InvalidClientTokenId' | 'RegionDisabledException';
  /** Settings → Regions can change it. */
  readonly inSettings?: true;
}

/** Who asks, and of which account the credentials would be. */
export interface Asking {
  readonly callerAccount: AccountId;
  readonly accountId: AccountId;
  /** With which the caller signs, if it is one. */
  readonly session?: Session | undefined;
}

export function prospectOf(world: World, endpoint: StsEndpoint, asking: Asking): Prospect {
  return (
    elsewhere(world, endpoint, asking) ??
    oldToken(endpoint, asking) ??
    off(world, endpoint, asking) ??
    given(world, endpoint, asking)
  );
}

function partitionAt(endpoint: StsEndpoint): Partition {
  return endpoint === 'global' ? 'aws' : partitionOf(endpoint);
}

function elsewhere(world: World, endpoint: StsEndpoint, { callerAccount }: Asking): Prospect | undefined {
  const [own, there] = [partitionIn(world, callerAccount), partitionAt(endpoint)];
  if (own === there) return undefined;
  const says = `This endpoint is of the partition ${there} and knows no credentials of ${own}. Choose an endpoint of ${own}.`;
  return { code: 'InvalidClientTokenId', says };
}

function oldToken(endpoint: StsEndpoint, { session }: Asking): Prospect | undefined {
  if (session?.tokenVersion !== 'v1Token' || endpoint === 'global' || !isOptIn(endpoint)) return undefined;
  const says =
    'You act as a session with a version 1 token, which does not hold in Regions that are opted into. ' +
    'Choose one that is enabled by default, or start that session at a Regional endpoint.';
  return { code: 'InvalidClientTokenId', says };
}

function off(world: World, endpoint: StsEndpoint, { accountId }: Asking): Prospect | undefined {
  const isOff = world.accounts.get(accountId)?.stsDisabledRegions?.includes(endpoint) ?? false;
  if (!isOff || endpoint === 'us-east-1' || isOptIn(endpoint)) return undefined;
  const says = `Account ${accountId} has switched STS off here, and the credentials would be its own. Choose another Region, or switch it on.`;
  return { code: 'RegionDisabledException', says, inSettings: true };
}

function given(world: World, endpoint: StsEndpoint, { accountId }: Asking): Prospect {
  const isFirst = world.accounts.get(accountId)?.globalEndpointTokenVersion !== 'v2Token';
  if (endpoint === 'global' && isFirst) {
    const says =
      'Gives a version 1 token: it holds in the Regions that are enabled by default, not in those that are opted into.';
    return { says, inSettings: true };
  }
  return { says: `The credentials hold in every enabled Region of ${partitionAt(endpoint)}.` };
}
