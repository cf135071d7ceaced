// Unit tests: `*.test.ts` in Node, `*.browser.test.ts` in a real Chromium.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/chromium.mjs';

const inBrowser = ['src/**/*.browser.test.ts', 'tests/**/*.browser.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte({ configFile: false })],
        // Svelte's reactivity is the browser's, also in Node.
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: inBrowser,
          // Pure modules: nothing is left behind for the next file, and starting afresh took half of the time.
          pool: 'threads',
          isolate: false,
          environment: './config/rune-environment.mjs',
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        // Also what components load lazily: found late, it would be bundled anew and reload the page midway.
        optimizeDeps: { entries: ['src/**/*.svelte', 'src/**/*.browser.test.ts'] },
        test: {
          name: 'browser',
          include: inBrowser,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
