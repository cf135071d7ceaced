/**
 * What one operation of AWS's API is: its parameters, what it asks permission for, what it does.
 *
 * Operations are small objects in tables (iam/, sts/); handle.ts leads a call through them.
 */
import type { AccountId, ArnText } from '#account/arn.ts';
import type { ApiEvent } from '#account/event.ts';
import type { ContextValue } from '#account/request.ts';
import type { World } from '#account/world.ts';
import type { Caller } from '#authorize/caller.ts';
import type { GenericSchema } from 'valibot';
import type { AwsError } from './aws-error.ts';
import type { Parameters, Response, Service } from './call.ts';
import type { Moment } from './moment.ts';

/** Where an operation runs: the world, the account it is about, who calls, and the outside. */
export interface Scope {
  readonly world: World;
  readonly accountId: AccountId;
  /** Absent for the administrator of a test server and for calls without credentials. */
  readonly caller?: Caller;
  /** With which the call was signed, if it was. */
  readonly accessKeyId?: string;
  readonly region: string;
  /** Absent: that of the Region. */
  readonly endpoint?: 'global';
  readonly sourceIp: string;
  readonly moment: Moment;
}

/** As much of it as answers need to show what is there. */
export interface Showing {
  readonly world: World;
  readonly moment: Pick<Moment, 'now'>;
}

/** One action/resource pair that has to be allowed, with the condition keys that the parameters supply. */
export interface Ask {
  /** `iam:CreateUser`. */
  readonly action: string;
  readonly resource: ArnText | '*';
  readonly keys?: Readonly<Record<string, ContextValue>>;
  /** A setting of the account grants it in the place of an identity policy. */
  readonly grantedByAccount?: true;
  /** What the service says when it is not allowed. Absent: that access is denied. */
  readonly refusal?: AwsError;
}

/** Who stands behind a call that nobody signed, and the parameters with what the token in them says. */
export interface Vouched<P> {
  /** The provider as policies name it: an ARN or a host. */
  readonly provider: string;
  /** Of the role. */
  readonly accountId: AccountId;
  readonly parameters: P;
}

/** What the history tells where that is not the call as it was sent: of sign-in, which has events of its own. */
export interface Recorded extends Partial<
  Pick<
    ApiEvent,
    'service' | 'operation' | 'accountId' | 'callerArn' | 'parameters' | 'additionalEventData' | 'error'
  >
> {
  /** CloudTrail has no event for it. */
  readonly isSilent?: true;
}

/** Done: the answer, and the world it made. The same world when it only read. */
export interface Done {
  readonly response: Response;
  readonly world: World;
}

export type Outcome = Done | AwsError;

export interface Operation<P = never> {
  readonly service: Service;
  readonly name: string;
  /** The console's own: no SDK can call it. */
  readonly consoleOnly?: true;
  /** The global endpoint of STS does not have it. */
  readonly regionalOnly?: true;
  /** Called without credentials: the token in the parameters says who calls. */
  readonly unsigned?: true;
  /** For an unsigned operation: reads the token, and says who asks, so that a policy can decide. */
  readonly vouch?: (parameters: P, scope: Scope) => Promise<Vouched<P> | AwsError>;
  /** Checks and reads the parameters; its issues are AWS's constraints (shape.ts). */
  readonly parameters: GenericSchema<unknown, P>;
  /** Empty where AWS asks for no permission. */
  readonly asks: (parameters: P, scope: Scope) => readonly Ask[];
  /** From the parameters as sent, the outcome, the world before, and the caller's ARN. */
  readonly recorded?: (
    parameters: Parameters,
    outcome: Response | AwsError,
    world: World,
    callerArn: ArnText | undefined,
  ) => Recorded;
  /** Only when allowed. Entities that are missing, taken or in the way are errors from here. */
  readonly run: (parameters: P, scope: Scope) => Outcome | Promise<Outcome>;
}

/** Keeps the type of the parameters from schema to run, and then hides it for the table. */
export function operation<P>(definition: Operation<P>): Operation {
  return definition as unknown as Operation;
}

export function done(world: World, response: Response = {}): Done {
  return { world, response };
}
