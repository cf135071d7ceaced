/**
 * What a broker's program does, step by step: credentials, a sign-in token for them, a link with it, a console session.
 *
 * What it has so far is kept here while the page is open; what AWS keeps (sessions, tokens) is in the world.
 */
import { parseArn } from '#account/arn.ts';
import { isOver } from '#account/iso-time.ts';
import { signInHost } from '#account/region.ts';
import type { Session } from '#account/session.ts';
import type { SigninToken } from '#account/signin-token.ts';
import type { Answer, Parameters } from '#api/call.ts';
import { sessionParameter } from '#api/signin/signin-token.ts';
import type { AccountPage } from '#ui/account/page.svelte.ts';
import { loginUrl, tokenUrl } from './login-urls.ts';

export class Broker {
  readonly #page: AccountPage;
  /** Of the session whose credentials are handed in. */
  sessionId = $state('');
  /** Seconds, as typed; empty when the broker does not say. */
  duration = $state('');
  issuer = $state('https://portal.example.com/');
  destination = $state('https://console.aws.amazon.com/s3/');
  #token = $state('');
  #enteredId = $state('');
  #refusal = $state<string>();
  #busy = $state(false);

  constructor(page: AccountPage) {
    this.#page = page;
  }

  /** Live sessions of the account whose credentials this page has, and the chosen one, the newest first. */
  get sessions(): readonly Session[] {
    const { world, accountId, playground } = this.#page;
    return [...world.sessions.values()]
      .filter((each) => each.accountId === accountId && each.isConsole !== true && each.secret !== undefined)
      .filter(({ id, expiresAt }) => id === this.sessionId || !isOver(expiresAt, playground.now))
      .sort((a, b) => b.issuedAt.localeCompare(a.issuedAt));
  }

  /** Whether its credentials were asked for with those of a session. */
  get isChained(): boolean {
    return this.#page.world.sessions.has(this.session?.parentId ?? '');
  }

  get session(): Session | undefined {
    return this.#page.world.sessions.get(this.sessionId);
  }

  get token(): SigninToken | undefined {
    return this.#page.world.signinTokens.get(this.#token);
  }

  /** The console session that the link opened. */
  get entered(): Session | undefined {
    return this.#page.world.sessions.get(this.#enteredId);
  }

  /** What the endpoint answered instead: `HTTP 400. Token has expired.` */
  get refusal(): string | undefined {
    return this.#refusal;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get #host(): string {
    const partition = parseArn(this.session?.principalArn ?? '')?.partition;
    return signInHost(partition === 'aws-cn' || partition === 'aws-us-gov' ? partition : 'aws');
  }

  get tokenUrl(): string | undefined {
    const seconds = this.duration.trim();
    return this.session && tokenUrl(this.#host, this.session, seconds === '' ? undefined : seconds);
  }

  get loginUrl(): string | undefined {
    const { issuer, destination, token } = this;
    return token && loginUrl(this.#host, { issuer, destination, token: token.token });
  }

  /** Other credentials, or others of its facts: what followed from the former ones no longer does. */
  beginAnew(): void {
    this.#token = '';
    this.#enteredId = '';
    this.#refusal = undefined;
  }

  async askForToken(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    this.beginAnew();
    const seconds = this.duration.trim();
    const answer = await this.#send('GetSigninToken', {
      Session: sessionParameter(session),
      ...(seconds !== '' && { SessionDuration: seconds }),
    });
    const { SigninToken = '' } = (answer?.response ?? {}) as { readonly SigninToken?: string };
    this.#token = SigninToken;
  }

  async follow(): Promise<void> {
    const answer = await this.#send('LoginWithSigninToken', {
      SigninToken: this.#token,
      Destination: this.destination,
      Issuer: this.issuer,
    });
    const credentials = answer?.response?.['Credentials'] as { readonly AccessKeyId: string } | undefined;
    this.#enteredId = credentials?.AccessKeyId ?? '';
  }

  async #send(operation: string, parameters: Parameters): Promise<Answer | undefined> {
    this.#refusal = undefined;
    this.#busy = true;
    try {
      const call = { service: 'signin', operation, parameters } as const;
      const answer = await this.#page.playground.sendWith({ kind: 'anonymous' }, call);
      if (answer.error === undefined) return answer;
      this.#refusal = `HTTP ${answer.error.httpStatus}. ${answer.error.message ?? answer.error.code}`;
    } catch {
      this.#refusal = 'Not sent: a part of the program could not be fetched. Try again when online.';
    } finally {
      this.#busy = false;
    }
    return undefined;
  }
}
