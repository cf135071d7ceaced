/**
 * The scenario that an endpoint serves: read from a file, new, or written back.
 *
 * The file is the person's own, so the secrets of access keys and sessions stay in it.
 */
import { rename, writeFile } from 'node:fs/promises';
import type { AccessKey } from '#account/access-key.ts';
import { rootArnIn } from '#account/arn.ts';
import { emptyWorld, put, type World } from '#account/world.ts';
import { accessKeyId, secretAccessKey } from '#api/unique-id.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { admitFile } from '#storage/door.ts';
import { writeFile as fileText } from '#storage/file.ts';
import { random } from './node-moment.ts';

/** The account of an endpoint that starts with nothing. */
export const usualAccount = '123456789012';

export function freshScenario(now: string): Scenario {
  const account = { id: usualAccount, name: 'Endpoint', createdAt: now };
  const about = 'An account that was used through the endpoint.';
  return { title: 'Endpoint', about, world: put(emptyWorld, 'accounts', account) };
}

/** The scenario in the text of a file; rejects with a reason for people. */
export function scenarioIn(text: string): Scenario {
  const admission = admitFile(new TextEncoder().encode(text));
  if (admission.admitted) return admission.value.scenario;
  const { words, detail } = admission.refusal;
  throw new Error(detail === undefined ? words : `${words} ${detail}`);
}

/** All or nothing: another file is written first, readable by the person alone, and takes the place of the old one. */
export async function saveScenario(file: string, scenario: Scenario): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  await writeFile(beside, fileText(scenario, 'kept'), { mode: 0o600 });
  await rename(beside, file);
}

/** Whether there is a key that can sign. */
export function canSign(world: World): boolean {
  return [...world.accessKeys.values()].some(
    ({ secret, status }) => secret !== undefined && status === 'Active',
  );
}

/** An access key for the root user of the first account, as {@link usualAccount} is in a fresh scenario. */
export function newRootKey(world: World, now: string): Required<Pick<AccessKey, 'secret'>> & AccessKey {
  const accountId = servedAccount(world);
  const holder = rootArnIn(world, accountId);
  const id = accessKeyId('AKIA', random);
  return { id, accountId, holder, secret: secretAccessKey(random), status: 'Active', createdAt: now };
}

/** {@link usualAccount} where the world has it, else its first. */
export function servedAccount({ accounts }: World): string {
  return accounts.has(usualAccount) ? usualAccount : (accounts.keys().next().value ?? usualAccount);
}
