import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { chartOf, type Machine, type MachineSnapshot } from '#machines/chart.ts';
import { toldOfInstance } from '#machines/instance-credentials.machine.ts';
import { toldOfDevice } from '#machines/mfa-device.machine.ts';
import { told } from '#machines/session.machine.ts';
import MachineExplorer from './MachineExplorer.svelte';
import Statechart from './Statechart.svelte';
// What the chart loads lazily is named here, so that Vite has it ready before the tests begin.
import './layout.ts';
import '../base.css';
import '../tokens.css';

beforeEach(() => page.viewport(1400, 900));

const credentials = { issuedAt: '2026-03-01T12:00:00Z', expiresAt: '2026-03-01T13:00:00Z' };
const issued = { type: 'credentials.issued', ...credentials } as const;
const session = told([{ type: 'code.asked' }, issued]);

const machines: readonly (readonly [string, MachineSnapshot])[] = [
  ['a session', session],
  ['an MFA device', toldOfDevice([{ type: 'seed.shown' }])],
  ['credentials of an instance', toldOfInstance([issued])],
];

/** What the page shows under a selector: one attribute of each, sorted. */
function shown(place: Element, selector: string, attribute: string): readonly string[] {
  return [...place.querySelectorAll(selector)].map((one) => one.getAttribute(attribute) ?? '').sort();
}

test.each(machines)('picture and list of %s say the same', async (_, snapshot) => {
  const machine = snapshot.machine as Machine;
  const screen = await render(Statechart, { machine, snapshot, title: 'Life' });
  await expect.element(screen.getByRole('img', { name: /^Life: statechart with/ })).toBeVisible();
  const { edges, initials } = chartOf(machine);
  const picture = {
    states: shown(screen.container, 'svg [data-state]', 'data-state'),
    now: shown(screen.container, 'svg .now', 'data-state'),
    lines: new Set(shown(screen.container, 'svg [data-line]', 'data-line')),
  };
  await screen.getByRole('button', { name: 'As a list' }).click();
  const atoms = [...screen.container.querySelectorAll('li[data-state]:not(:has(li[data-state]))')];
  expect(atoms.map((one) => one.getAttribute('data-state')).sort()).toEqual(picture.states);
  const current = [...screen.container.querySelectorAll('li[data-state]:has(> [aria-current])')];
  expect(current.map((one) => one.getAttribute('data-state')).sort()).toEqual(picture.now);
  expect(picture.now.length).toBeGreaterThan(0);
  // The picture leads to where a state with states in it begins, and keeps what stays in its box.
  const entry = (id: string): string => initials.find(({ of }) => of === id)?.to ?? id;
  const moves = shown(screen.container, 'li[data-edge]', 'data-edge').filter((ends) => {
    const [from, to] = ends.split(' ');
    return from !== to;
  });
  const listed = new Set(moves.map((ends) => ends.replace(/ (.*)$/, (_all, to: string) => ` ${entry(to)}`)));
  expect(listed).toEqual(picture.lines);
  expect(shown(screen.container, 'li[data-edge]', 'data-edge')).toHaveLength(edges.length);
});

test('the next timed change is said with its time, and its guard answers', async () => {
  const next = { at: '2026-03-01T12:45:00Z', to: 'expiring' };
  const now = '2026-03-01T12:30:00Z';
  const screen = await render(Statechart, {
    machine: session.machine,
    snapshot: session,
    title: 'Life',
    next,
    now,
  });
  await expect
    .element(screen.getByRole('row', { name: /no: expiring expiring at 12:45:00, in 15 min/ }))
    .toBeVisible();
  await expect
    .element(
      screen.getByRole('img', {
        name: /Now credentials: active; rights: full\. From there it can go to expired, expiring, cut or gone\./,
      }),
    )
    .toBeVisible();
});

test('only what can be sent is sent', async () => {
  const onsend = vi.fn();
  const cut = { event: { type: 'rights.cut', by: 'denied' }, label: 'Cut its rights' };
  const ask = { event: { type: 'code.asked' }, label: 'Ask for a code' };
  const props = { machine: session.machine, snapshot: session, title: 'Life', events: [ask, cut], onsend };
  const screen = await render(Statechart, { props });
  const asking = screen.getByRole('button', { name: 'Ask for a code' });
  await expect.element(asking).toHaveAttribute('aria-disabled', 'true');
  asking.element().focus();
  await userEvent.keyboard('{Enter}');
  expect(onsend).not.toHaveBeenCalled();
  await screen.getByRole('button', { name: 'Cut its rights' }).click();
  expect(onsend).toHaveBeenCalledExactlyOnceWith(cut.event);
});

test('a phone begins with the list', async () => {
  await page.viewport(390, 800);
  const screen = await render(Statechart, { machine: session.machine, snapshot: session, title: 'Life' });
  await expect.element(screen.getByRole('list', { name: 'Life, states' })).toBeVisible();
  await screen.getByRole('button', { name: 'As a list' }).click();
  await expect.element(screen.getByRole('img', { name: /^Life: statechart/ })).toBeVisible();
});

test('the explorer keeps what was sent to each machine, and takes it back', async () => {
  const screen = await render(MachineExplorer);
  const so = screen.getByRole('region', { name: 'Events so far' });
  await screen.getByRole('button', { name: 'Ask for an MFA code' }).click();
  await screen.getByRole('button', { name: 'MFA device' }).click();
  await expect.element(so).toHaveTextContent('None yet. It is unassigned.');
  await screen.getByRole('button', { name: 'Session', exact: true }).click();
  await expect.element(so.getByRole('listitem')).toHaveTextContent(/Ask for an MFA code.*→ challenged, full/);
  await so.getByRole('button', { name: 'Back to the start' }).click();
  await expect.element(so).toHaveTextContent('None yet. It is requested, full.');
});
