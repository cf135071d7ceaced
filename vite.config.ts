// The page: static files that work from any folder of any host. The Node build is vite.node.config.ts.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { contentSecurity } from './config/content-security-plugin.mjs';
import { licences } from './config/licences.mjs';
import { serviceWorker } from './config/service-worker.mjs';

/** Loaded when the first editor is shown; never by the first paint (scripts/sizes.mjs checks). */
const editor = /node_modules\/(?:@codemirror|@lezer|@marijn|style-mod|crelt|w3c-keyname)\//;

export default defineConfig({
  base: './',
  plugins: [svelte({ configFile: false }), contentSecurity(), licences(), serviceWorker()],
  build: {
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
    // An inlined asset would be a data: URL, which the content security policy refuses for everything but images.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'editor', test: editor },
            { name: 'svelte', test: /node_modules\/(?:svelte|esm-env|clsx)\// },
          ],
        },
      },
    },
  },
});
