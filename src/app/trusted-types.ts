/**
 * The page's one Trusted Types policy: scripts for workers, from our own origin only.
 *
 * The content security policy (config/content-security.mjs) names it and refuses every other script address.
 * Not here: Svelte's own policy for its templates, `svelte-trusted-html`.
 */

/** As far as we use it; TypeScript's DOM library does not know Trusted Types. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

function sameOrigin(url: string): string {
  const absolute = new URL(url, document.baseURI);
  if (absolute.origin !== location.origin) throw new TypeError(`not a script of this page: ${absolute.href}`);
  return absolute.href;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

const policy = trustedTypes?.createPolicy('playground', { createScriptURL: sameOrigin });

/**
 * An address that `new Worker` and `serviceWorker.register` accept. Relative to the page; throws a TypeError for another origin.
 * Where the browser has Trusted Types the value is a TrustedScriptURL, typed as the string it stands for.
 */
export function scriptUrl(url: string): string {
  return policy ? policy.createScriptURL(url) : sameOrigin(url);
}
