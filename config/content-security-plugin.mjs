/** Vite plugin: the policy as the first tag of index.html, and the `_headers` file in the build. */
import { contentSecurityPolicy, developmentPolicy, securityHeaders } from './content-security.mjs';

/** @returns {import('vite').Plugin} */
export function contentSecurity() {
  let policy = developmentPolicy;
  return {
    name: 'content-security',
    configResolved(config) {
      if (config.command === 'build') policy = contentSecurityPolicy;
    },
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      const lines = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: ['/*', ...lines, ''].join('\n') });
    },
  };
}
