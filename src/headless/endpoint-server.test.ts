import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#wire/http.ts';
import { bodyLimit, listen } from './endpoint-server.ts';

interface Sent {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends one request to a server of its own on this machine; tells what came back and what had arrived. */
async function exchange(sent: Sent, fails = false) {
  const arrived: HttpRequest[] = [];
  const troubles: unknown[] = [];
  const answer = (received: HttpRequest) => {
    arrived.push(received);
    return fails
      ? Promise.reject(new Error('disk full'))
      : Promise.resolve({ status: 200, headers: { 'x-mark': 'yes' }, body: 'ä' });
  };
  const server = await listen(0, answer, (error) => troubles.push(error));
  try {
    return { ...(await send(server.port, sent)), arrived: arrived[0], troubles };
  } finally {
    await server.close();
  }
}

function send(port: number, { path = '/', headers = {}, body = '' }: Sent) {
  return new Promise<{ readonly status: number | undefined; readonly text: string }>((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode, text }));
    });
    outgoing.on('error', reject).end(body);
  });
}

describe('a server on this machine', () => {
  it('hands on what came, and sends what was answered', async () => {
    const { status, text, arrived } = await exchange({
      path: '/a%20b?c=d?e',
      headers: { 'X-One': '1' },
      body: 'ü',
    });
    expect({ status, text }).toEqual({ status: 200, text: 'ä' });
    expect(arrived).toMatchObject({
      method: 'POST',
      path: '/a%20b',
      query: 'c=d?e',
      headers: { 'x-one': '1' },
      body: 'ü',
    });
  });

  it.each<[string, Sent, number, string]>([
    ['as much as it takes', { body: 'a'.repeat(bodyLimit) }, 200, 'ä'],
    ['more than it takes', { body: 'a'.repeat(bodyLimit + 1) }, 413, 'RequestEntityTooLarge'],
    ['from a page of the web', { headers: { Origin: 'https://example.com' } }, 403, 'AccessDenied'],
    ['for a name that only points here', { headers: { Host: 'rebound.example.com' } }, 403, 'AccessDenied'],
    ['for this machine by name', { headers: { Host: 'iam.localhost:4566' } }, 200, 'ä'],
  ])('%s', async (_, sent, expected, words) => {
    const { status, text } = await exchange(sent);
    expect(status).toBe(expected);
    expect(text).toContain(words);
  });

  it('tells of its own failures here, and not abroad', async () => {
    const { status, text, troubles } = await exchange({}, true);
    expect(status).toBe(500);
    expect(text).not.toContain('disk full');
    expect(troubles).toEqual([new Error('disk full')]);
  });

  it('replies to what has come before it closes', async () => {
    let go = (): void => undefined;
    let came = (): void => undefined;
    const hasCome = new Promise<void>((resolve) => (came = resolve));
    const answer = async () => {
      came();
      await new Promise<void>((resolve) => (go = resolve));
      return { status: 200, headers: {}, body: 'late' };
    };
    const server = await listen(0, answer, () => undefined);
    const reply = send(server.port, {});
    await hasCome;
    const close = server.close();
    go();
    expect(await reply).toEqual({ status: 200, text: 'late' });
    await close;
  });

  it('cannot share its port', async () => {
    const server = await listen(
      0,
      () => Promise.reject(new Error()),
      () => undefined,
    );
    await expect(
      listen(
        server.port,
        () => Promise.reject(new Error()),
        () => undefined,
      ),
    ).rejects.toThrow('EADDRINUSE');
    await server.close();
  });
});
