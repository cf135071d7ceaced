import User from '@lucide/svelte/icons/user';
import type { Noun } from '#ui/account/noun-list.ts';

export const users: Noun = { one: 'user', many: 'users', Icon: User };
