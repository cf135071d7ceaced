import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { emptyWorld } from '#account/world.ts';
import { Playgrounds } from '#app/playgrounds.svelte.ts';
import { browserPlatform } from '#storage/platform.ts';
import AccountPage from '#ui/account/AccountPage.svelte';
import { newAccountScenario } from '#ui/empty-scenario.ts';
import { placeOf } from '#ui/frame/route.svelte.ts';
import { ShownAccount } from '#ui/frame/shown-account.svelte.ts';
import Toasts from '#ui/frame/Toasts.svelte';
import { toasts } from '#ui/frame/toasts.svelte.ts';
// What the page loads lazily is named here, so that Vite has it ready before the tests begin.
import './UsersPage.svelte';
import '../../api/handle.ts';
import '../../app/moment.ts';
import '../base.css';
import '../tokens.css';

const load = () => import('./UsersPage.svelte');

beforeEach(async () => {
  await page.viewport(1200, 800);
  history.replaceState(null, '', '#/users');
  for (const toast of toasts.list) toasts.dismiss(toast);
});

/** The page of users over an account of one's own; `go` follows an address, as the address bar would. */
async function usersPage(world = newAccountScenario.world) {
  const playground = new Playgrounds(browserPlatform()).create({ ...newAccountScenario, world });
  const account = new ShownAccount(() => playground);
  const place = () => placeOf(location.hash)!;
  const screen = await render(AccountPage, { playground, account, place: place(), load });
  await render(Toasts);
  const go = async (hash: string) => {
    location.hash = hash;
    await screen.rerender({ place: place() });
  };
  return { playground, screen, go };
}

test('from an empty account to a user, and back by Undo', async () => {
  const { playground, screen, go } = await usersPage();
  await expect.element(screen.getByRole('link', { name: 'Create user' })).toBeVisible();
  await go('#/users?new');
  await screen.getByRole('textbox', { name: 'User name' }).fill('a b');
  await expect.element(screen.getByText(/must satisfy regular expression pattern/)).toBeVisible();
  await screen.getByRole('textbox', { name: 'User name' }).fill('alice');
  await expect.element(screen.getByText('aws iam create-user --user-name alice')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => location.hash).toBe('#/users/alice');
  await go('#/users');
  await expect.element(screen.getByRole('row', { name: 'alice' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(playground.world.users.size).toBe(0);
});

test('what AWS denies keeps what was typed, and leads to the Lab', async () => {
  const { playground, screen, go } = await usersPage();
  await playground.send({ service: 'iam', operation: 'CreateUser', parameters: { UserName: 'alice' } });
  playground.actAs('arn:aws:iam::123456789012:user/alice');
  await go('#/users?new');
  await screen.getByRole('textbox', { name: 'User name' }).fill('bob');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent(/AccessDenied: User: .*user\/alice is not/);
  await expect.element(screen.getByRole('textbox', { name: 'User name' })).toHaveValue('bob');
  await screen.getByRole('link', { name: 'See why in the Lab' }).click();
  expect(location.hash).toBe('#/lab');
  expect(playground.request).toMatchObject({ id: 'lab', action: 'iam:CreateUser' });
  expect(playground.decision?.verdict).toBe('ImplicitlyDenied');
});

test('an MFA device is made, assigned with the codes of the playground, and lost', async () => {
  const { playground, screen, go } = await usersPage();
  await playground.send({ service: 'iam', operation: 'CreateUser', parameters: { UserName: 'alice' } });
  await go('#/users/alice/credentials');
  await screen.getByRole('button', { name: 'Assign MFA device' }).click();
  await screen.getByRole('textbox', { name: 'Device name' }).fill('my phone');
  await expect.element(screen.getByText(/must satisfy regular expression pattern/)).toBeVisible();
  await screen.getByRole('textbox', { name: 'Device name' }).fill('phone');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('img', { name: 'QR code of phone' })).toBeVisible();
  await expect.element(screen.getByRole('textbox', { name: 'First code' })).toHaveFocus();

  await userEvent.keyboard('000000');
  await screen.getByRole('textbox', { name: 'The code after it' }).fill('000000');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('alert')).toHaveTextContent('InvalidAuthenticationCode');
  await screen.getByRole('button', { name: /^The last two codes/ }).click();
  await screen.getByRole('button', { name: 'Assign to alice' }).click();
  await expect.element(screen.getByText('in step')).toBeVisible();
  await expect.element(screen.getByText('1 of 8')).toBeVisible();

  await screen.getByRole('button', { name: 'Lost: remove phone' }).click();
  await expect.poll(() => playground.world.mfaDevices.size).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.element(screen.getByText('in step')).toBeVisible();
  await screen.getByRole('button', { name: 'Deactivate phone' }).click();
  await expect.element(screen.getByRole('list', { name: 'Unassigned MFA devices' })).toBeVisible();
  await screen.getByRole('button', { name: 'Delete phone' }).click();
  await expect.poll(() => playground.world.mfaDevices.size).toBe(0);
});

test('a playground without an account says so', async () => {
  const { screen } = await usersPage(emptyWorld);
  await expect.element(screen.getByRole('heading', { name: 'This playground has no account' })).toBeVisible();
});
