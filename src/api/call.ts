/**
 * A call of AWS's API as a client makes it, and what comes back.
 *
 * Not here: how it travels (wire/), what is done with it (handle.ts).
 */
import type { ApiEvent } from '#account/event.ts';
import type { World } from '#account/world.ts';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import type { Decision } from '#authorize/decision.ts';
import type { Request } from '#account/request.ts';
import type { AwsError } from './aws-error.ts';

/** Parameters as AWS names them; plain JSON. From the wire all leaves are texts. */
export type Parameters = Readonly<Record<string, unknown>>;

/** On whose behalf a call is made. Signatures are verified before (wire/). */
export type Credentials =
  /** A long-term key, or temporary ones with their token. */
  | { readonly kind: 'accessKey'; readonly accessKeyId: string; readonly sessionToken?: string }
  /** Signed in to the console as a user or root: its ARN. */
  | { readonly kind: 'console'; readonly principal: string }
  /** A caller that may do everything in this account and is nobody in it; only for test servers. */
  | { readonly kind: 'administrator'; readonly accountId: string }
  | { readonly kind: 'anonymous' };

/** The services whose operations there are; `signin` is the console's own, which no SDK calls. */
export type Service = 'iam' | 'sts' | 'signin' | 'cognito-identity';

export interface Call {
  readonly service: Service;
  /** `CreateUser`. */
  readonly operation: string;
  readonly parameters: Parameters;
  readonly credentials: Credentials;
  /** Absent: as the world's environment says. */
  readonly region?: string;
  readonly sourceIp?: string;
  /** Sent to the endpoint of STS that stands for the whole partition. Absent: to that of the Region. */
  readonly endpoint?: 'global';
}

/** A call whose place of origin is settled. `arrival` is absent where a page calls the endpoint of its own account. */
export type PlacedCall = Call & Required<Pick<Call, 'region' | 'sourceIp'>> & { readonly arrival?: Arrival };

/** At which endpoint it arrives. */
export interface Arrival {
  readonly region: string;
  /** The endpoint stands for its whole partition: IAM's, and the global one of STS. */
  readonly isGlobal: boolean;
}

/** What an operation answers. Times are ISO 8601 texts, binary data base64 texts, AWS's maps are `Map`s. */
export type Response = Readonly<Record<string, unknown>>;

/** One action/resource pair that was asked about, and why it came out as it did. */
export interface Decided {
  readonly request: Request;
  readonly decision: Decision;
  /** The request with all of its context keys, as it was authorized. */
  readonly authorization: AuthorizationRequest;
}

/** Everything that came of a call. `world` holds the event, also when the call failed. */
export interface Answer {
  readonly world: World;
  readonly event: ApiEvent;
  readonly decisions: readonly Decided[];
  /** Whether anything changed besides the history and what tells of last use. */
  readonly changed: boolean;
  /** Exactly one of both. */
  readonly response?: Response;
  readonly error?: AwsError;
}
