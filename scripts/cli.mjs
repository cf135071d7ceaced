// The command line from the sources: builds dist-node/ when it is missing or older than src/, then runs it.
// The build speaks on the standard error only; the standard output belongs to the command.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const cli = join(root, 'dist-node/cli.mjs');
const vite = join(root, 'node_modules/vite/bin/vite.js');

/** Rooms that the command line never imports. */
const others = new Set(['app', 'ui', 'sw']);

/** @returns {number} when the newest source file was written */
function newestSource() {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'),
  );
  const ofOurs = files.filter(
    ({ parentPath }) => !others.has(parentPath.slice(root.length).split(/[\\/]/)[2] ?? ''),
  );
  return Math.max(...ofOurs.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
}

function isCurrent() {
  return existsSync(cli) && statSync(cli).mtimeMs >= newestSource();
}

if (!isCurrent()) {
  const args = [vite, 'build', '--config', 'vite.node.config.ts', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 2);
}

// In this process, so that whoever stops it stops the command.
await import(pathToFileURL(cli).href);
