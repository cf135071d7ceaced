import Timer from '@lucide/svelte/icons/timer';
import type { Noun } from '#ui/account/noun-list.ts';

export const sessions: Noun = { one: 'session', many: 'sessions', Icon: Timer };
