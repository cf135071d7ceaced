/**
 * Answers one HTTP request of AWS's Query protocol: reads the call, finds who signed it, has it handled, writes the document.
 *
 * Smithy: "AWS Query protocol"; IAM User Guide, "Making HTTP query requests for IAM". Never rejects for what a client sent.
 * Not here: who listens (headless/endpoint-server.ts), what calls do (api/handle.ts).
 */
import { globalStsHost } from '#account/region.ts';
import type { World } from '#account/world.ts';
import { AwsError, isAwsError } from '#api/aws-error.ts';
import type { Answer, Call, Credentials, Parameters } from '#api/call.ts';
import { handle } from '#api/handle.ts';
import type { Moment } from '#api/moment.ts';
import { uuid } from '#api/unique-id.ts';
import type { Headers } from './authorization-header.ts';
import { errorDocument, resultDocument, versions, type Service } from './documents.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { readForm } from './percent.ts';
import { readParameters } from './query-parameters.ts';
import { claimedSigner, verifiedSigner, type Signer } from './sigv4.ts';

export interface QueryOptions {
  /** The time against which signatures are held, ISO 8601. Absent: that of the moment. */
  readonly signedAround?: string;
  /**
   * Signatures are not verified, and keys that the world does not know act as administrator of this account: for test
   * servers only.
   */
  readonly openTo?: string;
}

export interface QueryReply extends HttpReply {
  readonly world: World;
  /** Absent when the request did not get as far as a call. */
  readonly answer?: Answer;
}

export async function answerQuery(
  world: World,
  request: HttpRequest,
  moment: Moment,
  options: QueryOptions = {},
): Promise<QueryReply> {
  const requestId = uuid(moment.random);
  const headers = lowerCased(request.headers);
  const query = readQuery(request);
  if (isAwsError(query)) return refused(world, serviceMeant(headers), query, requestId);
  const { service, operation, parameters } = query;
  const signer =
    options.openTo === undefined
      ? verifiedSigner(world, request, headers, service, options.signedAround ?? moment.now)
      : claimedSigner(headers);
  if (isAwsError(signer)) return refused(world, service, signer, requestId);
  const credentials = credentialsOf(world, signer, headers, options.openTo);
  const call = { service, operation, parameters, credentials, ...placeOf(service, signer, headers) };
  const answer = await handle(world, call, moment);
  const reply =
    answer.error === undefined
      ? xmlReply(200, resultDocument(service, operation, answer.response ?? {}, requestId), requestId)
      : errorReply(service, answer.error, requestId);
  return { ...reply, world: answer.world, answer };
}

export function lowerCased(headers: HttpRequest['headers']): Headers {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

interface Query {
  readonly service: Service;
  readonly operation: string;
  readonly parameters: Parameters;
}

/** Parameters stand in the query, in the body, or in both. */
function readQuery({ query, body }: HttpRequest): Query | AwsError {
  const [inQuery, inBody] = [readForm(query), readForm(body)];
  const all = inQuery && inBody && readParameters([...inQuery, ...inBody]);
  if (all === undefined) {
    return new AwsError('MalformedQueryString', 404, 'The query string contains a syntax error');
  }
  const { Action, Version, ...parameters } = all;
  if (typeof Action !== 'string' || Action === '') {
    return new AwsError('MissingAction', 400, 'The request is missing an action or a required parameter.');
  }
  const version = typeof Version === 'string' && Version !== '' ? Version : 'NO_VERSION_SPECIFIED';
  const service = serviceOf(version);
  return service === undefined
    ? new AwsError('InvalidAction', 400, `Could not find operation ${Action} for version ${version}`)
    : { service, operation: Action, parameters };
}

/** Both services answer at one address here; the version of the API tells which is meant. */
function serviceOf(version: string): Service | undefined {
  if (version === versions.iam) return 'iam';
  return version === versions.sts ? 'sts' : undefined;
}

/** For a request that names no version of either: whose error it gets. */
function serviceMeant(headers: Headers): Service {
  const signer = claimedSigner(headers);
  return signer !== undefined && !isAwsError(signer) && signer.service === 'sts' ? 'sts' : 'iam';
}

/** Whose credentials they are; `openTo` as in {@link QueryOptions}. */
export function credentialsOf(
  world: World,
  signer: Signer | undefined,
  headers: Headers,
  openTo: string | undefined,
): Credentials {
  if (signer === undefined) return { kind: 'anonymous' };
  const { accessKeyId } = signer;
  const isKnown = world.accessKeys.has(accessKeyId) || world.sessions.has(accessKeyId);
  if (openTo !== undefined && !isKnown) return { kind: 'administrator', accountId: openTo };
  const sessionToken = headers.get('x-amz-security-token');
  return { kind: 'accessKey', accessKeyId, ...(sessionToken !== undefined && { sessionToken }) };
}

/** In which Region it is asked, and whether at the endpoint of STS that has none in its name. */
function placeOf(
  service: Service,
  signer: Signer | undefined,
  headers: Headers,
): Pick<Call, 'region' | 'endpoint'> {
  const host = headers.get('host')?.replace(/:\d+$/, '').toLowerCase();
  return {
    ...(signer && { region: signer.region }),
    ...(service === 'sts' && host === globalStsHost && { endpoint: 'global' }),
  };
}

function refused(world: World, service: Service, error: AwsError, requestId: string): QueryReply {
  return { world, ...errorReply(service, error, requestId) };
}

function errorReply(service: Service, error: AwsError, requestId: string): HttpReply {
  return xmlReply(error.httpStatus, errorDocument(service, error, requestId), requestId);
}

function xmlReply(status: number, body: string, requestId: string): HttpReply {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}
