/**
 * `decide FILE.json [--trace]`: one line of JSON a case, in the order of the file.
 *
 * Not here: reading the cases (cases.ts), the process around it (cli.ts).
 */
import { authorize } from '#authorize/authorize.ts';
import type { Decision, StatementRef } from '#authorize/decision.ts';
import { policyKey } from '#account/policy-ref.ts';
import { readCases, type Case } from './cases.ts';
import { agreed, disagreed, unreadable, type Surroundings } from './surroundings.ts';

export const decideHelp = `decide FILE.json [--trace]     (FILE.json may be -, the standard input)

Decides every case of a JSON array and prints a line for each:
  {"id","verdict","decidedBy","blockedBy","agrees"}

  decidedBy  the statements that decided, e.g. identityPolicies[0].Statement[1]
  blockedBy  every layer that denies
  agrees     whether the verdict is the expected one; null when the case expects nothing
  --trace    adds "steps": each question AWS asks, its answer, the rule, and what every statement says

A case:
  { "id": "a name",
    "request": { "principal": "arn:aws:iam::111122223333:user/alice",
                 "action": "s3:GetObject",
                 "resource": { "arn": "arn:aws:s3:::bucket/key", "accountId": "111122223333" },
                 "context": { "aws:SourceIp": "203.0.113.7", "aws:TagKeys": ["env"] },
                 "issuer": "the user who called GetFederationToken" },
    "identityPolicies": [document],      "resourcePolicy": document,
    "permissionsBoundaries": [document], "sessionPolicies": [document], "endpointPolicies": [document],
    "scps": [[document], [document]],    "rcps": [[document]],         (a list a level, the root first)
    "organization": { "managementAccountId": "999988887777" },
    "expected": "Allowed" }              (or ExplicitlyDenied, ImplicitlyDenied)

principal: ARN of a user, root, role session or federated user; a service (ec2.amazonaws.com); an identity
provider; or anonymous. Only "request" is needed; other fields are ignored.

Exit codes: 0 all agree, 1 at least one does not, 2 the input cannot be read.`;

export async function decideCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--trace');
  const [file, ...more] = args.filter((arg) => !arg.startsWith('--'));
  if (unknown !== undefined || file === undefined || more.length > 0) {
    around.complain(unknown === undefined ? 'decide takes one file' : `decide does not know ${unknown}`);
    around.complain('Usage: decide FILE.json [--trace]');
    return unreadable;
  }
  try {
    return decideText(await around.read(file), file, args.includes('--trace'), around);
  } catch (error) {
    around.complain(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return unreadable;
  }
}

/** Nothing is printed before all cases are known to be readable. */
function decideText(text: string, file: string, withSteps: boolean, around: Surroundings): number {
  const read = readCases(text);
  if (!read.readable) {
    around.complain(`${file}: ${read.problem}`);
    return unreadable;
  }
  const disagreeing = read.cases.filter((each) => {
    const line = lineOf(each, authorize(each.request, each.policies), withSteps);
    around.print(JSON.stringify(line));
    return line.agrees === false;
  });
  return disagreeing.length === 0 ? agreed : disagreed;
}

interface Line {
  readonly id: string;
  readonly verdict: Decision['verdict'];
  readonly decidedBy: readonly string[];
  readonly blockedBy: Decision['blockedBy'];
  readonly agrees: boolean | null;
  readonly steps?: Decision['steps'];
}

function lineOf({ id, expected }: Case, decision: Decision, withSteps: boolean): Line {
  const { verdict, decidedBy, blockedBy, steps } = decision;
  return {
    id,
    verdict,
    decidedBy: decidedBy.map(statementPath),
    blockedBy,
    agrees: expected === undefined ? null : verdict === expected,
    ...(withSteps && { steps }),
  };
}

function statementPath({ policy, index }: StatementRef): string {
  return `${policy.kind === 'given' ? policy.name : policyKey(policy)}.Statement[${index}]`;
}
