/** A QR code as one path of SVG, in dots; four light ones around it, as ISO/IEC 18004 asks. */
import { encode } from 'uqr';

const quiet = 4;

export interface QrPath {
  readonly side: number;
  /** Dark dots: each row's runs as bars of height one. */
  readonly path: string;
}

export function qrPath(text: string): QrPath {
  const { data } = encode(text, { border: quiet });
  return { side: data.length, path: data.map(rowPath).join('') };
}

function rowPath(row: readonly boolean[], y: number): string {
  const dots = row.map((isDark) => (isDark ? '1' : '0')).join('');
  return Array.from(
    dots.matchAll(/1+/g),
    ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
  ).join('');
}
