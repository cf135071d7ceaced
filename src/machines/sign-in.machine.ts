/**
 * Signing in to the console, page by page: who, the password, a code where MFA is assigned, a new password where one is due.
 *
 * AWS: IAM User Guide, "How IAM users sign in to AWS", "Sign in with MFA", "Set an account password policy". Passwords are only in
 * events, never in a snapshot, so that a snapshot can be kept. Time reaches it as `clock.moved`. Not here: the codes
 * (mfa-challenge.machine.ts); whether a password is right, which invoked actors say.
 */
import { isOver } from '#account/iso-time.ts';
import { assign, fromPromise, setup, type SnapshotFrom } from 'xstate';
import { mfaChallengeMachine } from './mfa-challenge.machine.ts';
import type { NextStep, Secret } from './sign-in-step.ts';

/** As typed into the first page. */
export type Who =
  | { readonly kind: 'root'; readonly email: string }
  | { readonly kind: 'user'; readonly account: string; readonly userName: string };

interface SigningIn {
  readonly who?: Who;
  readonly token?: string;
  readonly devices?: readonly string[];
  /** Why another password is due. */
  readonly reason?: 'resetRequired' | 'expired';
  readonly sessionId?: string;
  readonly expiresAt?: string;
  /** AWS's words for what was refused last. */
  readonly message?: string;
  readonly code?: string;
}

export type SignInEvent =
  | { readonly type: 'account.given'; readonly who: Who }
  | { readonly type: 'account.rejected' }
  | { readonly type: 'password.given'; readonly password: string }
  | { readonly type: 'password.chosen'; readonly old: string; readonly chosen: string }
  | { readonly type: 'session.left' }
  | { readonly type: 'clock.moved'; readonly now: string }
  | { readonly type: 'page.left' };

const forgotten: { [K in keyof SigningIn]-?: undefined } = {
  who: undefined,
  token: undefined,
  devices: undefined,
  reason: undefined,
  sessionId: undefined,
  expiresAt: undefined,
  message: undefined,
  code: undefined,
};

type Kept = { readonly [K in keyof SigningIn]?: SigningIn[K] | undefined };

const nothing: Kept = {};

/** What an invoked actor said. */
const answer = ({ event }: { readonly event: { readonly output: NextStep } }): NextStep => event.output;
const keepAnswer = { type: 'keepStep', params: answer } as const;

/** Once signed in, the browser shows the session and no more what led to it. */
const proven = { token: undefined, devices: undefined, reason: undefined } as const;

export const signInMachine = setup({
  types: {
    context: nothing,
    events: {} as SignInEvent,
    tags: {} as 'working',
    children: {} as { mfa: 'mfaChallenge' },
  },
  actors: {
    checkPassword: fromPromise<NextStep, { readonly who: Who | undefined; readonly password: Secret }>(
      notProvided,
    ),
    mfaChallenge: mfaChallengeMachine,
    changePassword: fromPromise<
      NextStep,
      { readonly token: string; readonly old: Secret; readonly chosen: Secret }
    >(notProvided),
  },
  guards: {
    isSignedIn: (_, { kind }: NextStep) => kind === 'signedIn',
    needsMfa: (_, { kind }: NextStep) => kind === 'mfa',
    needsNewPassword: (_, { kind }: NextStep) => kind === 'newPassword',
    isBlocked: (_, { kind }: NextStep) => kind === 'blocked',
    isOver: (_, { kind }: NextStep) => kind === 'over',
    hasExpired: ({ context: { expiresAt }, event }) =>
      event.type === 'clock.moved' && expiresAt !== undefined && isOver(expiresAt, event.now),
  },
  actions: {
    keepWho: assign(({ event }) =>
      event.type === 'account.given' ? { who: event.who, message: undefined } : {},
    ),
    keepStep: assign((_, { kind, ...step }: NextStep) => ({
      message: undefined,
      code: undefined,
      ...(kind === 'signedIn' && proven),
      ...step,
    })),
    forget: assign(forgotten),
  },
}).createMachine({
  id: 'signIn',
  context: {},
  initial: 'enteringAccount',
  states: {
    enteringAccount: { on: { 'account.given': { target: 'enteringPassword', actions: 'keepWho' } } },
    enteringPassword: {
      on: { 'password.given': 'verifying', 'account.rejected': 'enteringAccount' },
    },
    verifying: {
      tags: 'working',
      invoke: {
        src: 'checkPassword',
        input: ({ context: { who }, event }) => ({
          who,
          password: () => (event.type === 'password.given' ? event.password : ''),
        }),
        onDone: [
          { guard: { type: 'isSignedIn', params: answer }, target: 'signedIn', actions: keepAnswer },
          { guard: { type: 'needsMfa', params: answer }, target: 'challenged', actions: keepAnswer },
          {
            guard: { type: 'needsNewPassword', params: answer },
            target: 'settingNewPassword',
            actions: keepAnswer,
          },
          { guard: { type: 'isBlocked', params: answer }, target: 'blocked', actions: keepAnswer },
          { target: 'refused', actions: keepAnswer },
        ],
        onError: 'enteringPassword',
      },
    },
    refused: {
      on: { 'password.given': 'verifying', 'account.rejected': 'enteringAccount' },
    },
    challenged: {
      on: { 'page.left': { target: 'enteringAccount', actions: 'forget' } },
      invoke: {
        id: 'mfa',
        src: 'mfaChallenge',
        input: ({ context: { token = '', devices = [] } }) => ({ token, devices }),
        onDone: [
          { guard: { type: 'isSignedIn', params: answer }, target: 'signedIn', actions: keepAnswer },
          {
            guard: { type: 'needsNewPassword', params: answer },
            target: 'settingNewPassword',
            actions: keepAnswer,
          },
          { guard: { type: 'isBlocked', params: answer }, target: 'blocked', actions: keepAnswer },
          { target: 'refused', actions: keepAnswer },
        ],
      },
    },
    settingNewPassword: {
      on: {
        'password.chosen': 'changingPassword',
        'page.left': { target: 'enteringAccount', actions: 'forget' },
      },
    },
    changingPassword: {
      tags: 'working',
      invoke: {
        src: 'changePassword',
        input: ({ context: { token = '' }, event }) => ({
          token,
          old: () => (event.type === 'password.chosen' ? event.old : ''),
          chosen: () => (event.type === 'password.chosen' ? event.chosen : ''),
        }),
        onDone: [
          { guard: { type: 'isSignedIn', params: answer }, target: 'signedIn', actions: keepAnswer },
          { guard: { type: 'isOver', params: answer }, target: 'refused', actions: keepAnswer },
          { target: 'newPasswordRefused', actions: keepAnswer },
        ],
        onError: 'settingNewPassword',
      },
    },
    newPasswordRefused: {
      on: {
        'password.chosen': 'changingPassword',
        'page.left': { target: 'enteringAccount', actions: 'forget' },
      },
    },
    blocked: { on: { 'page.left': { target: 'enteringAccount', actions: 'forget' } } },
    signedIn: {
      on: {
        'session.left': { target: 'signedOut', actions: 'forget' },
        'clock.moved': { guard: 'hasExpired', target: 'expired', actions: 'forget' },
      },
    },
    signedOut: {
      on: { 'account.given': { target: 'enteringPassword', actions: 'keepWho' } },
    },
    expired: {
      on: { 'account.given': { target: 'enteringPassword', actions: 'keepWho' } },
    },
  },
});

export type SignInSnapshot = SnapshotFrom<typeof signInMachine>;

/** Whoever runs the machine says how passwords are checked. */
function notProvided(): Promise<never> {
  return Promise.reject(new Error('nobody checks passwords'));
}
