/**
 * A code is asked for: given, wrong, given twice, from a clock that drifted; then two codes in a row synchronize the device.
 *
 * AWS: IAM User Guide, "Sign in with MFA": one of several devices, as many attempts as one likes; after some of them the page offers
 * to synchronize. Codes are only in events, never in a snapshot. Not here: whether a code is right, which invoked actors say.
 */
import { assign, fromPromise, setup, type SnapshotFrom } from 'xstate';
import type { NextStep, Secret } from './sign-in-step.ts';

/** After so many wrong codes the page offers to synchronize the device. AWS says "several". */
const attemptsUntilResync = 3;

export type CodeProblem = 'wrong' | 'usedTwice' | 'drifted';
export type CodeAnswer =
  | { readonly kind: 'passed'; readonly next: NextStep }
  | { readonly kind: CodeProblem; readonly message: string };

interface Asked {
  readonly token: string;
  readonly device: string;
}

interface Challenge {
  readonly token: string;
  /** Serial numbers. */
  readonly devices: readonly string[];
  readonly device?: string;
  readonly attempts: number;
  /** AWS's words for the last code. */
  readonly message?: string;
  readonly next?: NextStep;
}

export type MfaEvent =
  | { readonly type: 'device.chosen'; readonly device: string }
  | { readonly type: 'device.rejected' }
  | { readonly type: 'code.given'; readonly code: string }
  | { readonly type: 'resync.chosen' }
  | { readonly type: 'resync.left' }
  | { readonly type: 'codes.given'; readonly first: string; readonly second: string };

const context = {} as Challenge;

/** What an invoked actor said. */
const answer = ({ event }: { readonly event: { readonly output: CodeAnswer } }): CodeAnswer => event.output;

export const mfaChallengeMachine = setup({
  types: {
    context,
    events: {} as MfaEvent,
    input: {} as { readonly token: string; readonly devices: readonly string[] },
    output: {} as NextStep,
    tags: {} as 'working',
  },
  actors: {
    verifyCode: fromPromise<CodeAnswer, Asked & { readonly code: Secret }>(notProvided),
    synchronize: fromPromise<CodeAnswer, Asked & { readonly first: Secret; readonly second: Secret }>(
      notProvided,
    ),
  },
  guards: {
    hasOneDevice: ({ context: { devices } }) => devices.length === 1,
    hasSeveralDevices: ({ context: { devices } }) => devices.length > 1,
    mayResync: ({ context: { attempts } }) => attempts >= attemptsUntilResync,
    isPassed: (_, { kind }: CodeAnswer) => kind === 'passed',
    isUsedTwice: (_, { kind }: CodeAnswer) => kind === 'usedTwice',
    isDrifted: (_, { kind }: CodeAnswer) => kind === 'drifted',
  },
  actions: {
    // Attempts are counted for each device: another one is not out of step for them.
    keepDevice: assign(({ event }) =>
      event.type === 'device.chosen' ? { device: event.device, attempts: 0 } : {},
    ),
    keepOnlyDevice: assign(({ context: { devices } }) =>
      devices[0] === undefined ? {} : { device: devices[0] },
    ),
    keepNext: assign((_, answer: CodeAnswer) => (answer.kind === 'passed' ? { next: answer.next } : {})),
    countAttempt: assign(({ context: { attempts } }, answer: CodeAnswer) => ({
      attempts: attempts + 1,
      ...(answer.kind !== 'passed' && { message: answer.message }),
    })),
  },
}).createMachine({
  id: 'mfaChallenge',
  context: ({ input }) => ({ ...input, attempts: 0 }),
  initial: 'choosingDevice',
  output: ({ context: { next } }) => next ?? { kind: 'over', message: '' },
  states: {
    choosingDevice: {
      always: { guard: 'hasOneDevice', target: 'asking', actions: 'keepOnlyDevice' },
      on: { 'device.chosen': { target: 'asking', actions: 'keepDevice' } },
    },
    asking: {
      initial: 'awaitingCode',
      on: {
        'code.given': 'verifying',
        'device.rejected': { guard: 'hasSeveralDevices', target: 'choosingDevice' },
      },
      states: {
        awaitingCode: {},
        wrongCode: {
          on: { 'resync.chosen': { guard: 'mayResync', target: '#mfaChallenge.awaitingTwoCodes' } },
        },
        codeUsedTwice: {},
        clockDrifted: { on: { 'resync.chosen': '#mfaChallenge.awaitingTwoCodes' } },
      },
    },
    verifying: {
      tags: 'working',
      invoke: {
        src: 'verifyCode',
        input: ({ context: { token, device = '' }, event }) => ({
          token,
          device,
          code: () => (event.type === 'code.given' ? event.code : ''),
        }),
        onDone: [
          {
            guard: { type: 'isPassed', params: answer },
            target: 'passed',
            actions: { type: 'keepNext', params: answer },
          },
          {
            guard: { type: 'isUsedTwice', params: answer },
            target: 'asking.codeUsedTwice',
            actions: { type: 'countAttempt', params: answer },
          },
          {
            guard: { type: 'isDrifted', params: answer },
            target: 'asking.clockDrifted',
            actions: { type: 'countAttempt', params: answer },
          },
          {
            target: 'asking.wrongCode',
            actions: { type: 'countAttempt', params: answer },
          },
        ],
        onError: 'asking',
      },
    },
    awaitingTwoCodes: { on: { 'codes.given': 'synchronizing', 'resync.left': 'asking' } },
    synchronizing: {
      tags: 'working',
      invoke: {
        src: 'synchronize',
        input: ({ context: { token, device = '' }, event }) => ({
          token,
          device,
          first: () => (event.type === 'codes.given' ? event.first : ''),
          second: () => (event.type === 'codes.given' ? event.second : ''),
        }),
        onDone: [
          {
            guard: { type: 'isPassed', params: answer },
            target: 'passed',
            actions: { type: 'keepNext', params: answer },
          },
          {
            target: 'awaitingTwoCodes',
            actions: { type: 'countAttempt', params: answer },
          },
        ],
        onError: 'awaitingTwoCodes',
      },
    },
    passed: { type: 'final' },
  },
});

export type MfaSnapshot = SnapshotFrom<typeof mfaChallengeMachine>;

/** Whoever runs the machine says how codes are checked. */
function notProvided(): Promise<never> {
  return Promise.reject(new Error('nobody checks codes'));
}
