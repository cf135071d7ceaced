/**
 * The views of the page in the order of the rail. A view that has no row is not shown and its address leads nowhere.
 *
 * Pages of the account load when they are first opened. Not here: the Lab and the gallery, which App.svelte holds.
 */
import DoorOpen from '@lucide/svelte/icons/door-open';
import FileText from '@lucide/svelte/icons/file-text';
import Globe from '@lucide/svelte/icons/globe';
import HardHat from '@lucide/svelte/icons/hard-hat';
import History from '@lucide/svelte/icons/rotate-ccw-clock';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import Plug from '@lucide/svelte/icons/plug';
import Settings2 from '@lucide/svelte/icons/settings-2';
import Timer from '@lucide/svelte/icons/timer';
import User from '@lucide/svelte/icons/user';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import GateIcon from './GateIcon.svelte';
import type { Place, View } from './route.svelte.ts';

export type PageLoader = () => Promise<{ readonly default: Component<{ place: Place }> }>;

export interface ViewEntry {
  readonly view: View;
  readonly name: string;
  readonly Icon: Component<{ class?: string; strokeWidth?: number }>;
  /** In the bar of a phone; the others are under More once there are too many. */
  readonly inBar?: true;
  /** Reached from elsewhere. */
  readonly offRail?: true;
  /** Absent for what is there from the start. */
  readonly load?: PageLoader;
}

export const viewEntries: readonly ViewEntry[] = [
  { view: 'lab', name: 'Lab', Icon: GateIcon, inBar: true },
  { view: 'users', name: 'Users', Icon: User, inBar: true, load: () => import('#ui/users/UsersPage.svelte') },
  {
    view: 'groups',
    name: 'Groups',
    Icon: Users,
    inBar: true,
    load: () => import('#ui/groups/GroupsPage.svelte'),
  },
  { view: 'roles', name: 'Roles', Icon: HardHat, load: () => import('#ui/roles/RolesPage.svelte') },
  {
    view: 'policies',
    name: 'Policies',
    Icon: FileText,
    load: () => import('#ui/policies/PoliciesPage.svelte'),
  },
  {
    view: 'providers',
    name: 'Providers',
    Icon: Plug,
    load: () => import('#ui/providers/ProvidersPage.svelte'),
  },
  {
    view: 'federation',
    name: 'Federation',
    Icon: Globe,
    load: () => import('#ui/federation/FederationPage.svelte'),
  },
  {
    view: 'sessions',
    name: 'Sessions',
    Icon: Timer,
    load: () => import('#ui/sessions/SessionsPage.svelte'),
  },
  {
    view: 'sign-in',
    name: 'Sign in',
    Icon: DoorOpen,
    offRail: true,
    load: () => import('#ui/sign-in/SignInPage.svelte'),
  },
  { view: 'history', name: 'History', Icon: History, load: () => import('#ui/history/HistoryPage.svelte') },
  { view: 'scenarios', name: 'Scenarios', Icon: LayoutGrid, inBar: true },
  {
    view: 'settings',
    name: 'Settings',
    Icon: Settings2,
    load: () => import('#ui/settings/SettingsPage.svelte'),
  },
];

export const railEntries: readonly ViewEntry[] = viewEntries.filter(({ offRail }) => offRail !== true);

/** So many entries fit into the bar of a phone, More among them. */
export const barRoom = 5;

export function inBar(entries: readonly ViewEntry[]): readonly ViewEntry[] {
  return entries.length <= barRoom ? entries : entries.filter((entry) => entry.inBar === true);
}
