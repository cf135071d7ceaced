// Serves a built page as a static host would, from a sub-path: `npm run preview`, and the end-to-end tests.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { securityHeaders } from '../config/content-security.mjs';
import { isMain } from './is-main.mjs';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/**
 * The file behind an address: the first folder that has it wins, nothing outside the folders.
 * @param {readonly string[]} folders @param {string} path
 */
function fileAt(folders, path) {
  for (const folder of folders) {
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const inside = file.startsWith(resolve(folder) + sep);
    if (inside && statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  }
  return undefined;
}

/**
 * @typedef {object} Site
 * @property {string} url      where the page is, with the final slash
 * @property {readonly string[]} requests  paths asked for, as they came
 * @property {(...folders: string[]) => void} publish  serves other folders from now on, as a new release would
 * @property {() => Promise<void>} close
 */

/**
 * @param {{ folders: readonly string[], base?: string, port?: number, headers?: Record<string, string> }} options
 * @returns {Promise<Site>}
 */
export async function serve({ folders, base = '/playground/', port = 0, headers = securityHeaders }) {
  let current = folders.map((folder) => resolve(folder));
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    requests.push(path);
    const file = path.startsWith(base) ? fileAt(current, path.slice(base.length - 1)) : undefined;
    const type = types[extname(file ?? '')] ?? 'application/octet-stream';
    if (!file) return response.writeHead(404, headers).end('Not found');
    response.writeHead(200, { ...headers, 'Content-Type': type, 'Cache-Control': 'no-cache' });
    return createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}${base}`,
    requests,
    publish: (...next) => void (current = next.map((folder) => resolve(folder))),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

if (isMain(import.meta.url)) {
  const site = await serve({
    folders: [resolve(import.meta.dirname, '../dist')],
    port: Number(process.env.PORT ?? 4173),
  });
  console.log(`${site.url}\nAs a static host would serve it. Ctrl+C ends it.`);
}
