import Users from '@lucide/svelte/icons/users';
import type { Noun } from '#ui/account/noun-list.ts';

export const groups: Noun = { one: 'group', many: 'groups', Icon: Users };
