/** XML to be read by a person: one element a line, indented. Texts stay as they are. */
export function indented(xml: string): string {
  const parts = xml.replace(/>\s*</g, '>\n<').split('\n');
  let depth = 0;
  const lines = parts.map((part) => {
    const closes = part.startsWith('</');
    if (closes) depth -= 1;
    const line = '  '.repeat(Math.max(0, depth)) + part;
    const opens = /^<[^/?!]/.test(part) && !part.endsWith('/>') && !/<\/[^>]*>$/.test(part);
    if (opens) depth += 1;
    return line;
  });
  return lines.join('\n');
}
