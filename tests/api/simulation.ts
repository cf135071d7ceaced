import { arn, missing, policy, readAll, refused, type Conversations } from './conversation.ts';

const ActionNames = ['s3:GetObject'];
const PolicySourceArn = arn('user/nobody');
const byDate = policy({ Action: 's3:*', Resource: '*' }).replace(
  '"Action"',
  '"Condition":{"Bool":{"aws:SecureTransport":"true"}},"Action"',
);
const notThere = { PolicySourceArn: arn('user/bob') };

export const simulation: Conversations = {
  'policies are tried without being in force': [
    [
      'SimulateCustomPolicy',
      { PolicyInputList: [readAll], ActionNames },
      {
        EvaluationResults: [{ EvalActionName: 's3:GetObject', EvalDecision: 'allowed' }],
        IsTruncated: false,
      },
    ],
    [
      'SimulateCustomPolicy',
      { PolicyInputList: ['{'], ActionNames },
      'InvalidInput 400: Syntax errors in policy.',
    ],
    [
      'SimulatePrincipalPolicy',
      { PolicySourceArn, ActionNames },
      { EvaluationResults: [{ EvalDecision: 'implicitDeny', MissingContextValues: [] }] },
    ],
    missing(
      'SimulatePrincipalPolicy',
      { ...notThere, ActionNames },
      'The user with name bob cannot be found.',
    ),
    [
      'GetContextKeysForCustomPolicy',
      { PolicyInputList: [byDate] },
      { ContextKeyNames: ['aws:SecureTransport'] },
    ],
    refused('GetContextKeysForCustomPolicy', { PolicyInputList: [readAll] }, '*'),
    ['GetContextKeysForPrincipalPolicy', { PolicySourceArn }, { ContextKeyNames: [] }],
    missing('GetContextKeysForPrincipalPolicy', notThere, 'The user with name bob cannot be found.'),
  ],
};
