/** What is said of a limit that is reached, or passed by what is typed or came along. */
import type { QuotaName } from '#api/quotas.ts';

/** `, full` at the limit; beyond it `, too large` of a text, `, too many` of things; else nothing. */
export function fullness(used: number, most: number, name: QuotaName): string {
  if (used < most) return '';
  if (used === most) return ', full';
  return name.includes('Size') ? ', too large' : ', too many';
}
