/**
 * One device on which the application runs: what it remembers, whom it signed in, and every message that it sent and got.
 *
 * AWS: Amazon Cognito Developer Guide, "Identity pools authentication flow". All calls are public: nobody signs them.
 * Not here: how it looks (DevicePanel.svelte).
 */
import type { IdentityPool } from '#account/identity-pool.ts';
import type { Issuer, IssuerSubject } from '#account/issuer.ts';
import type { Answer } from '#api/call.ts';
import { tokenFor } from '#api/federation/web-identity-token.ts';
import type { Together } from '#app/gate.ts';
import type { Playground } from '#app/playground.svelte.ts';
import type { ApiCall } from '#ui/account/api-call.ts';
import type { Failure } from '#ui/account/sending.svelte.ts';
import { cognito } from './pool-calls.ts';
import { answerText, requestText } from './wire-text.ts';

export type Flow = 'enhanced' | 'basic';

interface Message {
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly text: string;
}

interface SignedIn {
  readonly issuer: string;
  readonly person: string;
  readonly token: string;
}

let acts = 0;

export class Device {
  readonly name: string;
  readonly #poolId: string;
  readonly #playground: Playground;
  flow: Flow = $state('enhanced');
  #identityId = $state<string>();
  #sessionId = $state<string>();
  #signedIn: Readonly<Record<string, SignedIn>> = $state.raw({});
  #messages: readonly Message[] = $state.raw([]);
  #failure = $state.raw<Failure>();
  #busy = $state(false);

  constructor(name: string, poolId: string, playground: Playground) {
    this.name = name;
    this.#poolId = poolId;
    this.#playground = playground;
  }

  /** What the application remembers from one start to the next, as long as the pool knows it. */
  get identityId(): string | undefined {
    const id = this.#identityId;
    return id !== undefined && this.#playground.world.poolIdentities.has(id) ? id : undefined;
  }

  /** Of the credentials that it holds. */
  get sessionId(): string | undefined {
    const id = this.#sessionId;
    return id !== undefined && this.#playground.world.sessions.has(id) ? id : undefined;
  }

  /** Whom it signed in, by provider. */
  get people(): readonly SignedIn[] {
    return Object.values(this.#signedIn);
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  get busy(): boolean {
    return this.#busy;
  }

  dismiss(): void {
    this.#failure = undefined;
  }

  /** Forgets all, as after the application was removed from the device. */
  forget(): void {
    this.#identityId = undefined;
    this.#sessionId = undefined;
    this.#signedIn = {};
    this.#messages = [];
    this.#failure = undefined;
  }

  /** Somebody signs in besides; later calls bring the tokens of all. */
  async signIn(issuer: Issuer, person: IssuerSubject, clientId: string): Promise<void> {
    await this.#alone(() => this.#signIn(issuer, person, clientId));
  }

  /** With what it remembers and whom it signed in; as a guest without either. */
  async continue(): Promise<void> {
    const who = this.people.length === 0 ? 'A guest' : (this.people[0]?.person ?? '');
    await this.#alone(() => this.#run(`${who} got credentials on the ${this.name}`, []));
  }

  /** One act at a time; a part of the program that cannot be fetched ends it. */
  async #alone(act: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await act();
    } catch {
      const message = 'A part of the program could not be fetched; try again when online.';
      this.#failure = { call: this.#getId(), code: 'Not sent', message };
    } finally {
      this.#busy = false;
    }
  }

  async #signIn(issuer: Issuer, person: IssuerSubject, clientId: string): Promise<void> {
    const token = await tokenFor(issuer, person, { clientId, now: this.#playground.now });
    if (token === undefined) {
      const message = 'Its private key did not come along with this playground. Make a new signing key.';
      this.#failure = { call: this.#getId(), code: `${issuer.name} cannot sign`, message };
      return;
    }
    this.#signedIn = {
      ...this.#signedIn,
      [issuer.url]: { issuer: issuer.name, person: person.name, token },
    };
    const what = `The token that says it is ${person.name}`;
    await this.#run(`${person.name} signed in on the ${this.name}`, [
      { from: issuer.name, to: this.name, what, text: token },
    ]);
  }

  async #run(says: string, before: readonly Message[]): Promise<void> {
    this.#failure = undefined;
    this.#sessionId = undefined;
    this.#messages = before;
    acts += 1;
    const together = { group: `device ${acts}`, says };
    if (await this.#identify(together)) await this.#askForCredentials(together);
  }

  get #logins(): { readonly Logins?: Readonly<Record<string, string>> } {
    const tokens = Object.entries(this.#signedIn).map(([provider, { token }]) => [provider, token] as const);
    return tokens.length === 0 ? {} : { Logins: Object.fromEntries(tokens) };
  }

  #getId(): ApiCall {
    return cognito('GetId', { IdentityPoolId: this.#poolId, ...this.#logins });
  }

  /** Whether it knows who it is. */
  async #identify(together: Together): Promise<boolean> {
    if (this.identityId !== undefined) return true;
    const response = await this.#send(this.#getId(), together);
    this.#remember(response);
    return response !== undefined;
  }

  async #askForCredentials(together: Together): Promise<void> {
    const given = { IdentityId: this.identityId, ...this.#logins };
    if (this.flow === 'enhanced') {
      const response = await this.#send(cognito('GetCredentialsForIdentity', given), together);
      this.#remember(response);
      this.#hold(response);
      return;
    }
    const response = await this.#send(cognito('GetOpenIdToken', given), together);
    this.#remember(response);
    if (response !== undefined) await this.#assumeRole(String(response['Token']), together);
  }

  /** The basic flow: the application itself knows the role, and calls STS. */
  async #assumeRole(WebIdentityToken: string, together: Together): Promise<void> {
    const pool = this.#playground.world.identityPools.get(this.#poolId);
    const RoleArn = roleFor(pool, this.people.length > 0);
    const parameters = { RoleArn, RoleSessionName: 'app', WebIdentityToken };
    const call: ApiCall = { service: 'sts', operation: 'AssumeRoleWithWebIdentity', parameters };
    this.#hold(await this.#send(call, together));
  }

  #remember(response: Answer['response']): void {
    if (response !== undefined) this.#identityId = String(response['IdentityId']);
  }

  #hold(response: Answer['response']): void {
    const credentials = response?.['Credentials'] as Readonly<Record<string, string>> | undefined;
    this.#sessionId = credentials?.['AccessKeyId'];
  }

  async #send(call: ApiCall, together: Together): Promise<Answer['response']> {
    const { region } = this.#playground.world.identityPools.get(this.#poolId) ?? { region: 'us-east-1' };
    const to = call.service === 'sts' ? 'AWS STS' : 'Cognito';
    const answer = await this.#playground.sendWith({ kind: 'anonymous' }, call, together);
    this.#messages = [
      ...this.#messages,
      { from: this.name, to, what: call.operation, text: requestText(call, region) },
      { from: to, to: this.name, what: `Answer to ${call.operation}`, text: answerText(call, answer) },
    ];
    if (answer.error !== undefined) this.#failure = failureOf(call, answer);
    return answer.response;
  }
}

function roleFor(pool: IdentityPool | undefined, isKnown: boolean): string {
  return (isKnown ? pool?.authenticatedRoleArn : pool?.unauthenticatedRoleArn) ?? '';
}

function failureOf(call: ApiCall, { error, decisions }: Answer): Failure {
  const refused = decisions.find(({ decision }) => decision.verdict !== 'Allowed');
  return {
    call,
    code: error?.code ?? '',
    message: error?.message ?? '',
    ...(refused !== undefined && { asked: refused.request }),
  };
}
