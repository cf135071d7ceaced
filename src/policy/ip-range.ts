/**
 * Addresses and CIDR ranges of both families; the families never match each other.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Condition operators", IP address. An address without prefix is one host.
 */
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Parsing is slow beside matching, and one request asks many ranges about the same address. */
const parsed = new Map<string, Address | undefined>();
const mostParsed = 1_000;

/** Whether an address lies in a range; `undefined` when the range is none. */
export function compileIpRange(range: string): ((address: string) => boolean) | undefined {
  const network = parseRange(range);
  if (network === undefined) return undefined;
  const [base, prefix] = network;
  return (address) => {
    const candidate = parseAddress(address);
    return candidate?.kind() === base.kind() && (candidate as ipaddr.IPv6).match(base as ipaddr.IPv6, prefix);
  };
}

function parseRange(range: string): [Address, number] | undefined {
  if (!range.includes('/')) {
    const address = parseAddress(range);
    return address && [address, address.kind() === 'ipv4' ? 32 : 128];
  }
  const [text = '', prefix = ''] = range.split('/');
  const isRange = parseAddress(text) !== undefined && /^\d{1,3}$/.test(prefix) && ipaddr.isValidCIDR(range);
  return isRange ? ipaddr.parseCIDR(range) : undefined;
}

function parseAddress(text: string): Address | undefined {
  if (parsed.has(text)) return parsed.get(text);
  if (parsed.size >= mostParsed) parsed.clear();
  const address = isAddress(text) ? ipaddr.parse(text) : undefined;
  parsed.set(text, address);
  return address;
}

/** Four decimal numbers or a full IPv6 address: none of the short and octal forms that ipaddr.js knows beside. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.IPv6.isValid(text));
}
