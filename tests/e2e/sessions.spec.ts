/** Sessions over time: asked for, active, expired; and cut while they last, because rights are looked up at each request. */
import { expectAccessible } from './accessible.ts';
import { expect, test as base } from './fixtures.ts';
import { within } from './patience.ts';
import { sessionCrowd, sessionWorld } from './session-worlds.ts';
import { SessionsPage } from './sessions-page.ts';

const test = base.extend<{ readonly sessions: SessionsPage }>({
  sessions: async ({ playground }, use) => use(new SessionsPage(playground)),
});

test('a role is assumed with MFA and external id, and its credentials expire', async ({
  playground,
  sessions,
}) => {
  const { account } = playground;
  await sessions.openWorld(sessionWorld(), 'Sessions');
  await account.actAs('alice');
  await sessions.start('Auditor');
  await expect(account.main.getByText('Its trust policy speaks of MFA.')).toBeVisible();
  await account.field('External id').fill('acme');
  await sessions.button('GetSessionToken').click();
  await sessions.button('AssumeRole').click();
  await expect(account.field('External id')).toHaveValue('acme');
  await sessions.button('Assume role').click();
  await expect(account.refusal).toContainText('AccessDenied: User: arn:aws:iam::111122223333:user/alice');
  await expect(sessions.row('refused')).toContainText('Auditor/alice');

  await sessions.button('Fill in what phone shows').click();
  await expect(account.field('MFA code')).toHaveValue(/^\d{6}$/);
  await sessions.button('Assume role').click();
  await expect(sessions.made).toContainText('export AWS_SESSION_TOKEN=');
  await expect(sessions.row('Auditor/alice').first()).toContainText('active');
  await sessions.made.getByRole('button', { name: 'Act as this session' }).click();
  await sessions.made.getByRole('link', { name: 'Its page' }).click();
  await expect(sessions.head).toContainText('active expires 21 Nov 2026, 15:38:53 UTC');

  await sessions.jumpPastItsEnd();
  await expect(sessions.head).toContainText('expired');
  await playground.follow('#/users?new');
  await account.field('User name').fill('zoe');
  await sessions.button('Create user').click();
  await expect(account.refusal).toContainText(
    'ExpiredToken: The security token included in the request is expired',
  );
  await playground.undoButton.click();
  await sessions.button('Create user').click();
  await expect(account.heading).toHaveText('zoe');
});

test('a session of 36 hours loses its rights at once with its user’s policies, and undo brings them back', async ({
  playground,
  sessions,
}) => {
  await sessions.openWorld(sessionWorld(), 'Sessions');
  await sessions.open('dana');
  await sessions
    .cut(/policies of broker/)
    .getByRole('button')
    .click();
  await expect(sessions.head).toContainText('active, no rights');
  await expect(sessions.row('dana')).toContainText('no policy allows broker anything');
  await sessions.seeNextRequest();
  await expect(playground.lab.verdict).toHaveText(/^Implicitly denied\./);
  await playground.undoButton.click();
  await playground.undoButton.click();
  await expect(playground.undoButton).toHaveAccessibleName('Nothing to undo');
  await playground.follow('#/sessions');
  await expect(sessions.row('dana')).toContainText('active');
  await expect(sessions.row('dana')).not.toContainText('no rights');
});

test('AWSRevokeOlderSessions cuts what is older than now, and nothing of this very second', async ({
  playground,
  sessions,
}) => {
  const { account, lab } = playground;
  await sessions.openWorld(sessionWorld(), 'Sessions');
  await account.actAs('broker');
  await playground.follow('#/sessions?new');
  await sessions.button('GetSessionToken').click();
  await sessions.button('Get session token').click();
  await sessions.made.getByRole('link', { name: 'Its page' }).click();
  const revoke = sessions.cut(/Deny older tokens on broker/);
  await expect(revoke).toContainText('It was issued this very second');
  await revoke.getByRole('button', { name: 'Let a second pass' }).click();
  await revoke.getByRole('button', { name: /^Cut/ }).click();
  await expect(sessions.head).toContainText('active, no rights');
  await expect(sessions.row('dana')).toContainText('no rights');
  await sessions.seeNextRequest();
  await expect(lab.verdict).toHaveText(/^Explicitly denied\./);
  await lab.choosePrincipal('broker');
  await expect(lab.verdict).toHaveText(/^Allowed\./);
});

test('of 5,000 sessions each is found, and the list keeps up', async ({ sessions, playground }) => {
  await sessions.openWorld(sessionCrowd(5000), 'A crowd of sessions');
  await playground.account.search.fill('session-4711');
  await expect(sessions.row('Auditor/session-4711')).toBeVisible({ timeout: within(1000) });
  await sessions.open('session-4711');
  await expect(sessions.head).toContainText('expired');
});

for (const [width, places] of [
  [1440, ['#/sessions/ID', '#/sessions/ID/limits', '#/sessions?new']],
  [390, ['#/sessions', '#/sessions/ID', '#/sessions?new']],
] as const) {
  test(`axe finds nothing at ${width} pixels`, async ({ sessions, playground, page }) => {
    await sessions.openWorld(sessionWorld(), 'Sessions');
    const id = await sessions.idOf('dana');
    await page.setViewportSize({ width, height: 900 });
    for (const place of places) {
      await playground.follow(place.replace('ID', id));
      await expect(playground.main.getByText('Loading…')).toHaveCount(0);
      await expectAccessible(page, `${place} at ${width} pixels`, 'main');
    }
  });
}
