/**
 * A person of a corporate directory comes to AWS: the directory signs, the browser or a program hands in what was signed, AWS
 * checks it, asks the role's trust policy, and a session begins.
 *
 * AWS: IAM User Guide, "SAML 2.0 federation", "Enabling SAML 2.0 federated principals to access the AWS Management Console". Time
 * reaches it as `clock.moved`. What is signed is no part of the conversation, which knows only how it stands: invoked actors
 * hold it. Not here: how a directory signs, what AWS checks (api/federation/), which the actors do.
 */
import { isOver } from '#account/iso-time.ts';
import { assign, fromPromise, setup, type SnapshotFrom } from 'xstate';

/** What a directory makes of a person: a response, or nothing without its private key. */
export type Signing = { readonly kind: 'signed' } | { readonly kind: 'noKey' };

/** To where it goes: the console's sign-in, or AssumeRoleWithSAML for one role. */
export type Way = { readonly to: 'console' } | { readonly to: 'program'; readonly roleArn: string };

/** What AWS answers. `check`: the first that failed; absent where the trust policy or the role said no. */
export type SamlAnswer =
  | { readonly kind: 'signedIn'; readonly sessionId: string; readonly expiresAt: string }
  | { readonly kind: 'offered'; readonly roles: readonly string[] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly check?: string };

export interface FederatedSigningIn {
  readonly person?: string | undefined;
  readonly way?: Way | undefined;
  /** Offered by the console to choose from. */
  readonly roles?: readonly string[] | undefined;
  readonly sessionId?: string | undefined;
  readonly expiresAt?: string | undefined;
  readonly refusal?: Extract<SamlAnswer, { readonly kind: 'refused' }> | undefined;
}

export type FederatedSignInEvent =
  | { readonly type: 'person.chosen'; readonly person: string }
  | { readonly type: 'response.sent'; readonly way: Way }
  | { readonly type: 'role.chosen'; readonly roleArn: string }
  | { readonly type: 'session.left' }
  | { readonly type: 'clock.moved'; readonly now: string };

const nothing: FederatedSigningIn = {};

const forgotten: { readonly [K in keyof FederatedSigningIn]-?: undefined } = {
  person: undefined,
  way: undefined,
  roles: undefined,
  sessionId: undefined,
  expiresAt: undefined,
  refusal: undefined,
};

interface Done<Output> {
  readonly event: { readonly output: Output };
}

const answer = ({ event }: Done<SamlAnswer>): SamlAnswer => event.output;
const signing = ({ event }: Done<Signing>): Signing => event.output;

export const federatedSignInMachine = setup({
  types: { context: nothing, events: {} as FederatedSignInEvent },
  actors: {
    sign: fromPromise<Signing, { readonly person: string }>(notProvided),
    redeem: fromPromise<SamlAnswer, { readonly way: Way; readonly roleArn?: string }>(notProvided),
  },
  guards: {
    isSigned: (_, { kind }: Signing) => kind === 'signed',
    isSignedIn: (_, { kind }: SamlAnswer) => kind === 'signedIn',
    offersRoles: (_, { kind }: SamlAnswer) => kind === 'offered',
    failedACheck: (_, said: SamlAnswer) => said.kind === 'refused' && said.check !== undefined,
    isOffered: ({ context: { roles = [] }, event }) =>
      event.type === 'role.chosen' && roles.includes(event.roleArn),
    hasExpired: ({ context: { expiresAt }, event }) =>
      event.type === 'clock.moved' && expiresAt !== undefined && isOver(expiresAt, event.now),
  },
  actions: {
    beginAnew: assign(({ event }) => ({
      ...forgotten,
      ...(event.type === 'person.chosen' && { person: event.person }),
    })),
    keepWay: assign(({ event }) => (event.type === 'response.sent' ? { way: event.way } : {})),
    keepRoles: assign((_, said: SamlAnswer) => (said.kind === 'offered' ? { roles: said.roles } : {})),
    keepSession: assign((_, said: SamlAnswer) =>
      said.kind === 'signedIn' ? { sessionId: said.sessionId, expiresAt: said.expiresAt } : {},
    ),
    keepRefusal: assign((_, said: SamlAnswer) => (said.kind === 'refused' ? { refusal: said } : {})),
  },
}).createMachine({
  id: 'federatedSignIn',
  context: nothing,
  initial: 'choosingPerson',
  // Whoever comes next begins anew.
  on: { 'person.chosen': { target: '.directorySigns', actions: 'beginAnew' } },
  states: {
    choosingPerson: { on: { 'person.chosen': { target: 'directorySigns', actions: 'beginAnew' } } },
    directorySigns: {
      invoke: {
        src: 'sign',
        input: ({ context: { person = '' } }) => ({ person }),
        onDone: [
          { guard: { type: 'isSigned', params: signing }, target: 'holdingResponse' },
          { target: 'withoutKey' },
        ],
        onError: 'choosingPerson',
      },
    },
    withoutKey: {},
    holdingResponse: {
      on: {
        'response.sent': { target: 'awsChecks', actions: 'keepWay' },
      },
    },
    awsChecks: {
      // What AWS is just asked is answered first.
      on: { 'person.chosen': {} },
      invoke: {
        src: 'redeem',
        input: ({ context: { way = { to: 'console' } }, event }) => ({
          way,
          ...(event.type === 'role.chosen' && { roleArn: event.roleArn }),
        }),
        onDone: [
          {
            guard: { type: 'isSignedIn', params: answer },
            target: 'signedIn',
            actions: { type: 'keepSession', params: answer },
          },
          {
            guard: { type: 'offersRoles', params: answer },
            target: 'choosingRole',
            actions: { type: 'keepRoles', params: answer },
          },
          {
            guard: { type: 'failedACheck', params: answer },
            target: 'responseRefused',
            actions: { type: 'keepRefusal', params: answer },
          },
          { target: 'roleRefused', actions: { type: 'keepRefusal', params: answer } },
        ],
        onError: 'holdingResponse',
      },
    },
    choosingRole: {
      on: {
        'role.chosen': { guard: 'isOffered', target: 'awsChecks' },
      },
    },
    signedIn: {
      on: {
        'clock.moved': { guard: 'hasExpired', target: 'expired' },
        'session.left': { target: 'choosingPerson', actions: 'beginAnew' },
      },
    },
    responseRefused: {},
    roleRefused: {},
    expired: {},
  },
});

export type FederatedSignInSnapshot = SnapshotFrom<typeof federatedSignInMachine>;

/** Whoever runs the machine says who signs, and who answers for AWS. */
function notProvided(): Promise<never> {
  return Promise.reject(new Error('nobody is there to ask'));
}
