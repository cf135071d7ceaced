/** The process of the command line: `node dist-node/cli.mjs COMMAND …`. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { runCommandLine } from './command-line.ts';
import { unreadable } from './surroundings.ts';

/** Reasons of Node, said for people. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file'],
  ['EACCES', 'may not be read'],
  ['EISDIR', 'is a folder'],
]);

async function read(file: string): Promise<string> {
  if (file === '-') return text(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Error(reasons.get(code) ?? message, { cause: error });
  }
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : unreadable),
);

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  read,
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  stopped,
});
