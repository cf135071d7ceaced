/**
 * What `aws iam get-account-authorization-details` prints comes in: one file or several, whole or in pages.
 *
 * An entry that departs from AWS's shape is listed with its place and left out, everything else is understood. The
 * work is done in pieces with a pause between them, so that the page stays responsive and the person can stop it.
 * AWS: IAM API Reference, "GetAccountAuthorizationDetails". Not here: how the records come into a world
 * (merge-details.ts).
 */
import * as v from 'valibot';
import type { Group } from '#account/group.ts';
import type { InstanceProfile } from '#account/instance-profile.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { Role } from '#account/role.ts';
import {
  importedGroup,
  importedInstanceProfiles,
  importedPolicy,
  importedRole,
  importedUser,
  type ImportedUser,
} from './authorization-details-records.ts';
import { groupDetail, policyDetail, roleDetail, userDetail } from './authorization-details-shape.ts';
import { checkBounds } from './bounds.ts';
import { documentsIn, type ImportedDocument, type ImportFile } from './import-text.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { admit, refuse, type Admission } from './refusal.ts';
import { placeIn } from './schema.ts';

/** Something that could not be taken over. */
export interface ImportProblem {
  readonly code: 'notJson' | 'notDetails' | 'wrongShape' | 'twice' | 'incomplete';
  /** E.g. `account.json, part 2: UserDetailList[3].CreateDate`. */
  readonly place: string;
  /** What is wrong there. */
  readonly detail: string;
}

/** The records by ARN, as AWS tells them: their references are not looked at yet. */
export interface AuthorizationDetails {
  readonly users: ReadonlyMap<string, ImportedUser>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly roles: ReadonlyMap<string, Role>;
  /** Customer managed ones, and AWS managed ones that are in use. */
  readonly managedPolicies: ReadonlyMap<string, ManagedPolicy>;
  readonly instanceProfiles: ReadonlyMap<string, InstanceProfile>;
  readonly problems: readonly ImportProblem[];
}

/** What the reader needs from the page. */
export interface Importing {
  /** Looked at after every pause. */
  readonly signal: { readonly aborted: boolean };
  /** Lets the page do something else. */
  readonly pause: () => Promise<void>;
  /** So many of so many entries. */
  readonly progress: (done: number, of: number) => void;
}

/** All files together, in bytes. */
export const importLimit = 128 * 1024 * 1024;

/** Entries between two pauses: a few milliseconds. */
const atOnce = 100;

const mostEntries = 100_000;

/** AWS's longest policy has 20,480 characters, an entity with all of its policies not a hundred times as many. */
const entryBounds = { values: 200_000, depth: 40, text: 262_144 };

const lists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

/** The details, or why there are none, or that the person stopped it. */
export async function readAuthorizationDetails(
  files: readonly ImportFile[],
  importing: Importing,
): Promise<Admission<AuthorizationDetails> | 'stopped'> {
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > importLimit) return refuse('tooLarge');
  const problems: ImportProblem[] = [];
  const documents: ImportedDocument[] = [];
  for (const file of files) {
    documents.push(...documentsIn(file));
    await importing.pause();
    if (importing.signal.aborted) return 'stopped';
  }
  const pages = documents.flatMap((document) => pageOf(document, problems));
  if (pages.length === 0) return noPages(problems);
  if (pages.every(({ page }) => isFollowed(page))) problems.push(incomplete(pages.at(-1)?.place ?? ''));
  const entries = pages.flatMap(entriesOf);
  if (entries.length > mostEntries) return refuse('tooLarge', `more than ${mostEntries} entries`);
  return readEntries(entries, problems, importing);
}

interface Page {
  readonly place: string;
  readonly page: JsonObject;
}

function pageOf({ place, value }: ImportedDocument, problems: ImportProblem[]): readonly Page[] {
  if (isJsonObject(value) && lists.some((list) => Array.isArray(value[list])))
    return [{ place, page: value }];
  problems.push(
    value === undefined
      ? { code: 'notJson', place, detail: 'not JSON, or cut off' }
      : { code: 'notDetails', place, detail: 'none of the lists that AWS prints is in here' },
  );
  return [];
}

function noPages(problems: readonly ImportProblem[]): ReturnType<typeof refuse> {
  const [problem] = problems;
  return refuse(problem?.code === 'notJson' ? 'notJson' : 'notDetails', problem?.place);
}

/** The CLI's own mark, when `--max-items` stopped it, is another one than AWS's. */
function isFollowed(page: JsonObject): boolean {
  return page['IsTruncated'] === true || typeof page['NextToken'] === 'string';
}

function incomplete(place: string): ImportProblem {
  return { code: 'incomplete', place, detail: 'AWS has more pages, which are not in here' };
}

interface Entry {
  readonly place: string;
  readonly list: (typeof lists)[number];
  readonly value: unknown;
}

function entriesOf({ place, page }: Page): readonly Entry[] {
  return lists.flatMap((list) => {
    const values = page[list];
    if (!Array.isArray(values)) return [];
    return values.map((value: unknown, index) => ({ place: `${place}: ${list}[${index}]`, list, value }));
  });
}

async function readEntries(
  entries: readonly Entry[],
  problems: ImportProblem[],
  { signal, pause, progress }: Importing,
): Promise<Admission<AuthorizationDetails> | 'stopped'> {
  const found: Found = {
    users: new Map(),
    groups: new Map(),
    roles: new Map(),
    managedPolicies: new Map(),
    instanceProfiles: new Map(),
    problems,
  };
  for (let start = 0; start < entries.length; start += atOnce) {
    progress(start, entries.length);
    await pause();
    if (signal.aborted) return 'stopped';
    for (const entry of entries.slice(start, start + atOnce)) take(entry, found);
  }
  progress(entries.length, entries.length);
  return admit(found);
}

type Found = {
  readonly [K in Exclude<keyof AuthorizationDetails, 'problems'>]: Map<
    string,
    AuthorizationDetails[K] extends ReadonlyMap<string, infer T> ? T : never
  >;
} & { readonly problems: ImportProblem[] };

function take(entry: Entry, found: Found): void {
  const bounds = checkBounds(entry.value, entryBounds);
  if (!bounds.admitted) return departs(entry.place, bounds.refusal.detail ?? bounds.refusal.words, found);
  const keep = keeper(entry, found);
  switch (entry.list) {
    case 'UserDetailList':
      return reading(userDetail, entry, found, (detail) =>
        keep(found.users, detail.Arn, importedUser(detail)),
      );
    case 'GroupDetailList':
      return reading(groupDetail, entry, found, (detail) =>
        keep(found.groups, detail.Arn, importedGroup(detail)),
      );
    case 'RoleDetailList':
      return reading(roleDetail, entry, found, (detail) => {
        keep(found.roles, detail.Arn, importedRole(detail));
        for (const profile of importedInstanceProfiles(detail)) {
          keep(found.instanceProfiles, profile.arn, profile);
        }
      });
    case 'Policies':
      return reading(policyDetail, entry, found, (detail) =>
        keep(found.managedPolicies, detail.Arn, importedPolicy(detail)),
      );
  }
}

function reading<T>(
  schema: v.GenericSchema<unknown, T>,
  { place, value }: Entry,
  found: Found,
  then: (detail: T) => void,
): void {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) then(result.output);
  else departs(`${place}${placeIn(result.issues[0])}`, result.issues[0].message, found);
}

function departs(place: string, detail: string, { problems }: Found): void {
  problems.push({ code: 'wrongShape', place, detail });
}

/** Pages may overlap; what AWS says twice in the same words is no problem. */
function keeper({ place }: Entry, { problems }: Found) {
  return <T>(records: Map<string, T>, arn: string, record: T): void => {
    const known = records.get(arn);
    if (known === undefined) records.set(arn, record);
    else if (JSON.stringify(known) !== JSON.stringify(record)) {
      problems.push({ code: 'twice', place, detail: `\`${arn}\` was there before, and was different` });
    }
  };
}
