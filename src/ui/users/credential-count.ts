/** What stands beside the tab of a user's credentials: `2 keys, 1 MFA`; nothing for none. */
import type { Tab } from '#ui/account/detail.ts';

export function credentialCount(keys: number, mfaDevices: number): Pick<Tab, 'count'> {
  const words = [
    ...(keys > 0 ? [`${keys} ${keys === 1 ? 'key' : 'keys'}`] : []),
    ...(mfaDevices > 0 ? [`${mfaDevices} MFA`] : []),
  ];
  return words.length === 0 ? {} : { count: words.join(', ') };
}
