/**
 * `endpoint`: a local AWS endpoint for IAM and STS that SDKs and the AWS CLI talk to, until it is stopped.
 *
 * Not here: its arguments (endpoint-arguments.ts), what it answers (endpoint.ts).
 */
import { partitionIn } from '#account/arn.ts';
import { usualPlace } from '#account/environment.ts';
import { isoSeconds } from '#account/iso-time.ts';
import { regions, type Partition } from '#account/region.ts';
import { put } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { readEndpointArguments, type EndpointArguments } from './endpoint-arguments.ts';
import {
  canSign,
  freshScenario,
  newRootKey,
  saveScenario,
  scenarioIn,
  servedAccount,
} from './endpoint-file.ts';
import { listen } from './endpoint-server.ts';
import { Endpoint } from './endpoint.ts';
import { agreed, unreadable, type Surroundings } from './surroundings.ts';

export const endpointHelp = `endpoint [--port N] [--file SCENARIO.json [--save]] [--clock TIME] [--open]

Answers the AWS SDKs and the AWS CLI as IAM and STS do, on http://127.0.0.1:4566 or another port, until Ctrl-C.
Only this machine can reach it, and nothing is sent anywhere.

  --port N      another port; 0 takes any that is free
  --file FILE   the scenario to begin with, as the page's export writes it; absent: one empty account, 123456789012
  --save        writes the scenario back to FILE after each change. It then holds the secrets of access keys and
                sessions and the hashes of passwords as well; keep it to yourself. FILE is made if there is none
  --clock TIME  the time inside, e.g. 2026-03-01T12:00:00Z; it then stands still. Signatures keep to the real clock
  --open        for test suites. Keys that are not known act as administrator of the account, and signatures are not
                checked; known keys act as themselves. POST /moto-api/reset empties the state, and
                POST /moto-api/reset-auth with a number N ends this after N more calls ("inf": never)

Without --open every request has to be signed (Signature Version 4) with a key that exists inside. Where none can sign,
one is made for the root user and printed once.

Exit codes: 0 stopped, 2 the file cannot be read or the port not be had.`;

export async function endpointCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const read = readEndpointArguments(args);
  if (typeof read === 'string') {
    around.complain(read);
    around.complain('Usage: endpoint [--port N] [--file SCENARIO.json [--save]] [--clock TIME] [--open]');
    return unreadable;
  }
  try {
    return await serve(read, around);
  } catch (error) {
    around.complain(`endpoint: ${reasonOf(error)}`);
    return unreadable;
  }
}

async function serve(given: EndpointArguments, around: Surroundings): Promise<number> {
  const { file, save, open, time } = given;
  const clock = (): number => Date.now();
  const now = time ?? isoSeconds(clock());
  const { scenario, key } = withKey(await begin(given, now, around), open, now);
  const keep = async (changed: Scenario): Promise<void> => {
    if (file !== undefined && save) await saveScenario(file, changed);
  };
  await keep(scenario);
  const endpoint = new Endpoint({ scenario, open, clock, keep, ...(time !== undefined && { time }) });
  const trouble = (error: unknown): void => around.complain(`endpoint: ${reasonOf(error)}`);
  const server = await listen(given.port, (request) => endpoint.answer(request), trouble);
  const stopped = around.stopped();
  for (const line of banner(server.port, endpoint.scenario, open, key)) around.print(line);
  await stopped;
  await server.close();
  await keep(endpoint.scenario);
  return agreed;
}

async function begin(
  { file, save }: EndpointArguments,
  now: string,
  { read }: Surroundings,
): Promise<Scenario> {
  if (file === undefined) return freshScenario(now);
  try {
    return scenarioIn(await read(file));
  } catch (error) {
    if (save && isMissing(error)) return freshScenario(now);
    throw new Error(`${file}: ${reasonOf(error)}`, { cause: error });
  }
}

function isMissing(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

interface Key {
  readonly id: string;
  readonly secret: string;
}

/** An open endpoint needs no key. */
function withKey(scenario: Scenario, open: boolean, now: string): { scenario: Scenario; key?: Key } {
  if (open || canSign(scenario.world)) return { scenario };
  const key = newRootKey(scenario.world, now);
  return { scenario: { ...scenario, world: put(scenario.world, 'accessKeys', key) }, key };
}

function banner(port: number, { world }: Scenario, open: boolean, key: Key | undefined): readonly string[] {
  const address = `http://127.0.0.1:${port}`;
  const account = servedAccount(world);
  const anyKey = open ? { id: 'anything', secret: 'anything' } : undefined;
  const { id, secret } = key ?? anyKey ?? { id: '…', secret: '…' };
  return [
    `IAM and STS on ${address}, account ${account}`,
    ...(open ? ['OPEN: unknown keys act as administrator, signatures are not checked.'] : []),
    ...(key ? ['An access key for the root user was made; its secret is shown only here.'] : []),
    '',
    `  export AWS_ACCESS_KEY_ID=${id}`,
    `  export AWS_SECRET_ACCESS_KEY=${secret}`,
    `  export AWS_DEFAULT_REGION=${regionFor(partitionIn(world, account))}`,
    `  export AWS_ENDPOINT_URL_IAM=${address} AWS_ENDPOINT_URL_STS=${address}`,
    '',
    '  aws sts get-caller-identity',
    `  boto3.client('iam', endpoint_url='${address}')`,
    `  new IAMClient({ endpoint: '${address}' })`,
    '',
    'Ctrl-C stops it.',
  ];
}

/** Keys of a partition hold in its Regions alone. */
function regionFor(partition: Partition): string {
  return regions.find((region) => region.partition === partition)?.code ?? usualPlace.region;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'EADDRINUSE' ? 'the port is taken' : error.message;
}
