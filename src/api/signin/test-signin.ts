/** For tests of sign-in: its calls in one line, a world with a password and a phone. Nothing here leaves the tests. */
import { put } from '#account/world.ts';
import type { Call, Credentials, Parameters, Response } from '../call.ts';
import { handle } from '../handle.ts';
import { codeAt, stepAt } from '../iam/totp.ts';
import { accountId, TestAccount, testMoment } from '../test-api.ts';

export const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const phone = `arn:aws:iam::${accountId}:mfa/phone`;
export const alice = `arn:aws:iam::${accountId}:user/alice`;
export const password = 'Summer-2026';
export const named = { Account: accountId, UserName: 'alice' };

/** Makes a call of the console's sign-in; the answer, or the error as `Code: words`. */
export async function signin(
  account: TestAccount,
  operation: string,
  parameters: Parameters,
  credentials: Credentials = { kind: 'anonymous' },
): Promise<Response | string> {
  const call: Call = { service: 'signin', operation, parameters, credentials };
  account.last = await handle(account.world, call, account.moment);
  account.world = account.last.world;
  const { error, response } = account.last;
  return error === undefined ? (response ?? {}) : `${error.code}: ${error.message ?? ''}`;
}

/** The account with Alice, who has a password. */
export async function withAlice(policy?: Parameters): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(
    ['CreateUser', { UserName: 'alice' }],
    ['CreateLoginProfile', { UserName: 'alice', Password: password }],
    ...(policy === undefined ? [] : [['UpdateAccountPasswordPolicy', policy] as const]),
  );
  return account;
}

/** The same some seconds later. */
export function later(account: TestAccount, now: string): TestAccount {
  return new TestAccount(account.world, testMoment(now));
}

/** Gives Alice a device whose seed is known. */
export function addPhone(account: TestAccount, serialNumber = phone, drift = 0): void {
  account.world = put(account.world, 'mfaDevices', {
    serialNumber,
    accountId,
    name: 'phone',
    path: '/',
    seed,
    createdAt: account.moment.now,
    holder: alice,
    drift,
    tags: {},
  });
}

/** What the phone shows, some steps from now. */
export function code(account: TestAccount, off = 0): string {
  return codeAt(seed, stepAt(account.moment.now) + off);
}

export function text(answer: Response | string, name: string): string {
  return typeof answer === 'string' ? answer : String(answer[name]);
}

/** The event that was recorded last: `ConsoleLogin alice MFAUsed=No: Failed authentication`. */
export function lastEvent({ world }: TestAccount): string {
  const event = [...world.events.values()].at(-1);
  const { operation, callerArn = 'nobody', additionalEventData = {}, error } = event ?? {};
  const more = Object.entries(additionalEventData).map(([name, value]) => ` ${name}=${value}`);
  const who = callerArn.split(/[:/]/).at(-1) ?? '';
  return `${operation ?? ''} ${who}${more.join('')}${error === undefined ? '' : `: ${error.message}`}`;
}
