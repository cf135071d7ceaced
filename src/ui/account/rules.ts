/**
 * AWS's rules for what is typed into a field: the very shapes that the API reads, with words for them.
 *
 * Not here: whether a name is taken, which only the call itself can tell.
 */
import { isAwsError } from '#api/aws-error.ts';
import * as shapes from '#api/iam/iam-shapes.ts';
import { object, readParameters, type TextShape } from '#api/shape.ts';

export interface Rule {
  /** As AWS names it: `UserName`. */
  readonly parameter: string;
  readonly shape: TextShape;
  /** Characters, at most. */
  readonly most: number;
  /** What it is made of. */
  readonly says: string;
}

const name = 'Letters, digits and + = , . @ _ -';
const tagCharacters = 'Letters, digits, spaces and _ . : / = + - @';

export const rules = {
  userName: { parameter: 'UserName', shape: shapes.userName, most: 64, says: name },
  groupName: { parameter: 'GroupName', shape: shapes.groupName, most: 128, says: name },
  roleName: { parameter: 'RoleName', shape: shapes.roleName, most: 64, says: name },
  policyName: { parameter: 'PolicyName', shape: shapes.policyName, most: 128, says: name },
  path: {
    parameter: 'Path',
    shape: shapes.path,
    most: 512,
    says: 'Begins and ends with a slash, such as /dev/; part of the ARN, and no folder',
  },
  password: { parameter: 'Password', shape: shapes.password, most: 128, says: 'Latin characters' },
  tagKey: { parameter: 'Key', shape: shapes.tag.entries.Key, most: 128, says: tagCharacters },
  tagValue: {
    parameter: 'Value',
    shape: shapes.tag.entries.Value,
    most: 256,
    says: `${tagCharacters}; may be empty`,
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** The constraints of AWS that a text breaks, in AWS's words; empty when the API would take it. */
export function brokenConstraints({ parameter, shape }: Rule, text: string): readonly string[] {
  const read = readParameters(object({ [parameter]: shape }), { [parameter]: text }, { echo: false });
  if (!isAwsError(read)) return [];
  const [, ...problems] = (read.message ?? '').split(/Value at '[^']*' failed to satisfy constraint: /);
  return problems.map((problem) => problem.replace(/; $/, ''));
}
