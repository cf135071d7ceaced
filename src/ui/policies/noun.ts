import FileText from '@lucide/svelte/icons/file-text';
import type { Noun } from '#ui/account/noun-list.ts';

export const policies: Noun = { one: 'policy', many: 'policies', Icon: FileText };
