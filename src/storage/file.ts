/**
 * A scenario as a file: JSON that a person can read, the same for the same scenario.
 *
 * Not here: whether a file may come in (door.ts).
 */
import type { Scenario } from '#scenarios/scenario.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { admit, refuse, type Admission } from './refusal.ts';
import { toJson } from './scenario-json.ts';
import { withoutSecrets, type Secrets } from './secrets.ts';

/** Largest file that is read, in bytes. */
export const fileLimit = 16 * 1024 * 1024;

/** The text of the file. */
export function writeFile(scenario: Scenario, secrets: Secrets = 'left out'): string {
  const content = secrets === 'kept' ? scenario : withoutSecrets(scenario);
  return `${JSON.stringify(toJson(content), undefined, 2)}\n`;
}

/** A name for the file, from the title. */
export function fileName({ title }: Scenario): string {
  const name = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return `${name.slice(0, 60) || 'playground'}.iam-playground.json`;
}

/** The JSON in a file, unchecked. */
export function readFile(bytes: Uint8Array): Admission<JsonObject> {
  if (bytes.length > fileLimit) return refuse('tooLarge');
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isJsonObject(json) ? admit(json) : refuse('wrongFormat');
  } catch {
    return refuse('notJson');
  }
}
