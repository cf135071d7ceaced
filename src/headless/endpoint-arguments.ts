/** What `endpoint` was told on the command line, or what is wrong with it. */
import { isoSeconds } from '#account/iso-time.ts';

export interface EndpointArguments {
  readonly port: number;
  readonly file?: string;
  readonly save: boolean;
  /** ISO 8601 in UTC, with seconds. */
  readonly time?: string;
  readonly open: boolean;
}

/** 4566 is where people expect a local AWS. */
const usualPort = 4566;

const withValue: ReadonlySet<string> = new Set(['--port', '--file', '--clock']);
const alone: ReadonlySet<string> = new Set(['--save', '--open']);

/** The problem as a text for people. */
export function readEndpointArguments(args: readonly string[]): EndpointArguments | string {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const [name = '', inline] = (args[index] ?? '').split(/=(.*)/s);
    if (!withValue.has(name) && !alone.has(name)) return `endpoint does not know ${name}`;
    if (given.has(name)) return `${name} stands there twice`;
    if (alone.has(name) && inline !== undefined) return `${name} takes no value`;
    const value = inline ?? (withValue.has(name) ? args[(index += 1)] : '');
    if (value === undefined) return `${name} needs a value`;
    given.set(name, value);
  }
  return checked(given);
}

function checked(given: ReadonlyMap<string, string>): EndpointArguments | string {
  const port = given.get('--port') ?? String(usualPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return `--port ${port}: not a port`;
  const [file, clock] = [given.get('--file'), given.get('--clock')];
  if (given.has('--save') && file === undefined) return '--save needs --file, to know where';
  const time = clock === undefined ? undefined : timeOf(clock);
  if (clock !== undefined && time === undefined)
    return `--clock ${clock}: not a time such as 2026-03-01T12:00:00Z`;
  return {
    port: Number(port),
    save: given.has('--save'),
    open: given.has('--open'),
    ...(file !== undefined && { file }),
    ...(time !== undefined && { time }),
  };
}

function timeOf(text: string): string | undefined {
  const looksRight = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
  const milliseconds = looksRight ? Date.parse(text) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : isoSeconds(milliseconds);
}
