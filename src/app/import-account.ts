/**
 * A real account comes in as AWS's own command prints it. Nothing is sent anywhere, and nothing is changed by reading.
 *
 * First it is read, then what the person wants replaced is replaced, then there is a plan to look at. AWS: IAM API
 * Reference, "GetAccountAuthorizationDetails".
 * Not here: the format (storage/authorization-details.ts), how names are replaced (storage/redact.ts), the way out
 * (export-account.ts).
 */
import type { ArnText } from '#account/arn.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import { emptyWorld, type World } from '#account/world.ts';
import { readAuthorizationDetails, type AuthorizationDetails } from '#storage/authorization-details.ts';
import { missingPolicies, planImport, withPolicies, type ImportPlan } from '#storage/merge-details.ts';
import { redact, type Redaction } from '#storage/redact.ts';
import type { Admission } from '#storage/refusal.ts';
import { momentOf } from './moment.ts';

export type { AuthorizationDetails, ImportProblem } from '#storage/authorization-details.ts';
export type { Counts, ImportPlan } from '#storage/merge-details.ts';
export type { Redaction } from '#storage/redact.ts';
export { importLimit } from '#storage/authorization-details.ts';

/** How a reading is followed and stopped. */
export interface Reading {
  readonly signal: AbortSignal;
  /** So many of so many entries. */
  readonly progress: (done: number, of: number) => void;
}

/** A text with a name, as a file or pasted. */
export type NamedText = Pick<File, 'name' | 'arrayBuffer'>;

/** Lets the page draw. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** What all of the files say together; policies of AWS that they name without their text come from the catalogue. */
export async function readAccount(
  files: readonly NamedText[],
  reading: Reading,
): Promise<Admission<AuthorizationDetails> | 'stopped'> {
  const read = files.map(async (file) => ({
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  }));
  const details = await readAuthorizationDetails(await Promise.all(read), { ...reading, pause });
  if (details === 'stopped' || !details.admitted) return details;
  return { admitted: true, value: withPolicies(details.value, await policiesOfAws(details.value)) };
}

/** As many as can be had: what is missing is told by the plan. */
async function policiesOfAws(details: AuthorizationDetails): Promise<readonly ManagedPolicy[]> {
  const { awsManagedPolicies } = momentOf(emptyWorld, 0);
  const found: ManagedPolicy[] = [];
  for (const arn of missingPolicies(details, emptyWorld).filter(isOfAws)) {
    const policy = await awsManagedPolicies.read(arn).catch(() => undefined);
    if (policy !== undefined) found.push(policy);
  }
  return found;
}

function isOfAws(arn: ArnText): boolean {
  return /^arn:[^:]+:iam::aws:policy\//.test(arn);
}

/** An account that is ready to come in, with what the person wanted replaced. */
export interface Arrival {
  readonly details: AuthorizationDetails;
  /** Names as they were and as they are, to see what is replaced. */
  readonly examples: readonly { readonly before: string; readonly after: string }[];
  /** Patterns of names that may match something else now. */
  readonly cutting: readonly string[];
  /** What was left out on the way, in the names as they were. */
  readonly leftOut: Pick<ImportPlan, 'notes' | 'withoutBoundary'>;
}

/** Replaces what was chosen. Takes a second for thousands of users, unless it is stopped before. */
export async function arrivalOf(
  details: AuthorizationDetails,
  redaction: Redaction,
  signal: AbortSignal,
): Promise<Arrival | 'stopped'> {
  await pause();
  const none = { examples: [], cutting: [], leftOut: { notes: [], withoutBoundary: [] } };
  if (!Object.values(redaction).includes(true)) return { ...none, details };
  const { world, notes, withoutBoundary } = planImport(details);
  await pause();
  if (signal.aborted) return 'stopped';
  const redacted = redact(world, redaction);
  return {
    details: detailsOf(redacted.world),
    examples: examplesOf(world, redacted.world),
    cutting: redacted.cutting,
    leftOut: { notes, withoutBoundary },
  };
}

/** What would become of the world; of an empty one for a new playground. */
export function planArrival({ details, leftOut }: Arrival, world: World = emptyWorld): ImportPlan {
  const plan = planImport(details, world);
  return {
    ...plan,
    notes: [...leftOut.notes, ...plan.notes],
    withoutBoundary: [...leftOut.withoutBoundary, ...plan.withoutBoundary],
  };
}

function detailsOf(world: World): AuthorizationDetails {
  const { groups, roles, managedPolicies, instanceProfiles } = world;
  const users = [...world.users].map(([arn, user]) => {
    const groupNames = user.groups.flatMap((group) => groups.get(group)?.name ?? []);
    return [arn, { user, groupNames }] as const;
  });
  return { users: new Map(users), groups, roles, managedPolicies, instanceProfiles, problems: [] };
}

/** The first user, role and policy; records keep their order when they are renamed. */
function examplesOf(before: World, after: World): Arrival['examples'] {
  const kinds = ['users', 'roles', 'managedPolicies'] as const;
  return kinds.flatMap((kind) => {
    const index = [...before[kind].keys()].findIndex(
      (arn) => !isOfAws(arn) && !arn.includes('/aws-service-role/'),
    );
    const [was, is] = [before[kind], after[kind]].map((records) => [...records.values()][index]);
    return was === undefined || is === undefined
      ? []
      : [{ before: was.arn, after: is.arn }, ...(kind === 'users' ? [{ before: was.id, after: is.id }] : [])];
  });
}
