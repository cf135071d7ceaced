import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { put, remove } from '#account/world.ts';
import type { Call, Credentials } from '#api/call.ts';
import { handle } from '#api/handle.ts';
import { addPhone, alice, code, later, named, password, phone, withAlice } from '#api/signin/test-signin.ts';
import type { TestAccount } from '#api/test-api.ts';
import type { MfaEvent } from '#machines/mfa-challenge.machine.ts';
import type { SignInEvent, Who } from '#machines/sign-in.machine.ts';
import type { Together } from './gate.ts';
import type { Playground } from './playground.svelte.ts';
import { signInConversation } from './sign-in-conversation.ts';
import { fakeStorage } from './test-storage.ts';

beforeEach(() => {
  vi.stubGlobal('sessionStorage', fakeStorage());
  return () => vi.unstubAllGlobals();
});

/** An account in the place of a playground: it answers with passwords that are quick to check, and keeps what it was sent. */
class Ground {
  readonly id = 'p';
  readonly account: TestAccount;
  readonly sent: { readonly call: Pick<Call, 'operation'>; readonly together: Together | undefined }[] = [];
  isOffline = false;

  constructor(account: TestAccount) {
    this.account = account;
  }

  get world() {
    return this.account.world;
  }

  async sendWith(credentials: Credentials, call: Omit<Call, 'credentials'>, together?: Together) {
    if (this.isOffline) throw new Error('offline');
    this.sent.push({ call, together });
    const answer = await handle(this.account.world, { ...call, credentials }, this.account.moment);
    this.account.world = answer.world;
    return answer;
  }

  conversation() {
    return signInConversation(this as unknown as Playground);
  }
}

type Conversation = ReturnType<Ground['conversation']>;

const who: Who = { kind: 'user', account: named.Account, userName: named.UserName };
const account: SignInEvent = { type: 'account.given', who };
const given = (text: string): SignInEvent => ({ type: 'password.given', password: text });
const codeGiven = (text: string): MfaEvent => ({ type: 'code.given', code: text });
const chosen = (text: string, old = password): SignInEvent => ({
  type: 'password.chosen',
  old,
  chosen: text,
});

async function say(
  conversation: Conversation,
  ...events: readonly (SignInEvent | MfaEvent)[]
): Promise<void> {
  for (const event of events) {
    const { mfa } = conversation.snapshot.children;
    if (event.type.startsWith('code') || event.type.startsWith('resync')) mfa?.send(event as MfaEvent);
    else conversation.send(event as SignInEvent);
    await vi.waitFor(() => {
      const { children, tags } = conversation.snapshot;
      const isWorking = tags.has('working') || children.mfa?.getSnapshot().hasTag('working') === true;
      if (isWorking) throw new Error('still asking');
    });
  }
}

/** Alice with a phone, and the conversation before her password. */
async function withPhone() {
  const account = await withAlice();
  addPhone(account);
  const ground = new Ground(account);
  return { ground, conversation: ground.conversation() };
}

const incorrect = 'Your authentication information is incorrect. Please try again.';

describe('a password', () => {
  it('that is right signs in, as the world says', async () => {
    const ground = new Ground(await withAlice());
    const conversation = ground.conversation();
    await say(conversation, account, given(password));
    const { value, context } = conversation.snapshot;
    expect(value).toBe('signedIn');
    expect(ground.world.sessions.get(context.sessionId ?? '')?.principalArn).toBe(alice);
    expect(context.expiresAt).toBe('2026-03-02T00:00:00Z');
  });

  it('that is wrong is refused in AWS’s words, and another one may be given', async () => {
    const conversation = new Ground(await withAlice()).conversation();
    await say(conversation, account, given('nope'));
    expect(conversation.snapshot.value).toBe('refused');
    expect(conversation.snapshot.context).toMatchObject({ code: 'AuthenticationFailed', message: incorrect });
    await say(conversation, given(password));
    expect(conversation.snapshot.value).toBe('signedIn');
  });

  it('that cannot be sent is not called wrong', async () => {
    const ground = new Ground(await withAlice());
    ground.isOffline = true;
    const conversation = ground.conversation();
    await say(conversation, account, given(password));
    expect(conversation.snapshot.context).toMatchObject({ code: 'Not sent' });
    ground.isOffline = false;
    await say(conversation, given(password));
    expect(conversation.snapshot.value).toBe('signedIn');
  });

  it('that only an administrator can renew blocks', async () => {
    const policy = { MaxPasswordAge: 90, HardExpiry: true };
    const ground = new Ground(later(await withAlice(policy), '2026-06-01T12:00:00Z'));
    const conversation = ground.conversation();
    await say(conversation, account, given(password));
    expect(conversation.snapshot.value).toBe('blocked');
  });
});

test.each<[string, (account: TestAccount) => string, string]>([
  ['wrong', () => '000000', 'wrongCode'],
  ['no code at all', () => 'abc', 'wrongCode'],
  ['of another time', (account) => code(account, 6), 'clockDrifted'],
])('a code that is %s', async (_, text, state) => {
  const { ground, conversation } = await withPhone();
  await say(conversation, account, given(password), codeGiven(text(ground.account)));
  const challenge = conversation.snapshot.children.mfa?.getSnapshot();
  expect(challenge?.value).toEqual({ asking: state });
  expect(challenge?.context).toMatchObject({ device: phone, attempts: 1 });
});

it('a code that comes too late starts over with the password, for no reason of the code', async () => {
  const { ground, conversation } = await withPhone();
  await say(conversation, account, given(password));
  const { world } = ground.account;
  Object.assign(ground, { account: later(ground.account, '2026-03-01T12:30:00Z') });
  ground.account.world = world;
  await say(conversation, codeGiven(code(ground.account)));
  expect(conversation.snapshot.value).toBe('refused');
  expect(conversation.snapshot.context.code).toBeUndefined();
  expect(conversation.snapshot.context.message).toBe('Your sign-in has expired. Start over.');
});

it('two codes in a row synchronize the device and sign in', async () => {
  const { ground, conversation } = await withPhone();
  await say(conversation, account, given(password), codeGiven(code(ground.account, 6)));
  const pair = { first: code(ground.account, 6), second: code(ground.account, 7) };
  await say(conversation, { type: 'resync.chosen' }, { type: 'codes.given', ...pair });
  expect(conversation.snapshot.value).toBe('signedIn');
  expect(ground.world.mfaDevices.get(phone)?.drift).toBe(7);
});

it('a password that has to be changed: refused, then taken, and the session asked for by itself', async () => {
  const base = await withAlice({ AllowUsersToChangePassword: true });
  await base.calls(['UpdateLoginProfile', { UserName: 'alice', PasswordResetRequired: true }]);
  const ground = new Ground(base);
  const conversation = ground.conversation();
  await say(conversation, account, given(password), chosen('short'));
  expect(conversation.snapshot.value).toBe('newPasswordRefused');
  expect(conversation.snapshot.context).toMatchObject({ code: 'PasswordPolicyViolation' });
  await say(conversation, chosen('Winter-2027'));
  expect(conversation.snapshot.value).toBe('signedIn');
  expect(ground.sent.map(({ call }) => call.operation)).toEqual([
    'ConsoleLogin',
    'SetNewPassword',
    'SetNewPassword',
    'ConsoleLogin',
  ]);
});

describe('undo', () => {
  it('takes a sign-in back as one step with its code, and the next sign-in as another', async () => {
    const { ground, conversation } = await withPhone();
    await say(conversation, account, given(password), codeGiven(code(ground.account)));
    await say(conversation, { type: 'session.left' }, account, given(password));
    const groups = ground.sent.map(({ together }) => together?.group);
    expect(groups[0]).toBe(groups[1]);
    expect(groups[2]).not.toBe(groups[0]);
  });

  it('names no secret', async () => {
    const { ground, conversation } = await withPhone();
    await say(conversation, account, given(password), codeGiven(code(ground.account)));
    expect(new Set(ground.sent.map(({ together }) => together?.says))).toEqual(new Set(['Console sign-in']));
  });
});

describe('the next load of the tab', () => {
  it('goes on at the code, and at the session', async () => {
    const { ground, conversation } = await withPhone();
    await say(conversation, account, given(password));
    conversation.stop();
    const second = ground.conversation();
    expect(second.snapshot.value).toBe('challenged');
    await say(second, codeGiven(code(ground.account)));
    second.stop();
    expect(ground.conversation().snapshot.value).toBe('signedIn');
  });

  it('is signed in no more where the session is gone', async () => {
    const ground = new Ground(await withAlice());
    const conversation = ground.conversation();
    await say(conversation, account, given(password));
    const { sessionId = '' } = conversation.snapshot.context;
    ground.account.world = remove(ground.world, 'sessions', sessionId);
    expect(ground.conversation().snapshot.value).toBe('enteringAccount');
  });

  it('finds no password, no code and, once signed in, no proof of them', async () => {
    const { ground, conversation } = await withPhone();
    const kept = (): string => sessionStorage.getItem('iam-playground sign-in p') ?? '';
    await say(conversation, account, given(password));
    const { token = '' } = conversation.snapshot.context;
    expect(kept()).toContain(token);
    expect(kept()).not.toContain(password);
    const text = code(ground.account);
    await say(conversation, codeGiven(text));
    for (const secret of [password, `"${text}"`, token]) expect(kept()).not.toContain(secret);
  });
});

it('root goes by its address', async () => {
  const base = await withAlice();
  const { id, name } = base.world.accounts.get(named.Account)!;
  base.world = put(base.world, 'accounts', { id, name, email: 'root@example.com' });
  const ground = new Ground(base);
  const NewPassword = 'Spring-2028';
  await ground.sendWith(
    { kind: 'anonymous' },
    {
      service: 'signin',
      operation: 'RecoverRootPassword',
      parameters: { Email: 'root@example.com', NewPassword },
    },
  );
  const conversation = ground.conversation();
  await say(
    conversation,
    { type: 'account.given', who: { kind: 'root', email: 'Root@Example.com' } },
    given(NewPassword),
  );
  expect(conversation.snapshot.value).toBe('signedIn');
});
