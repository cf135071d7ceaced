/** Finds the command that a command line names, and runs it. Not here: the process itself (cli.ts). */
import { decideCommand, decideHelp } from './decide-command.ts';
import { endpointCommand, endpointHelp } from './endpoint-command.ts';
import { unreadable, type Surroundings } from './surroundings.ts';

interface Command {
  readonly summary: string;
  readonly help: string;
  /** Answers the exit code. */
  readonly run: (args: readonly string[], around: Surroundings) => Promise<number>;
}

const commands: ReadonlyMap<string, Command> = new Map([
  ['decide', { summary: 'decide the cases of a JSON file', help: decideHelp, run: decideCommand }],
  [
    'endpoint',
    { summary: 'a local endpoint for AWS SDKs and the AWS CLI', help: endpointHelp, run: endpointCommand },
  ],
]);

const overview = [
  'Usage: COMMAND …      COMMAND --help tells more',
  '',
  ...[...commands].map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`),
].join('\n');

const isHelp = (arg: string): boolean => arg === '--help' || arg === '-h';

/** Answers the exit code. */
export async function runCommandLine(
  [name, ...args]: readonly string[],
  around: Surroundings,
): Promise<number> {
  const command = commands.get(name ?? '');
  if (command !== undefined && !args.some(isHelp)) return command.run(args, around);
  if (name !== undefined && (command !== undefined || isHelp(name))) {
    around.print(command?.help ?? overview);
    return 0;
  }
  around.complain(name === undefined ? 'A command is missing.' : `There is no command ${name}.`);
  around.complain(overview);
  return unreadable;
}
