/**
 * One way of a person from a directory into AWS, step by step: the running conversation, what was signed, what AWS said to it.
 *
 * Not here: the steps (machines/federated-sign-in.machine.ts), how it looks (SamlWalk.svelte).
 */
import { SvelteSet } from 'svelte/reactivity';
import type { Directory } from '#account/directory.ts';
import type { Answer, Call } from '#api/call.ts';
import { encodedResponse, grantsOf, newDirectoryKey, responseDraft } from '#api/federation/directory.ts';
import type { CheckResult } from '#api/federation/saml-checks.ts';
import { examineResponse } from '#api/federation/saml-examination.ts';
import { signSpoiled, type SpoilId } from '#api/federation/saml-spoils.ts';
import { federatedConversation, type FederatedConversation } from '#app/federated-conversation.ts';
import type {
  FederatedSignInSnapshot,
  SamlAnswer,
  Signing,
  Way,
} from '#machines/federated-sign-in.machine.ts';
import type { AccountPage } from '#ui/account/page.svelte.ts';
import { randomBytes } from './directory-edit.ts';

export interface SignedResponse {
  readonly xml: string;
  readonly base64: string;
}

/** A call as it was sent. */
export type Sent = Pick<Call, 'service' | 'operation'> & {
  readonly parameters: Readonly<Record<string, string>>;
};

let walks = 0;

export class SamlWalk {
  readonly spoils = new SvelteSet<SpoilId>();
  readonly #page: AccountPage;
  readonly #directory: () => Directory;
  readonly #conversation: FederatedConversation;
  readonly #group: string;
  #response = $state.raw<SignedResponse>();
  #sent = $state.raw<Sent>();
  #answer = $state.raw<Answer>();
  #checks = $state.raw<readonly CheckResult[]>();

  constructor(page: AccountPage, directory: () => Directory) {
    walks += 1;
    this.#page = page;
    this.#directory = directory;
    this.#group = `saml ${walks}`;
    this.#conversation = federatedConversation(page.playground, directory().entityId, {
      sign: (person) => this.#sign(person),
      redeem: (asked) => this.#redeem(asked),
    });
  }

  get snapshot(): FederatedSignInSnapshot {
    return this.#conversation.snapshot;
  }

  /** What the directory signed last, spoilt or not. */
  get response(): SignedResponse | undefined {
    return this.#response;
  }

  /** What was sent to AWS last. */
  get sent(): Sent | undefined {
    return this.#sent;
  }

  get answer(): Answer | undefined {
    return this.#answer;
  }

  /** How far AWS's checks came. */
  get checks(): readonly CheckResult[] | undefined {
    return this.#checks;
  }

  choose(person: string): void {
    this.#response = this.#sent = this.#answer = this.#checks = undefined;
    this.#conversation.send({ type: 'person.chosen', person });
  }

  send(way: Way): void {
    this.#conversation.send({ type: 'response.sent', way });
  }

  chooseRole(roleArn: string): void {
    this.#conversation.send({ type: 'role.chosen', roleArn });
  }

  tick(now: string): void {
    this.#conversation.send({ type: 'clock.moved', now });
  }

  stop(): void {
    this.#conversation.stop();
  }

  async #sign(userName: string): Promise<Signing> {
    const directory = this.#directory();
    const { now } = this.#page.playground;
    const person = directory.people.find((each) => each.userName === userName);
    if (person === undefined) throw new Error('nobody of this name');
    const draft = responseDraft(directory, person, now, randomBytes);
    const own = directory.signingKey;
    const isForeign = this.spoils.has('otherKey');
    const key = isForeign ? await newDirectoryKey('somebody else', now, randomBytes) : own;
    const xml = await signSpoiled(draft, key, this.spoils);
    if (xml === undefined) return { kind: 'noKey' };
    this.#response = { xml, base64: encodedResponse(xml) };
    return { kind: 'signed' };
  }

  async #redeem({ way, roleArn }: { way: Way; roleArn?: string }): Promise<SamlAnswer> {
    const { playground, world } = this.#page;
    const response = this.#response?.base64 ?? '';
    const wanted = way.to === 'program' ? way.roleArn : roleArn;
    const sent = this.#callOf(way, response, wanted);
    this.#sent = sent;
    const answer = await playground.sendWith({ kind: 'anonymous' }, sent, {
      group: this.#group,
      says: 'Sign in through a directory',
    });
    const { checks } = await examineResponse({
      response,
      providerArn: this.#providerOf(wanted),
      world,
      now: answer.event.at,
      ...(wanted !== undefined && { roleArn: wanted }),
    });
    this.#checks = checks;
    this.#answer = answer;
    return answerOf(answer, checks);
  }

  #callOf(way: Way, response: string, roleArn: string | undefined): Sent {
    if (way.to === 'program') {
      const { roleArn: RoleArn } = way;
      const parameters = { RoleArn, PrincipalArn: this.#providerOf(RoleArn), SAMLAssertion: response };
      return { service: 'sts', operation: 'AssumeRoleWithSAML', parameters };
    }
    const chosen = roleArn !== undefined && { RoleArn: roleArn };
    return { service: 'signin', operation: 'SAMLLogin', parameters: { SAMLResponse: response, ...chosen } };
  }

  /** Through which the directory grants a role, or the first of this person's. */
  #providerOf(roleArn: string | undefined): string {
    const directory = this.#directory();
    const person = directory.people.find(({ userName }) => userName === this.snapshot.context.person);
    const grants = person === undefined ? [] : grantsOf(directory, person);
    return (grants.find((grant) => grant.roleArn === roleArn) ?? grants[0])?.providerArn ?? '';
  }
}

function answerOf({ response, error }: Answer, checks: readonly CheckResult[]): SamlAnswer {
  if (error !== undefined) {
    const failed = checks.find(({ state }) => state === 'failed');
    const { code, message = '' } = error;
    return { kind: 'refused', code, message, ...(failed !== undefined && { check: failed.id }) };
  }
  const said = response as unknown as Said;
  if (said.Roles !== undefined) return { kind: 'offered', roles: said.Roles.map(({ RoleArn }) => RoleArn) };
  return {
    kind: 'signedIn',
    sessionId: said.SessionId ?? said.Credentials?.AccessKeyId ?? '',
    expiresAt: said.Expiration ?? said.Credentials?.Expiration ?? '',
  };
}

/** What either operation answers. */
interface Said {
  readonly Roles?: readonly { readonly RoleArn: string }[];
  readonly SessionId?: string;
  readonly Expiration?: string;
  readonly Credentials?: { readonly AccessKeyId: string; readonly Expiration: string };
}
