/**
 * The trust policy of a role that is not made yet: written from what is chosen, until somebody types in it.
 *
 * Not here: the texts (trust-text.ts).
 */
import { partitionIn } from '#account/arn.ts';
import type { AccountPage } from '#ui/account/page.svelte.ts';
import { trustText, type Trusted } from './trust-text.ts';

export type TrustKind = 'service' | 'here' | 'account' | 'saml' | 'oidc' | 'custom' | 'serviceLinked';

export class TrustDraft {
  kind = $state<TrustKind>('service');
  service = $state('ec2.amazonaws.com');
  /** ARN of a user or role of this account; empty for the account as a whole. */
  principal = $state('');
  /** Another account. */
  accountId = $state('');
  externalId = $state('');
  mfa = $state(false);
  samlProvider = $state('');
  oidcProvider = $state('');
  audience = $state('');
  subject = $state('');
  #typed = $state<string>();
  /** What stands under custom: written by hand from the start. */
  #custom = $state('');
  readonly #page: AccountPage;

  constructor(page: AccountPage) {
    this.#page = page;
  }

  get text(): string {
    return this.kind === 'custom' ? this.#custom : (this.#typed ?? this.#written);
  }

  /** Typed over: the choices no longer write it. */
  set text(text: string) {
    if (this.kind === 'custom') this.#custom = text;
    else this.#typed = text === this.#written ? undefined : text;
  }

  get isTyped(): boolean {
    return this.kind !== 'custom' && this.#typed !== undefined;
  }

  /** Lets the choices write it again. */
  rewrite(): void {
    this.#typed = undefined;
  }

  /** Another kind; what was typed by hand stays under custom only. */
  choose(kind: TrustKind): void {
    if (kind === 'custom' && this.#custom === '') this.#custom = this.text;
    this.kind = kind;
  }

  readonly #written = $derived.by(() => trustText(this.#chosen()));

  #chosen(): Trusted {
    const { service, principal, accountId, externalId, mfa, audience, subject } = this;
    const partition = partitionIn(this.#page.world, this.#page.accountId);
    switch (this.kind) {
      case 'account':
        return { kind: 'account', accountId, partition, externalId, mfa };
      case 'saml':
        return { kind: 'saml', provider: this.samlProvider };
      case 'oidc':
        return { kind: 'oidc', provider: this.oidcProvider, audience, subject };
      case 'here':
        return {
          kind: 'account',
          accountId: this.#page.accountId,
          partition,
          mfa,
          ...(principal !== '' && { principal }),
        };
      default:
        return { kind: 'service', service };
    }
  }
}
