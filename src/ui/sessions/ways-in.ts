/** How temporary credentials come about. AWS: IAM User Guide, "Compare AWS STS credentials". */
export interface WayIn {
  readonly call: string;
  readonly who: string;
  readonly lasts: string;
  readonly may: string;
}

export const waysIn: readonly WayIn[] = [
  {
    call: 'AssumeRole',
    who: 'users and sessions that the role trusts; never root',
    lasts: '15 min to the role’s maximum; 1 h when chained',
    may: 'what the role may',
  },
  {
    call: 'AssumeRoleWithSAML',
    who: 'whoever brings an assertion of a trusted provider',
    lasts: '15 min to the role’s maximum',
    may: 'what the role may',
  },
  {
    call: 'AssumeRoleWithWebIdentity',
    who: 'whoever brings a token of a trusted provider',
    lasts: '15 min to the role’s maximum',
    may: 'what the role may',
  },
  {
    call: 'GetSessionToken',
    who: 'users and root; cannot be denied',
    lasts: '15 min to 36 h; root 1 h',
    may: 'what the user may; IAM only with MFA',
  },
  {
    call: 'GetFederationToken',
    who: 'users and root who may call it',
    lasts: '15 min to 36 h; root 1 h',
    may: 'what both the user and the session policy allow; never IAM',
  },
];
