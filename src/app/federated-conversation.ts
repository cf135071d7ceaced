/**
 * A person's way from a directory into AWS: the machine of federated sign-in, with whoever signs and whoever answers for AWS.
 *
 * Not here: the steps (machines/federated-sign-in.machine.ts), what is signed and how AWS checks it (api/federation/).
 */
import {
  federatedSignInMachine,
  type FederatedSignInSnapshot,
  type SamlAnswer,
  type Signing,
  type Way,
} from '#machines/federated-sign-in.machine.ts';
import { fromPromise } from 'xstate';
import { Conversation } from './conversation.svelte.ts';
import type { Playground } from './playground.svelte.ts';

export type FederatedConversation = Conversation<typeof federatedSignInMachine>;

/** Whom the conversation asks. */
export interface FederatedActors {
  readonly sign: (person: string) => Promise<Signing>;
  readonly redeem: (asked: { readonly way: Way; readonly roleArn?: string }) => Promise<SamlAnswer>;
}

/** One for a directory and a tab. What was signed is not kept: after a load only a session goes on. */
export function federatedConversation(
  playground: Playground,
  entityId: string,
  { sign, redeem }: FederatedActors,
): FederatedConversation {
  const machine = federatedSignInMachine.provide({
    actors: {
      sign: fromPromise<Signing, { person: string }>(({ input }) => sign(input.person)),
      redeem: fromPromise<SamlAnswer, { way: Way; roleArn?: string }>(({ input }) => redeem(input)),
    },
  });
  const isSound = ({ value, context }: FederatedSignInSnapshot): boolean =>
    value === 'signedIn' && playground.world.sessions.has(context.sessionId ?? '');
  return new Conversation(machine, `iam-playground saml ${playground.id} ${entityId}`, isSound);
}
