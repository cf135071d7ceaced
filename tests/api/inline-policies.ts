import { encoded, missing, readAll, trust, type Conversations, type Step } from './conversation.ts';

const PolicyName = 'read';

/** The same four operations on a user, a group and a role. */
function inlineOn(type: 'User' | 'Group' | 'Role', name: string): readonly Step[] {
  const holder = { [`${type}Name`]: name };
  const word = type.toLowerCase();
  const noPolicy = `The ${word} policy with name other cannot be found.`;
  const noHolder = `The ${word} with name x cannot be found.`;
  const otherPolicy = { ...holder, PolicyName: 'other' };
  const otherHolder = { [`${type}Name`]: 'x' };
  return [
    [`Put${type}Policy`, { ...holder, PolicyName, PolicyDocument: readAll }, {}],
    missing(`Put${type}Policy`, { ...otherHolder, PolicyName, PolicyDocument: readAll }, noHolder),
    [
      `Get${type}Policy`,
      { ...holder, PolicyName },
      { ...holder, PolicyName, PolicyDocument: encoded(readAll) },
    ],
    missing(`Get${type}Policy`, otherPolicy, noPolicy),
    [`List${type}Policies`, holder, { PolicyNames: [PolicyName], IsTruncated: false }],
    missing(`List${type}Policies`, otherHolder, noHolder),
    [`Delete${type}Policy`, { ...holder, PolicyName }, {}],
    missing(`Delete${type}Policy`, otherPolicy, noPolicy),
  ];
}

export const inlinePolicies: Conversations = {
  'of a user': inlineOn('User', 'nobody'),
  'of a group': [['CreateGroup', { GroupName: 'devs' }, {}], ...inlineOn('Group', 'devs')],
  'of a role': [
    ['CreateRole', { RoleName: 'job', AssumeRolePolicyDocument: trust({ AWS: '111122223333' }) }, {}],
    ...inlineOn('Role', 'job'),
  ],
};
