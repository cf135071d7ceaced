import HardHat from '@lucide/svelte/icons/hard-hat';
import type { Noun } from '#ui/account/noun-list.ts';

export const roles: Noun = { one: 'role', many: 'roles', Icon: HardHat };
