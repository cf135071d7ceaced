/**
 * An endpoint on a port of this machine: reads requests up to a bound, and answers.
 *
 * It listens on the loopback address only, and turns away what web pages send: they could reach it too.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import { AwsError } from '#api/aws-error.ts';
import { uuid } from '#api/unique-id.ts';
import { errorDocument } from '#wire/documents.ts';
import type { HttpReply, HttpRequest } from '#wire/http.ts';
import { random } from './node-moment.ts';

/** Largest body, in bytes. */
export const bodyLimit = 1024 * 1024;

type Answer = (request: HttpRequest) => Promise<HttpReply>;
type Trouble = (error: unknown) => void;

interface Listening {
  readonly port: number;
  /** When all that came before has its reply. */
  readonly close: () => Promise<void>;
}

/** Port 0 is any that is free. Rejects when the port is taken. `trouble` hears of our own failures. */
export async function listen(port: number, answer: Answer, trouble: Trouble): Promise<Listening> {
  const running = new Set<Promise<void>>();
  const server = createServer((incoming, outgoing) => {
    const exchange = replyTo(incoming, answer, trouble)
      .then((reply) => send(outgoing, reply))
      .finally(() => running.delete(exchange));
    running.add(exchange);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server, running) };
}

async function replyTo(incoming: IncomingMessage, answer: Answer, trouble: Trouble): Promise<HttpReply> {
  if (isFromPage(incoming)) return refusal(403, 'AccessDenied', 'Pages of the web are not answered here.');
  try {
    const body = await bodyOf(incoming);
    return body === undefined
      ? refusal(413, 'RequestEntityTooLarge')
      : await answer(requestOf(incoming, body));
  } catch (error) {
    // A client that went away in the middle is none of our failures.
    if (incoming.complete) trouble(error);
    return refusal(500, 'ServiceFailure');
  }
}

/** Browsers say where a page comes from; a name that is not this machine's was made to point here. */
function isFromPage({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return headers.origin !== undefined || !/^(?:127\.0\.0\.1|(?:[\w-]+\.)*localhost)$/.test(host);
}

/** `undefined` when there is more than the limit; the rest is read and dropped, so that the reply arrives. */
async function bodyOf(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= bodyLimit) chunks.push(chunk);
  }
  return length > bodyLimit ? undefined : Buffer.concat(chunks).toString('utf8');
}

function requestOf({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): HttpRequest {
  const end = url.includes('?') ? url.indexOf('?') : url.length;
  const single = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(',')]);
  const named = Object.fromEntries(single) as HttpRequest['headers'];
  return { method, path: url.slice(0, end), query: url.slice(end + 1), headers: named, body };
}

function refusal(status: number, code: string, message?: string): HttpReply {
  const body = errorDocument('iam', new AwsError(code, status, message), uuid(random));
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

async function send(outgoing: ServerResponse, { status, headers, body }: HttpReply): Promise<void> {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  outgoing.end(body);
  await finished(outgoing).catch(() => undefined);
}

async function closed(server: Server, running: ReadonlySet<Promise<void>>): Promise<void> {
  const end = new Promise<void>((resolve) => server.close(() => resolve()));
  await Promise.all(running);
  server.closeAllConnections();
  await end;
}
