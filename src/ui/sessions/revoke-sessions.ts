/**
 * The inline policy with which the console revokes sessions: it denies everything to credentials issued before a moment.
 *
 * AWS: IAM User Guide, "Revoke IAM role temporary security credentials".
 */
export function revocation(now: string): { readonly PolicyName: string; readonly PolicyDocument: string } {
  const statement = {
    Effect: 'Deny',
    Action: ['*'],
    Resource: ['*'],
    Condition: { DateLessThan: { 'aws:TokenIssueTime': now } },
  };
  return {
    PolicyName: 'AWSRevokeOlderSessions',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2),
  };
}
