/**
 * Answers one HTTP request of the AWS JSON 1.1 protocol: the operation in a header, parameters and answer as JSON.
 *
 * Smithy: "AWS JSON 1.1 protocol": errors are told by `__type`, times are seconds since 1970. A public operation comes without a
 * signature. Never rejects for what a client sent. Not here: the Query protocol of IAM and STS (answer-query.ts).
 */
import type { World } from '#account/world.ts';
import { AwsError, isAwsError } from '#api/aws-error.ts';
import type { Parameters, Response } from '#api/call.ts';
import { handle } from '#api/handle.ts';
import { jsonError } from '#api/json-error.ts';
import type { Moment } from '#api/moment.ts';
import { uuid } from '#api/unique-id.ts';
import { credentialsOf, lowerCased, type QueryOptions, type QueryReply } from './answer-query.ts';
import type { Headers } from './authorization-header.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { claimedSigner, verifiedSigner } from './sigv4.ts';

/** What comes before the operation in the header. */
const services = { AWSCognitoIdentityService: 'cognito-identity' } as const;

/** Members of answers that are times. */
const times: ReadonlySet<string> = new Set(['CreationDate', 'LastModifiedDate', 'Expiration']);

export function isJsonRequest({ headers }: HttpRequest): boolean {
  return lowerCased(headers).has('x-amz-target');
}

export async function answerJson(
  world: World,
  request: HttpRequest,
  moment: Moment,
  options: QueryOptions = {},
): Promise<QueryReply> {
  const requestId = uuid(moment.random);
  const headers = lowerCased(request.headers);
  const sent = readJson(headers, request.body);
  if (isAwsError(sent)) return { world, ...errorReply(sent, requestId) };
  const { service } = sent;
  const signer =
    options.openTo === undefined
      ? verifiedSigner(world, request, headers, service, options.signedAround ?? moment.now)
      : claimedSigner(headers);
  if (isAwsError(signer)) return { world, ...errorReply(jsonError(signer), requestId) };
  const credentials = credentialsOf(world, signer, headers, options.openTo);
  const call = { ...sent, credentials, ...(signer && { region: signer.region }) };
  const answer = await handle(world, call, moment);
  const reply =
    answer.error === undefined
      ? jsonReply(200, jsonValue(answer.response ?? {}), requestId)
      : errorReply(answer.error, requestId);
  return { ...reply, world: answer.world, answer };
}

interface Sent {
  readonly service: (typeof services)[keyof typeof services];
  readonly operation: string;
  readonly parameters: Parameters;
}

function readJson(headers: Headers, body: string): Sent | AwsError {
  const [prefix = '', operation = ''] = (headers.get('x-amz-target') ?? '').split('.');
  if (!isService(prefix)) return new AwsError('UnknownOperationException', 400);
  const parameters = objectIn(body === '' ? '{}' : body);
  if (parameters === undefined) return new AwsError('SerializationException', 400);
  return { service: services[prefix], operation, parameters };
}

function isService(prefix: string): prefix is keyof typeof services {
  return Object.hasOwn(services, prefix);
}

/** Members without a value are as good as not sent. Nothing is taken that the history could not keep (storage/bounds.ts). */
function objectIn(body: string): Parameters | undefined {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !isKeepable(value)) {
      return undefined;
    }
    return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
  } catch {
    return undefined;
  }
}

/** No operation takes more levels than four. */
const deepest = 10;

function isKeepable(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > deepest || Object.hasOwn(value, '__proto__')) return false;
  return Object.values(value).every((member) => isKeepable(member, depth + 1));
}

/** Members whose own members are named by whoever filled them in: `Expiration` may be a tag there. */
const maps: ReadonlySet<string> = new Set(['IdentityPoolTags', 'SupportedLoginProviders', 'Roles']);

/** As it goes over the wire. */
export function jsonValue(value: unknown, name = ''): unknown {
  if (maps.has(name)) return value;
  if (times.has(name) && typeof value === 'string') return Date.parse(value) / 1000;
  if (Array.isArray(value)) return value.map((entry) => jsonValue(entry));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, jsonValue(member, key)] as const);
  return Object.fromEntries(members);
}

/** The body of an error; without `message` where AWS sends none. */
export function jsonErrorBody({ code, message }: AwsError): Response {
  return { __type: code, ...(message !== undefined && { message }) };
}

function errorReply(error: AwsError, requestId: string): HttpReply {
  const reply = jsonReply(error.httpStatus, jsonErrorBody(error), requestId);
  return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': error.code } };
}

function jsonReply(status: number, body: unknown, requestId: string): HttpReply {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId };
  return { status, headers, body: JSON.stringify(body) };
}
