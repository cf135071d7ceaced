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
import { secretParameters } from './secret-parameters.ts';

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

/** Longer texts are cut in the history: a thousand calls have to fit into what is stored. */
const longestText = 4096;

/** AWS: CloudTrail cuts the words of an error here. */
const longestMessage = 1024;

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
    operation: cut(operation, longestText),
    region,
    sourceIp,
    parameters: withoutSecrets(call.parameters),
    authorized,
    ...(error !== undefined && {
      error: { code: error.code, message: cut(error.message ?? '', longestMessage) },
    }),
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

/** What the history shows in the place of a secret. */
const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

function withoutSecrets(parameters: PlacedCall['parameters']): ApiEvent['parameters'] {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      cut(name, longestText),
      secretParameters.has(name) ? hidden : shortened(value),
    ]),
  );
}

/** The same with every text in it cut, and the names of its members. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string') return cut(value, longestText);
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [cut(name, longestText), shortened(member)]);
  return Object.fromEntries(members) as unknown;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
