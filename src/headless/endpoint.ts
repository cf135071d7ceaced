/**
 * An AWS endpoint for IAM, STS and Cognito identity pools on one world: one request at a time, each on what the one before left.
 *
 * Open, it takes anybody for an administrator and has the two requests with which test suites start anew.
 * Not here: the protocol (wire/), sockets (endpoint-server.ts).
 */
import { opened, settled, timeIn } from '#account/clock.ts';
import { isoSeconds } from '#account/iso-time.ts';
import type { World } from '#account/world.ts';
import { answer as answerRequest } from '#wire/answer.ts';
import type { HttpReply, HttpRequest } from '#wire/http.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { freshScenario, servedAccount } from './endpoint-file.ts';
import { momentAt } from './node-moment.ts';

export interface EndpointOptions {
  readonly scenario: Scenario;
  /** Anybody may do anything. */
  readonly open: boolean;
  /** The world's time, ISO 8601; absent: the scenario's own, else the clock's. */
  readonly time?: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** After each call that changed something; absent: nothing is kept. */
  readonly keep?: (scenario: Scenario) => Promise<void>;
}

/** So many calls act as administrator before keys have to be known; as text, because it is told as it was given. */
const withoutEnd = 'inf';

export class Endpoint {
  readonly #options: EndpointOptions;
  #scenario: Scenario;
  #last: Promise<unknown> = Promise.resolve();
  #openCalls = Number.POSITIVE_INFINITY;
  #openCallsGiven = withoutEnd;

  constructor(options: EndpointOptions) {
    this.#options = options;
    const { scenario, clock } = options;
    this.#scenario = { ...scenario, world: opened(scenario.world, clock()) };
  }

  get scenario(): Scenario {
    return this.#scenario;
  }

  /** Rejects only when this program's own files cannot be read or written. */
  answer(request: HttpRequest): Promise<HttpReply> {
    const reply = this.#last.then(() => this.#answer(request));
    this.#last = reply.catch(() => undefined);
    return reply;
  }

  async #answer(request: HttpRequest): Promise<HttpReply> {
    if (request.path === '/') return this.#query(request);
    if (!this.#options.open || request.method !== 'POST') return notFound;
    if (request.path === '/moto-api/reset') return this.#reset();
    return request.path === '/moto-api/reset-auth' ? this.#resetOpenCalls(request.body.trim()) : notFound;
  }

  async #query(request: HttpRequest): Promise<HttpReply> {
    const { world } = this.#scenario;
    const { open, clock } = this.#options;
    const openTo = open && this.#openCalls > 0 ? { openTo: servedAccount(world) } : {};
    this.#openCalls -= 1;
    const options = { signedAround: isoSeconds(clock()), ...openTo };
    const {
      world: next,
      answer,
      ...reply
    } = await answerRequest(world, request, momentAt(this.#now(world)), options);
    // What cannot be kept has not happened: the client tries again.
    const changed = { ...this.#scenario, world: next };
    if (answer?.changed === true) await this.#keep(changed);
    this.#scenario = changed;
    return reply;
  }

  async #keep(scenario: Scenario): Promise<void> {
    const { keep, clock } = this.#options;
    await keep?.({ ...scenario, world: settled(scenario.world, clock()) });
  }

  #now(world: World): string {
    const { time, clock } = this.#options;
    return time ?? timeIn(world, clock());
  }

  async #reset(): Promise<HttpReply> {
    const { time, clock } = this.#options;
    const fresh = freshScenario(time ?? isoSeconds(clock()));
    await this.#options.keep?.(fresh);
    this.#scenario = fresh;
    return json({ status: 'ok' });
  }

  #resetOpenCalls(count: string): HttpReply {
    const calls = count === withoutEnd ? Number.POSITIVE_INFINITY : Number(count);
    if (count === '' || Number.isNaN(calls)) return { ...json({ status: 'not a number' }), status: 400 };
    const previous = this.#openCallsGiven;
    this.#openCalls = calls;
    this.#openCallsGiven = count;
    return json({ status: 'ok', PREVIOUS_INITIAL_NO_AUTH_ACTION_COUNT: previous });
  }
}

const notFound: HttpReply = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found\n' };

function json(value: unknown): HttpReply {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
