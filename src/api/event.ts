/**
 * The history of an account: each call becomes an event, without the secrets that it carried.
 *
 * AWS: CloudTrail User Guide, "CloudTrail record contents". What the history tells of use: account/last-use.ts.
 */
import type { ApiEvent, AuthorizedRequest } from '#account/event.ts';
import { withUseRemembered } from '#account/last-use.ts';
import type { World } from '#account/world.ts';
import type { AwsError } from './aws-error.ts';
import type { Identified } from './authenticate.ts';
import type { PlacedCall } from './call.ts';
import type { Recorded } from './operation.ts';

/** What is known of a call once it is over. */
interface Facts {
  readonly accountId: string;
  readonly who?: Identified;
  readonly authorized: readonly AuthorizedRequest[];
  readonly error?: AwsError;
  /** Where the history tells something else than the call as it was sent. */
  readonly recorded?: Recorded;
}

/** So many calls are remembered; the oldest go first. */
export const eventsKept = 1000;

/** Longer texts are cut in the history. */
const longestText = 4096;

export function record(
  world: World,
  call: PlacedCall,
  now: string,
  facts: Facts,
): { readonly world: World; readonly event: ApiEvent } {
  const { isSilent, ...recorded } = facts.recorded ?? {};
  const event = { ...eventOf(world, call, now, facts), ...recorded };
  return { event, world: isSilent === true ? world : withEvent(world, event) };
}

function eventOf(world: World, call: PlacedCall, at: string, facts: Facts): ApiEvent {
  const { who, authorized, error, accountId } = facts;
  const { service, operation, region, sourceIp, credentials } = call;
  const principal = who?.caller.principal;
  return {
    id: nextId(world),
    at,
    accountId,
    ...(principal !== undefined && 'arn' in principal && { callerArn: principal.arn }),
    ...(credentials.kind === 'accessKey' && { accessKeyId: credentials.accessKeyId }),
    service,
    operation,
    region,
    sourceIp,
    parameters: withoutSecrets(call.parameters),
    authorized,
    ...(error !== undefined && { error: { code: error.code, message: error.message ?? '' } }),
  };
}

function nextId(world: World): string {
  let last = '';
  for (const id of world.events.keys()) if (id > last) last = id;
  return `e${String(Number(last.slice(1)) + 1).padStart(9, '0')}`;
}

function withEvent(world: World, event: ApiEvent): World {
  const oldest = world.events.size < eventsKept ? undefined : world.events.values().next().value;
  const events = new Map(world.events).set(event.id, event);
  if (oldest === undefined) return { ...world, events };
  events.delete(oldest.id);
  return { ...withUseRemembered(world, oldest), events };
}

const secretParameters: ReadonlySet<string> = new Set([
  'Password',
  'OldPassword',
  'NewPassword',
  'PrivateKey',
  'AddPrivateKey',
  'AuthenticationCode1',
  'AuthenticationCode2',
  'TokenCode',
  'SAMLAssertion',
  'SAMLResponse',
  'WebIdentityToken',
  'Logins',
  'Session',
  'SigninToken',
]);

/** What the history shows in the place of a secret. */
const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

function withoutSecrets(parameters: PlacedCall['parameters']): ApiEvent['parameters'] {
  const shown = Object.entries(parameters).map(([name, value]) => [
    name,
    secretParameters.has(name) ? hidden : shortened(value),
  ]);
  return Object.fromEntries(shown) as ApiEvent['parameters'];
}

function shortened(value: unknown): unknown {
  return typeof value === 'string' && value.length > longestText ? `${value.slice(0, longestText)}…` : value;
}
