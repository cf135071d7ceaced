/** Addresses that look like a share link and are none, or worse. */
import { deflateSync } from 'fflate';

/** What a damaged or malicious link is, and what the page says to it. */
export function hostileLinks(link: string): readonly (readonly [what: string, hash: string, says: RegExp])[] {
  const cut = link.slice(0, Math.floor(link.length * 0.7));
  const at = link.length - 100;
  const damaged = link.slice(0, at) + (link[at] === 'A' ? 'B' : 'A') + link.slice(at + 1);
  return [
    ['cut off on its way', cut, /^This link is not complete\./],
    ['with one letter turned', damaged, /^This link (was damaged on its way|is not complete)/],
    [
      'of a format of the future',
      link.replace('#s=d1.', '#s=d9.'),
      /made in a way that this version .* does not know/,
    ],
    ['that is a decompression bomb', bomb(), /^This is larger than a playground can be\./],
    [
      'with 300 kB of garbage',
      `#s=d1.${'qX3'.repeat(100_000)}`,
      /^This is larger than a playground can be\./,
    ],
    ['with nothing in it', '#s=', /^This link is not complete\./],
    ['with markup in it', '#s=<img src=x onerror=alert(1)>', /^This link is not complete\./],
  ];
}

/** 50 MB in 50 kB: a checksum nobody gets to, and deflated brackets. */
function bomb(): string {
  const deflated = deflateSync(Buffer.alloc(50_000_000, '['), { level: 9 });
  return `#s=d1.${Buffer.concat([Buffer.alloc(4), deflated]).toString('base64url')}`;
}
