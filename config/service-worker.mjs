/**
 * Lists every file of a build with the hash of its content, and writes the service worker that keeps them.
 *
 * The version of a build is the hash of that list. index.html carries it in a meta tag, so that a page knows which
 * build it belongs to (src/app/updates.svelte.ts) and the worker which files a tab still needs (src/sw/sw.ts).
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { contentSecurityPolicy } from './content-security.mjs';

const placeholder = '%BUILD_VERSION%';
const source = resolve(import.meta.dirname, '../src/sw/sw.ts');

/** Files of a static host or of the build itself, which no page asks for. */
const unkept = /^(?:\.|_headers$|licences\.txt$|robots\.txt$|sw\.js$)/;

/** @param {string | Buffer} content */
const hash = (content) => createHash('sha256').update(content).digest('hex').slice(0, 8);

/**
 * Path → hash of every file below a folder that a page may ask for.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function listFiles(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !unkept.test(path))
    .sort();
  return Object.fromEntries(files.map((path) => [path, hash(readFileSync(join(folder, path)))]));
}

/**
 * Stamps index.html with the version and writes sw.js, for a finished build in `folder`.
 * @param {string} folder
 * @returns {Promise<string>} the version
 */
export async function writeServiceWorker(folder) {
  const version = hash(JSON.stringify(listFiles(folder)));
  const page = join(folder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace(placeholder, version));
  const entries = Object.entries(listFiles(folder));
  const inCatalogue = (/** @type {[string, string]} */ [path]) => path.startsWith('catalogue/');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      VERSION: JSON.stringify(version),
      SHELL: JSON.stringify(Object.fromEntries(entries.filter((entry) => !inCatalogue(entry)))),
      CATALOGUE: JSON.stringify(Object.fromEntries(entries.filter(inCatalogue))),
      CONTENT_SECURITY_POLICY: JSON.stringify(contentSecurityPolicy),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { input: source, output: { entryFileNames: 'sw.js', format: 'iife' } },
    },
  });
  return version;
}

/** @returns {import('vite').Plugin} */
export function serviceWorker() {
  let folder = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: async () => void (await writeServiceWorker(folder)),
    },
  };
}
