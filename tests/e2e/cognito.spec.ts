/** An application with guests and people whom Google signs in: one identity each, on whichever device. */
import { expectAccessible } from './accessible.ts';
import { CognitoPage } from './cognito-page.ts';
import { expect, test } from './fixtures.ts';

test('a guest signs in, stays who they were, and is the same person on a second device', async ({
  playground,
  page,
}) => {
  const cognito = new CognitoPage(page);
  const { phone, browser } = cognito;
  await playground.openLab();
  await playground.menu.choose('New empty account');
  await playground.follow('#/federation/cognito');
  await cognito.createPool();

  await phone.getByRole('button', { name: 'Continue as guest' }).click();
  await expect(cognito.answer(phone, 'Read in the own folder')).toContainText('allowed');
  await expect(phone).toContainText('Unauth_Role/CognitoIdentityCredentials');
  const guest = (await cognito.identityOn(phone).textContent())?.trim() ?? '';
  expect(guest).toMatch(/^us-east-1:[0-9a-f-]{36}$/);

  await cognito.signIn(phone, 'Ana with Google');
  await expect(phone).toContainText('Auth_Role/CognitoIdentityCredentials');
  await expect(cognito.identityOn(phone)).toHaveText(guest);

  await cognito.signIn(browser, 'Ana with Google');
  await expect(cognito.identityOn(browser)).toContainText(guest);
  await expect(browser.getByText('the same on the other device')).toBeVisible();
  await expect(cognito.identities).toHaveCount(2);
  await expectAccessible(page, 'two devices of a pool', 'main');

  await cognito.answer(browser, 'somebody else’s folder').getByRole('link').click();
  await expect(playground.lab.verdict).toContainText('Implicitly denied');

  await playground.follow('#/federation/cognito');
  await cognito.main.getByRole('link', { name: 'my-app' }).click();
  await browser.getByRole('button', { name: 'Act as this session' }).click();
  await expect(playground.account.actingAs).toHaveValue(/CognitoIdentityCredentials/);
  await playground.undoButton.click();
  await expect(playground.undoButton).toHaveAccessibleName('Undo: Ana signed in on the Browser');
});

test('the basic flow is refused where the pool does not have it, in Cognito’s words', async ({
  playground,
  page,
}) => {
  const cognito = new CognitoPage(page);
  await playground.openLab();
  await playground.menu.choose('New empty account');
  await playground.follow('#/federation/cognito');
  await cognito.createPool();
  await cognito.phone.getByRole('button', { name: 'Basic' }).click();
  await cognito.phone.getByRole('button', { name: 'Continue as guest' }).click();
  await expect(cognito.phone.getByRole('alert')).toContainText(
    'InvalidParameterException: Basic (classic) flow is not enabled, please use enhanced flow.',
  );
  await cognito.phone.getByRole('button', { name: 'Enhanced' }).click();
  await cognito.phone.getByRole('button', { name: 'Get credentials' }).click();
  await expect(cognito.answer(cognito.phone, 'List virtual machines')).toContainText('denied');
});
