/**
 * What the world answers to a page of sign-in: the next page, the session, or that it is not so.
 *
 * Not here: who answers (api/signin/, asked by app/sign-in-conversation.ts).
 */

/** A password or code on its way: a function, so that no snapshot ever holds what it gives. */
export type Secret = () => string;

/** What follows once something was proven. `token` is what the browser shows with the next page. */
export type NextStep =
  | { readonly kind: 'mfa'; readonly token: string; readonly devices: readonly string[] }
  | { readonly kind: 'newPassword'; readonly token: string; readonly reason: 'resetRequired' | 'expired' }
  | { readonly kind: 'signedIn'; readonly sessionId: string; readonly expiresAt: string }
  /** The password expired, and only an administrator can set another one. */
  | { readonly kind: 'blocked'; readonly message: string }
  /** Too late: sign-in begins anew. */
  | { readonly kind: 'over'; readonly message: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };
