// `npm run build`: dist/ (the static page) and dist-node/ (engine.mjs, cli.mjs), side by side.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const vite = resolve(root, 'node_modules/vite/bin/vite.js');

/** @param {string[]} args @returns {Promise<boolean>} */
function build(...args) {
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return new Promise((done) => child.on('exit', (code) => done(code === 0)));
}

// A build that fails must not leave an older one behind for the tests.
for (const folder of ['dist', 'dist-node']) rmSync(resolve(root, folder), { recursive: true, force: true });

const built = await Promise.all([build(), build('--config', 'vite.node.config.ts')]);
process.exit(built.every(Boolean) ? 0 : 1);
