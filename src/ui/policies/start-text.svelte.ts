/** The text that a new policy begins with, and what was typed over it. Beginning anew loses nothing that was typed. */
import { partitionIn, type AccountId } from '#account/arn.ts';
import { defaultDocument } from '#account/managed-policy.ts';
import type { World } from '#account/world.ts';
import { AwsPolicy, type Fetched } from './aws-policy.svelte.ts';
import { skeleton } from './rules.ts';

export class StartText {
  readonly #world: () => World;
  readonly #fetched: AwsPolicy;
  #copied: string | undefined = $state();
  #typed: string | undefined = $state();
  #before: string | undefined = $state();

  /** Made while a component is. `copied` is an ARN, or the name of a policy of AWS's. */
  constructor(world: () => World, accountId: () => AccountId, copied: string | undefined) {
    this.#world = world;
    this.#copied = copied;
    this.#fetched = new AwsPolicy(
      () => (this.#own === undefined ? this.#copied : undefined),
      () => partitionIn(world(), accountId()),
    );
  }

  get #own(): string | undefined {
    const policy = this.#copied === undefined ? undefined : this.#world().managedPolicies.get(this.#copied);
    return policy && defaultDocument(policy);
  }

  /** ARN, or the name of a policy of AWS's; `undefined`: begun with an empty statement. */
  get copied(): string | undefined {
    return this.#copied;
  }

  /** How far the text of the policy copied has come. */
  get fetched(): Fetched | undefined {
    return this.#copied === undefined || this.#own !== undefined ? undefined : this.#fetched.now;
  }

  get text(): string {
    if (this.#typed !== undefined) return this.#typed;
    const { fetched } = this;
    const copy = fetched?.is === 'here' ? defaultDocument(fetched.policy) : this.#own;
    return copy ?? skeleton;
  }

  type(text: string): void {
    this.#typed = text;
  }

  /** Begins anew; what was typed can be taken back. */
  beginWith(copied: string | undefined): void {
    this.#before = this.#typed ?? this.#before;
    this.#typed = undefined;
    this.#copied = copied;
  }

  get hasBefore(): boolean {
    return this.#before !== undefined;
  }

  takeBack(): void {
    this.#typed = this.#before;
    this.#before = undefined;
  }
}
