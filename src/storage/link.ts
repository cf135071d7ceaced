/**
 * A scenario as a link: `#s=d3.` and base64url of a checksum and the deflated short form.
 *
 * `d` deflate with a dictionary, `3` the version of the fields; every version stays readable for ever, and the
 * oldest that holds a scenario is written, so that older programs read it too. History and sign-in tokens stay at home.
 * Not here: whether the content is a scenario (door.ts), what is left out of records (link-form.ts).
 */
import { deflateSync, strFromU8, strToU8 } from 'fflate';
import type { Scenario } from '#scenarios/scenario.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { checkBounds } from './bounds.ts';
import { crc32 } from './checksum.ts';
import { inflate } from './inflate.ts';
import type { JsonObject } from './json.ts';
import { dictionary1 } from './link-dictionary.ts';
import { fieldsOf1 } from './link-fields.ts';
import { fieldsOf2 } from './link-fields-2.ts';
import { fieldsOf3 } from './link-fields-3.ts';
import { fullForm, holds, shortForm, type FieldsOf } from './link-form.ts';
import { admit, refuse, type Admission } from './refusal.ts';
import { toJson, type ScenarioJson } from './scenario-json.ts';
import { withoutSecrets, type Secrets } from './secrets.ts';

interface Codec {
  readonly tag: string;
  readonly fieldsOf: FieldsOf;
}

/** The newest one holds everything; all share the dictionary. */
const newest: Codec = { tag: 'd3.', fieldsOf: fieldsOf3 };

/** The oldest first. */
const codecs: readonly Codec[] = [
  { tag: 'd1.', fieldsOf: fieldsOf1 },
  { tag: 'd2.', fieldsOf: fieldsOf2 },
  newest,
];

/** Longest link that is read, in characters. */
export const linkLimit = 256 * 1024;

/** In bytes. */
const inflatedLimit = 8 * 1024 * 1024;

/** AWS's largest document has 20,480 characters. */
const longestText = 262_144;

const checksumLength = 4;
const dictionary = strToU8(dictionary1);

/** The part of an address after `#`; the page's own address goes before it. */
export function encodeLink(scenario: Scenario, secrets: Secrets = 'left out'): string {
  const full = withoutHistory(toJson(secrets === 'kept' ? scenario : withoutSecrets(scenario)));
  const { tag, fieldsOf } = codecs.find((codec) => holds(full, codec.fieldsOf)) ?? newest;
  const json = strToU8(JSON.stringify(shortForm(full, fieldsOf)));
  const deflated = deflateSync(json, { level: 9, mem: 8, dictionary });
  const bytes = new Uint8Array(checksumLength + deflated.length);
  new DataView(bytes.buffer).setUint32(0, checksum(json, deflated));
  bytes.set(deflated, checksumLength);
  return `s=${tag}${toBase64Url(bytes)}`;
}

function withoutHistory(json: ScenarioJson): ScenarioJson {
  const { events: _events, jobs: _jobs, signinTokens: _tokens, ...world } = json.world;
  return { ...json, world };
}

/** Whether the part of an address after `#` (with or without it) is a link to a scenario. */
export function isLink(hash: string): boolean {
  return /^#?s=/.test(hash);
}

/** The JSON form in a link, unchecked. Takes a whole address or what follows `#`. */
export function decodeLink(link: string): Admission<JsonObject> {
  if (link.length > linkLimit) return refuse('tooLarge');
  const payload = payloadOf(link);
  const codec = codecs.find(({ tag }) => payload.startsWith(tag));
  if (codec === undefined) return refuse(/^\w+\./.test(payload) ? 'unknownCodec' : 'brokenLink');
  const bytes = fromBase64Url(payload.slice(codec.tag.length));
  if (bytes === undefined || bytes.length <= checksumLength) return refuse('brokenLink');
  return inflateLink(bytes, codec.fieldsOf);
}

/** What follows `s=`; empty when there is none. */
function payloadOf(link: string): string {
  if (link.startsWith('s=')) return link.slice(2).trim();
  const start = link.indexOf('#s=');
  return start === -1 ? '' : link.slice(start + 3).trim();
}

function inflateLink(bytes: Uint8Array, fieldsOf: FieldsOf): Admission<JsonObject> {
  const deflated = bytes.subarray(checksumLength);
  const json = inflate(deflated, dictionary, inflatedLimit);
  if (json === 'tooLarge') return refuse('tooLarge');
  if (json === 'broken') return refuse('brokenLink');
  const expected = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (checksum(json, deflated) !== expected) return refuse('wrongChecksum');
  return readShortForm(json, fieldsOf);
}

function readShortForm(json: Uint8Array, fieldsOf: FieldsOf): Admission<JsonObject> {
  const short = parseJson(strFromU8(json));
  const bounds = checkBounds(short, { text: longestText });
  if (!bounds.admitted) return bounds;
  const full = fullForm(short, fieldsOf);
  return full === undefined ? refuse('brokenLink') : admit(full);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Over both, so that a wrong dictionary and bytes after the end are noticed too. */
function checksum(json: Uint8Array, deflated: Uint8Array): number {
  return crc32(deflated, crc32(json));
}
