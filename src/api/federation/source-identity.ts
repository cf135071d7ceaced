/** What AWS takes as a source identity out of an assertion or a token: IAM User Guide, "Monitor and control actions taken with assumed roles". */
export const nameLike = /^[\w+=,.@-]{2,64}$/;

/** AWS's words for one that does not do; documented for SAML. */
export function sourceIdentityProblem(identity: string | undefined): string | undefined {
  return identity === undefined || (nameLike.test(identity) && !/^aws:/i.test(identity))
    ? undefined
    : 'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"';
}
