// `npm start`: installs what is missing and opens the running page.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { installWhatIsMissing } from './install.mjs';

const root = resolve(import.meta.dirname, '..');
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

if (!installWhatIsMissing()) process.exit(1);

const vite = resolve(root, 'node_modules/vite/bin/vite.js');
const server = spawn(process.execPath, [vite, ...(hasDisplay ? ['--open'] : []), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
