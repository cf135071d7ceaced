import Plug from '@lucide/svelte/icons/plug';
import type { Noun } from '#ui/account/noun-list.ts';

export const providers: Noun = { one: 'identity provider', many: 'identity providers', Icon: Plug };
