/** Which parameters are secrets: neither the history nor the words of an error repeat their values. */

export const secretParameters: ReadonlySet<string> = new Set([
  'Password',
  'OldPassword',
  'NewPassword',
  'PrivateKey',
  'AddPrivateKey',
  'AuthenticationCode1',
  'AuthenticationCode2',
  'TokenCode',
  'SAMLAssertion',
  'SAMLResponse',
  'WebIdentityToken',
  'Logins',
  'Session',
  'SigninToken',
]);

/** AWS repeats a code of six digits that does not look like one; its service models call the others sensitive. */
export function isRepeatedInErrors(name: string): boolean {
  return name === 'TokenCode' || !secretParameters.has(name);
}
