/** AWS's rules for what only managed policies have; those that other things share are in account/rules.ts. */
import { policyDescription, policyPath } from '#api/iam/iam-shapes.ts';
import { rules, type Rule } from '#ui/account/rules.ts';

export const pathRule: Rule = { ...rules.path, shape: policyPath };

export const descriptionRule: Rule = {
  parameter: 'Description',
  shape: policyDescription,
  most: 1000,
  says: 'What the policy is for. It can never be changed',
};

/** As the console begins a policy: one statement to be filled in. */
export const skeleton = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Statement1",
      "Effect": "Allow",
      "Action": [],
      "Resource": []
    }
  ]
}`;
