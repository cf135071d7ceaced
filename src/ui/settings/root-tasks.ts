/** What nobody but root can do. AWS: IAM User Guide, "AWS account root user", "Tasks that require root user credentials". */
export interface RootTask {
  readonly does: string;
  readonly note?: string;
}

export const rootTasks: readonly RootTask[] = [
  {
    does: 'Change root’s e-mail address and password, and make access keys of root',
    note: 'In an organization, the management account can change the address for its members and take root’s credentials away.',
  },
  {
    does: 'Give back permissions to the only administrator who took away their own',
    note: 'No identity policy binds root, so root can always edit policies; a service control policy can stop it in a member account.',
  },
  {
    does: 'Edit or delete the policy of an S3 bucket or an SQS queue that denies everybody',
    note: 'Root of the account that owns it.',
  },
  { does: 'Turn on access of IAM users to Billing and Cost Management' },
  { does: 'View certain tax invoices' },
  { does: 'Switch on MFA Delete for an S3 bucket' },
  { does: 'Close an account that stands alone' },
  { does: 'Sell in the Reserved Instance Marketplace' },
  { does: 'Sign up for AWS GovCloud (US), and ask AWS Support for root’s keys there' },
  { does: 'Ask AWS Support to recover a KMS key that nobody can manage any more' },
];
