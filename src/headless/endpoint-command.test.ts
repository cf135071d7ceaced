import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import { writeFile as fileText } from '#storage/file.ts';
import { endpointCommand } from './endpoint-command.ts';
import { freshScenario, scenarioIn } from './endpoint-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'endpoint-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Starts it, lets somebody use it, and stops it. */
async function run(line: string, use: (printed: string) => Promise<unknown> = () => Promise.resolve()) {
  const [printed, complaints]: [string[], string[]] = [[], []];
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  let used: Promise<unknown> = Promise.resolve();
  const code = await endpointCommand(['--port', '0', ...line.split(' ').filter(Boolean)], {
    read: (file) =>
      readFile(file, 'utf8').catch((cause: unknown) => Promise.reject(new Error('no such file', { cause }))),
    print: (text) => {
      printed.push(text);
      if (text.startsWith('Ctrl-C')) used = use(printed.join('\n')).finally(stop);
    },
    complain: (text) => complaints.push(text),
    stopped: () => stopped,
  });
  await used;
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
}

const addressIn = (printed: string): string => /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';

async function createUser(printed: string): Promise<number> {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=ANY/20260301/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0';
  const headers = { authorization, 'x-amz-date': '20260301T120000Z' };
  const body = 'Action=CreateUser&Version=2010-05-08&UserName=alice';
  return (await fetch(addressIn(printed), { method: 'POST', headers, body })).status;
}

describe('endpoint', () => {
  it('begins with one account, a key for its root and how to use them', async () => {
    const { code, printed } = await run('');
    expect(code).toBe(0);
    expect(printed).toContain('account 123456789012');
    expect(printed).toMatch(/export AWS_ACCESS_KEY_ID=AKIA\w{9}EXAMPLE\n/);
    expect(printed).toMatch(/export AWS_SECRET_ACCESS_KEY=.{30}EXAMPLEKEY\n/);
    expect(printed).not.toContain('OPEN');
  });

  it('says so when it is open, and makes no key', async () => {
    const { printed } = await run('--open');
    expect(printed).toContain('OPEN: unknown keys act as administrator, signatures are not checked.');
    expect(printed).not.toContain('AKIA');
  });

  it('makes the file, writes changes with their secrets, for this person alone, and begins with it again', async () => {
    const file = join(folder, 'mine.json');
    const first = await run(`--file ${file} --save`);
    const [, secret = '-'] = /SECRET_ACCESS_KEY=(.*)/.exec(first.printed) ?? [];
    expect(await readFile(file, 'utf8')).toContain(secret);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await run(`--file ${file} --save --open`, async (printed) => expect(await createUser(printed)).toBe(200));
    expect(await readdir(folder)).toEqual(['mine.json']);
    const { world } = scenarioIn(await readFile(file, 'utf8'));
    expect([...world.users.values()].map(({ name }) => name)).toEqual(['alice']);
    const again = await run(`--file ${file}`);
    expect(again.printed).not.toContain('was made');
  });

  it('leaves the file alone without --save', async () => {
    const file = join(folder, 'mine.json');
    const text = fileText(freshScenario('2026-03-01T12:00:00Z'));
    await writeFile(file, text);
    await run(`--file ${file} --open`, createUser);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('serves the first account of a file that has not the usual one', async () => {
    const file = join(folder, 'mine.json');
    const scenario = freshScenario('2026-03-01T12:00:00Z');
    const world = put({ ...scenario.world, accounts: new Map() }, 'accounts', {
      id: '111122223333',
      name: 'A',
    });
    await writeFile(file, fileText({ ...scenario, world }));
    expect((await run(`--file ${file} --open`)).printed).toContain('account 111122223333');
  });

  it('signs in China with a key of China', async () => {
    const file = join(folder, 'mine.json');
    const scenario = freshScenario('2026-03-01T12:00:00Z');
    const inChina = { id: '111122223333', name: 'A', partition: 'aws-cn' } as const;
    const world = put({ ...scenario.world, accounts: new Map() }, 'accounts', inChina);
    await writeFile(file, fileText({ ...scenario, world }));
    const { printed } = await run(`--file ${file} --save`);
    expect(printed).toContain('export AWS_DEFAULT_REGION=cn-north-1\n');
    const [key] = scenarioIn(await readFile(file, 'utf8')).world.accessKeys.values();
    expect(key?.holder).toBe('arn:aws-cn:iam::111122223333:root');
  });

  it.each([
    ['--file none.json', 'endpoint: none.json: no such file'],
    ['--frob', 'endpoint does not know --frob'],
  ])('%s cannot be done', async (line, words) => {
    const { code, complaints } = await run(line);
    expect(code).toBe(2);
    expect(complaints).toContain(words);
  });
});
