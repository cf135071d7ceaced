/** What getSigninToken answers: it opens the console for whoever follows a link with it, within 15 minutes. */
export interface SigninToken {
  readonly token: string;
  /** The session whose credentials were handed in. */
  readonly sessionId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Seconds of the console session, where it was said. */
  readonly sessionDuration?: number;
}
