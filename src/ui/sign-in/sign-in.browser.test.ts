import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { Playgrounds } from '#app/playgrounds.svelte.ts';
import type { ApiCall } from '#ui/account/api-call.ts';
import { browserPlatform } from '#storage/platform.ts';
import AccountPage from '#ui/account/AccountPage.svelte';
import { newAccountScenario } from '#ui/empty-scenario.ts';
import { placeOf } from '#ui/frame/route.svelte.ts';
import { ShownAccount } from '#ui/frame/shown-account.svelte.ts';
// What the page loads lazily is named here, so that Vite has it ready before the tests begin.
import './SignInPage.svelte';
import '../../api/handle.ts';
import '../../app/moment.ts';
import '../base.css';
import '../tokens.css';

const load = () => import('./SignInPage.svelte');
const password = 'Summer-2026';
const user = (name: string): string => `arn:aws:iam::123456789012:user/${name}`;

beforeEach(() => page.viewport(1200, 800));

function call(operation: string, parameters: ApiCall['parameters']): ApiCall {
  return { service: 'iam', operation, parameters };
}

/** The page of sign-in over an account of its own, after these calls; `open` loads it anew, at an address. */
async function signInPage(...calls: readonly ApiCall[]) {
  const playground = new Playgrounds(browserPlatform()).create(newAccountScenario);
  for (const each of calls) await playground.send(each);
  const account = new ShownAccount(() => playground);
  const props = (hash: string) => ({ playground, account, place: placeOf(hash)!, load });
  const screen = await render(AccountPage, props('#/sign-in'));
  let shown = screen;
  const open = async (hash: string) => {
    await shown.unmount();
    shown = await render(AccountPage, props(hash));
    return shown;
  };
  return { playground, screen, open };
}

type Screen = Awaited<ReturnType<typeof signInPage>>['screen'];

async function name(screen: Screen, userName: string): Promise<void> {
  await screen.getByRole('textbox', { name: 'Account ID (12 digits) or account alias' }).fill('123456789012');
  await screen.getByRole('textbox', { name: 'IAM user name' }).fill(userName);
  await screen.getByRole('button', { name: 'Next' }).click();
}

async function give(screen: Screen, text: string): Promise<void> {
  await screen.getByRole('textbox', { name: 'Password' }).fill(text);
  await screen.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const withAlice = [
  call('CreateUser', { UserName: 'alice' }),
  call('CreateLoginProfile', { UserName: 'alice', Password: password }),
];

test('a user whose name is root stands beside root of the account', async () => {
  const { screen } = await signInPage(call('CreateUser', { UserName: 'root' }));
  await screen.getByRole('button', { name: 'Give root an address' }).click();
  await expect.element(screen.getByRole('button', { name: 'Sign in as root' }).first()).toBeVisible();
  expect(screen.getByRole('button', { name: 'Sign in as root' }).elements()).toHaveLength(2);
});

test('signing out goes back to who acted before', async () => {
  const { playground, screen } = await signInPage(...withAlice, call('CreateUser', { UserName: 'bob' }));
  playground.actAs(user('bob'));
  await name(screen, 'alice');
  await give(screen, password);
  await expect.element(screen.getByRole('heading', { name: 'Signed in as alice' })).toBeVisible();
  await screen.getByRole('button', { name: 'Sign out' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('The page acts as bob again.');
  expect(playground.actingAs).toBe(user('bob'));
});

test('who is deleted while signed in is signed out', async () => {
  const { playground, screen } = await signInPage(...withAlice);
  await name(screen, 'alice');
  await give(screen, password);
  await expect.element(screen.getByRole('heading', { name: 'Signed in as alice' })).toBeVisible();
  playground.change('Delete alice', (world) => ({ ...world, users: new Map() }));
  await expect.element(screen.getByRole('status')).toHaveTextContent('The page acts as root again.');
});

test('a refusal tells why as things stood, not as they stand since', async () => {
  const { playground, screen, open } = await signInPage(call('CreateUser', { UserName: 'alice' }));
  await name(screen, 'alice');
  await give(screen, password);
  await expect.element(screen.getByRole('alert')).toHaveTextContent('alice has no password in this world.');
  await playground.send(withAlice[1]!);
  await expect.element(screen.getByRole('alert')).toHaveTextContent('alice has no password in this world.');
  const again = await open('#/sign-in');
  await expect.element(again.getByRole('alert')).toHaveTextContent('Give the password again.');
  await give(again, password);
  await expect.element(again.getByRole('heading', { name: 'Signed in as alice' })).toBeVisible();
});

test('whoever the address names comes before whoever was about to sign in', async () => {
  const { screen, open } = await signInPage(...withAlice, call('CreateUser', { UserName: 'bob' }));
  await name(screen, 'bob');
  await expect.element(screen.getByRole('heading', { name: 'Sign in as IAM user' })).toBeVisible();
  const next = await open('#/sign-in/alice');
  await expect.element(next.getByRole('textbox', { name: 'IAM user name' })).toHaveValue('alice');
  await next.getByRole('button', { name: 'Next' }).click();
  const same = await open('#/sign-in/alice');
  await expect.element(same.getByRole('heading', { name: 'Sign in as IAM user' })).toBeVisible();
});

test('who was typed last is there again, not who was picked before', async () => {
  const { screen } = await signInPage(...withAlice);
  await screen.getByRole('button', { name: /^Sign in as alice/ }).click();
  await screen.getByRole('button', { name: 'Somebody else' }).click();
  await name(screen, 'bob');
  await screen.getByRole('button', { name: 'Somebody else' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'IAM user name' })).toHaveValue('bob');
});

test('the warning that a password expires goes when another one is set', async () => {
  const { playground, screen } = await signInPage(
    ...withAlice,
    call('UpdateAccountPasswordPolicy', { MaxPasswordAge: 10 }),
  );
  await name(screen, 'alice');
  await give(screen, password);
  await expect.element(screen.getByText('The password expires in 10 days.')).toBeVisible();
  playground.change('No expiry', (world) => ({
    ...world,
    accounts: new Map([...world.accounts].map(([id, { passwordPolicy: _policy, ...rest }]) => [id, rest])),
  }));
  await expect.element(screen.getByText('The password expires in')).not.toBeInTheDocument();
});
