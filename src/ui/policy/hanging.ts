/** How far in, in characters, the rest of a long line of a policy goes on: one level below its beginning. */
export function hanging(line: string): number {
  return line.length - line.trimStart().length + 2;
}
