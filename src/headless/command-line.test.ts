import { expect, test } from 'vitest';
import { runCommandLine } from './command-line.ts';

/** The exit code, and what went to the standard output and the standard error. */
async function run(...args: readonly string[]): Promise<readonly [number, string, string]> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(args, {
    read: () => Promise.resolve('[]'),
    print: (line) => out.push(line),
    complain: (line) => err.push(line),
    stopped: () => Promise.resolve(),
  });
  return [code, out.join('\n'), err.join('\n')];
}

test.each<[readonly string[], number, string, string]>([
  [['--help'], 0, 'decide    decide the cases', ''],
  [['-h'], 0, 'Usage: COMMAND', ''],
  [['endpoint', '--help'], 0, 'endpoint [--port N]', ''],
  [['endpoint', '--save'], 2, '', '--save needs --file'],
  [['decide', '--help'], 0, 'Exit codes: 0 all agree', ''],
  [['decide', 'cases.json', '-h'], 0, 'decide FILE.json [--trace]', ''],
  [['decide', 'cases.json'], 0, '', ''],
  [['decide'], 2, '', 'decide takes one file'],
  [[], 2, '', 'A command is missing.'],
  [['frobnicate'], 2, '', 'There is no command frobnicate.'],
  [['constructor'], 2, '', 'There is no command constructor.'],
])('%j', async (args, code, out, err) => {
  const [exit, printed, complained] = await run(...args);
  expect(exit).toBe(code);
  expect(printed).toContain(out);
  expect(complained).toContain(err);
  expect(printed === '' || complained === '').toBe(true);
});
