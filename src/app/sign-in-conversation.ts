/**
 * Signing in to this playground's console: the machine of sign-in, with the world's answers.
 *
 * Not here: the pages (machines/sign-in.machine.ts), what is right and wrong (api/signin/).
 */
import type { Answer, Parameters, Response } from '#api/call.ts';
import { mfaChallengeMachine, type CodeAnswer, type CodeProblem } from '#machines/mfa-challenge.machine.ts';
import type { NextStep, Secret } from '#machines/sign-in-step.ts';
import { signInMachine, type SignInSnapshot, type Who } from '#machines/sign-in.machine.ts';
import { fromPromise } from 'xstate';
import { Conversation } from './conversation.svelte.ts';
import type { Playground } from './playground.svelte.ts';

export type SignInConversation = Conversation<typeof signInMachine>;

let signIns = 0;

/** One for a playground and a tab; goes on where the tab left it. */
export function signInConversation(playground: Playground): SignInConversation {
  const { begin, ask } = asking(playground);
  const machine = signInMachine.provide({
    actors: {
      checkPassword: fromPromise<NextStep, { who: Who | undefined; password: Secret }>(({ input }) => {
        begin();
        return ask('ConsoleLogin', { ...nameOf(input.who), Password: input.password() });
      }),
      mfaChallenge: mfaChallengeMachine.provide({
        actors: {
          verifyCode: fromPromise<CodeAnswer, { token: string; device: string; code: Secret }>(
            async ({ input: { token, device, code } }) => {
              const given = { SigninToken: token, SerialNumber: device, TokenCode: code() };
              return codeAnswer(await ask('AnswerMfa', given));
            },
          ),
          synchronize: fromPromise<
            CodeAnswer,
            { token: string; device: string; first: Secret; second: Secret }
          >(async ({ input: { token, device, first, second } }) => {
            const codes = { AuthenticationCode1: first(), AuthenticationCode2: second() };
            return codeAnswer(await ask('ResyncMfa', { SigninToken: token, SerialNumber: device, ...codes }));
          }),
        },
      }),
      changePassword: fromPromise<NextStep, { token: string; old: Secret; chosen: Secret }>(
        ({ input: { token, old, chosen } }) =>
          ask('SetNewPassword', { SigninToken: token, OldPassword: old(), NewPassword: chosen() }),
      ),
    },
  });
  return new Conversation(machine, `iam-playground sign-in ${playground.id}`, isSound(playground));
}

/** Whoever was signed in still is, and a challenge that is answered is there. */
function isSound({ world }: Playground) {
  return ({ value, context, children }: SignInSnapshot): boolean => {
    if (value === 'signedIn') return world.sessions.has(context.sessionId ?? '');
    return value !== 'challenged' || children.mfa !== undefined;
  };
}

function nameOf(who: Who | undefined): Parameters {
  if (who === undefined) return {};
  return who.kind === 'root' ? { Email: who.email } : { Account: who.account, UserName: who.userName };
}

type Asks = (operation: string, parameters: Parameters) => Promise<NextStep>;

/** All that one sign-in changes from its password on is one step of undo, whose name holds nothing of what was typed. */
function asking(playground: Playground): { readonly begin: () => void; readonly ask: Asks } {
  let group = '';
  const begin = (): void => {
    signIns += 1;
    group = `sign-in ${signIns}`;
  };
  begin();
  const ask: Asks = async (operation, parameters) => {
    const call = { service: 'signin', operation, parameters } as const;
    try {
      const answer = await playground.sendWith({ kind: 'anonymous' }, call, {
        group,
        says: 'Console sign-in',
      });
      const step = stepOf(answer);
      return step === 'complete'
        ? await ask('ConsoleLogin', { SigninToken: answer.response?.['SigninToken'] })
        : step;
    } catch {
      const message =
        'A part of the program could not be fetched. Nothing was changed; try again when online.';
      return { kind: 'refused', code: 'Not sent', message };
    }
  };
  return { begin, ask };
}

/** `complete`: all is proven, the session is still to be asked for. */
function stepOf({ response, error }: Answer): NextStep | 'complete' {
  if (error === undefined) return nextOf(response ?? {});
  const message = error.message ?? '';
  if (error.code === 'SigninExpired') return { kind: 'over', message };
  if (error.code === 'PasswordExpired') return { kind: 'blocked', message };
  return { kind: 'refused', code: error.code, message };
}

function nextOf(response: Response): NextStep | 'complete' {
  const text = (name: string): string => String(response[name]);
  switch (response['Challenge']) {
    case 'Mfa':
      return { kind: 'mfa', token: text('SigninToken'), devices: response['Devices'] as readonly string[] };
    case 'NewPassword':
      return {
        kind: 'newPassword',
        token: text('SigninToken'),
        reason: response['Reason'] === 'expired' ? 'expired' : 'resetRequired',
      };
    case 'Complete':
      return 'complete';
    default:
      return { kind: 'signedIn', sessionId: text('SessionId'), expiresAt: text('Expiration') };
  }
}

const codeProblems: Readonly<Record<string, CodeProblem>> = {
  MfaCodeUsed: 'usedTwice',
  MfaClockDrifted: 'drifted',
};

/** What is no code at all is a wrong one. */
function codeAnswer(step: NextStep): CodeAnswer {
  return step.kind === 'refused'
    ? { kind: codeProblems[step.code] ?? 'wrong', message: step.message }
    : { kind: 'passed', next: step };
}
