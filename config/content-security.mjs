/**
 * The content security policy: nothing runs but our own files, nothing leaves for another origin.
 *
 * One text, four places: the meta tag of index.html, the `_headers` file for static hosts that read it, scripts/serve.mjs,
 * and the service worker, which adds it to every page and script it serves. A meta tag does not govern workers; a header does.
 */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  // CodeMirror and bits-ui position things with inline styles.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'none'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'svelte-trusted-html playground',
};

/** @param {Record<string, string>} all */
const written = (all) =>
  Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

export const contentSecurityPolicy = written(directives);

const {
  'require-trusted-types-for': _sinks,
  'trusted-types': _policies,
  ...withoutTrustedTypes
} = directives;

/** For Vite's development server only: its client talks over a web socket and draws its error overlay itself. */
export const developmentPolicy = written({ ...withoutTrustedTypes, 'connect-src': "'self' ws: wss:" });

/** What a server should send with every file. */
export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
