import History from '@lucide/svelte/icons/rotate-ccw-clock';
import type { Noun } from '#ui/account/noun-list.ts';

export const history: Noun = { one: 'call', many: 'calls in the history', title: 'History', Icon: History };
