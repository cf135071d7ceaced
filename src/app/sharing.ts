/**
 * Scenarios leave as links and files, and come in as previews that change nothing.
 *
 * To open a preview is to create a playground from its scenario (playgrounds.svelte.ts).
 * Not here: the formats and the checks (storage/link.ts, storage/file.ts, storage/door.ts).
 */
import type { Scenario } from '#scenarios/scenario.ts';
import { admitFile, admitLink, type Preview } from '#storage/door.ts';
import { fileLimit, fileName, writeFile } from '#storage/file.ts';
import { linkFits } from '#storage/link-fits.ts';
import { encodeLink, isLink } from '#storage/link.ts';
import { refuse, type Admission, type Refusal } from '#storage/refusal.ts';
import { withoutSecrets, type Secrets } from '#storage/secrets.ts';

export type { Preview } from '#storage/door.ts';
export type { Note } from '#storage/references.ts';
export type { Admission, Refusal } from '#storage/refusal.ts';
export type { Secrets } from '#storage/secrets.ts';

export interface SharedLink {
  readonly address: string;
  /** False when the link would not be let in again; `words` then say why. */
  readonly fits: boolean;
  /** Where an address of this length arrives whole. */
  readonly words: string;
}

/** A link to the page at `page` (its own address) that carries the whole scenario but its history. */
export function shareLink(scenario: Scenario, page: string, secrets: Secrets = 'left out'): SharedLink {
  const [base = ''] = page.split('#');
  const address = `${base}#${encodeLink(scenario, secrets)}`;
  const fit = linkFits(address.length);
  const preview = fit.fits ? admitLink(address) : undefined;
  if (preview?.admitted === false) return { address, fits: false, words: inWords(preview.refusal) };
  return { address, ...fit };
}

function inWords({ words, detail }: Refusal): string {
  return detail === undefined ? words : `${words} (${detail})`;
}

/** What a link holds; `undefined` when the address carries no scenario. */
export function previewLink(address: string): Admission<Preview> | undefined {
  const start = address.indexOf('#');
  return start !== -1 && isLink(address.slice(start)) ? admitLink(address) : undefined;
}

/** What a file holds. */
export async function previewFile(file: Blob): Promise<Admission<Preview>> {
  if (file.size > fileLimit) return refuse('tooLarge');
  return admitFile(new Uint8Array(await file.arrayBuffer()));
}

/** The file to be saved. */
export function exportFile(
  scenario: Scenario,
  secrets: Secrets = 'left out',
): { readonly name: string; readonly content: Blob } {
  const content = new Blob([writeFile(scenario, secrets)], { type: 'application/json' });
  return { name: fileName(scenario), content };
}

/** Whether there is anything in it that only leaves when the person asks for it. */
export function hasSecrets(scenario: Scenario): boolean {
  return withoutSecrets(scenario) !== scenario;
}
