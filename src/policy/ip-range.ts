/**
 * Addresses and CIDR ranges of both families; the families never match each other.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Condition operators", IP address. An address without prefix is one host.
 */
import ipaddr from 'ipaddr.js';
import { memo } from './memo.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Parsing is slow beside matching; the same ranges stand in many statements, and are asked about one address. */
const remembered = 40_000;
const rangeOf = memo((text) => ({ network: parseRange(text) }), remembered);
const addressOf = memo((text) => ({ address: parseAddress(text) }), remembered);

/** Whether an address lies in a range; `undefined` when the range is none. */
export function compileIpRange(range: string): ((address: string) => boolean) | undefined {
  const { network } = rangeOf(range);
  if (network === undefined) return undefined;
  const [base, prefix] = network;
  return (text) => {
    const candidate = addressOf(text).address;
    return candidate?.kind() === base.kind() && (candidate as ipaddr.IPv6).match(base, prefix);
  };
}

function parseRange(range: string): [Address, number] | undefined {
  if (!range.includes('/')) {
    const { address } = addressOf(range);
    return address && [address, address.kind() === 'ipv4' ? 32 : 128];
  }
  const [text = '', prefix = '', ...rest] = range.split('/');
  const { address } = addressOf(text);
  const isPrefix = /^\d{1,3}$/.test(prefix) && rest.length === 0;
  const widest = address?.kind() === 'ipv4' ? 32 : 128;
  return address !== undefined && isPrefix && Number(prefix) <= widest
    ? [address, Number(prefix)]
    : undefined;
}

/** Four decimal numbers or an IPv6 address without zone: none of the short and octal forms that ipaddr.js knows beside. */
function parseAddress(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  const isIPv6 = text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text);
  return isIPv6 ? ipaddr.IPv6.parse(withoutDots(text)) : undefined;
}

/** `::203.0.113.9` is not `::ffff:203.0.113.9`, which ipaddr.js takes it for. */
function withoutDots(text: string): string {
  const dotted = /[^:]+\..+$/.exec(text)?.[0];
  if (dotted === undefined) return text;
  const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number);
  const groups = [a * 256 + b, c * 256 + d].map((group) => group.toString(16));
  return text.slice(0, -dotted.length) + groups.join(':');
}
