/** Address ranges that are never the source of a request from the internet, so that aws:SourceIp never has them. */
import { compileIpRange } from '../ip-range.ts';

const ranges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
].map((range) => ({ bits: Number(range.split('/')[1]), contains: compileIpRange(range) }));

/** Whether a range, or one address, lies wholly inside of a private one. */
export function isPrivateRange(text: string): boolean {
  if (compileIpRange(text) === undefined) return false;
  const [address = '', bits = '128'] = text.split('/');
  return ranges.some((outer) => Number(bits) >= outer.bits && outer.contains?.(address) === true);
}
