/** What an import would do, in words: counts by account, what is left out and why. */
import type { AccountId } from '#account/arn.ts';
import type { Counts, ImportPlan, ImportProblem } from '#app/import-account.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { groupedAccountId } from '#ui/frame/account-of-request.ts';
import { noteWords } from '#ui/share/note-words.ts';

/** Columns of the counts. */
export const countedKinds = [
  ['users', 'Users'],
  ['groups', 'Groups'],
  ['roles', 'Roles'],
  ['managedPolicies', 'Policies'],
  ['instanceProfiles', 'Profiles'],
] as const satisfies readonly (readonly [keyof Counts, string])[];

/** AWS's own policies belong to no account. */
export function accountWords(id: AccountId): string {
  return id === 'aws' ? 'AWS’s own, in use' : groupedAccountId(id);
}

/** The number of an account for a title; the first of several. */
export function titleOf({ accounts }: ImportPlan): string {
  const [id] = [...accounts.keys()].filter((each) => each !== 'aws');
  return id === undefined ? 'Imported account' : `Account ${id}`;
}

/** So many records would be new. */
export function countOf({ accounts }: ImportPlan): number {
  const counts = [...accounts.values()].flatMap((each) => Object.values(each) as readonly number[]);
  return counts.reduce((sum, count) => sum + count, 0);
}

const problemWords: { readonly [C in ImportProblem['code']]: (problem: ImportProblem) => string } = {
  notJson: ({ place }) => `${place} is not JSON, or was cut off: left out.`,
  notDetails: ({ place }) => `${place} is something else: none of the lists that AWS prints is in it.`,
  wrongShape: ({ place, detail }) => `${place}: ${detail}. Left out.`,
  twice: ({ place, detail }) => `${place}: ${detail}. The first one counts.`,
  incomplete: () =>
    'AWS has more pages than are in here. Choose their files too, or have the CLI fetch all of them.',
};

/** Everything that does not come in, or not whole: a sentence each. */
export function plannedLosses(problems: readonly ImportProblem[], plan: ImportPlan): readonly string[] {
  return [
    ...problems.map((problem) => problemWords[problem.code](problem)),
    ...plan.withoutBoundary.map(
      ({ arn, boundary }) =>
        `${arnName(arn)} is left out: its permissions boundary ${arnName(boundary)} is missing, and without it ${arnName(arn)} could do more.`,
    ),
    ...plan.notes.map(noteWords),
  ];
}
