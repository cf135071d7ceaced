/**
 * Writes licences.txt into a build: whose code is in it, and under which terms. A package whose terms we do not know, or
 * that are not permissive, fails the build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** MPL-2.0 asks that changes to its files are published; there are none. */
const permissive = /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0)$/;

/**
 * The folder of the package that a module is part of; `undefined` for the project's own.
 * @param {string} moduleId
 */
function packageFolder(moduleId) {
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(moduleId.replace(/^\0/, '')) ?? [];
  return folder !== undefined && existsSync(join(folder, 'package.json')) ? folder : undefined;
}

/**
 * Name, version and terms of a package, with the text that has to go along.
 * @param {string} folder
 */
function entryOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  // Some say it only in the text.
  const terms = license ?? (/^MIT License/.test(texts[0] ?? '') ? 'MIT' : 'unknown');
  if (!permissive.test(terms)) throw new Error(`${name} ${version} has the licence ${terms}`);
  return [`${name} ${version} (${terms})`, ...texts].join('\n\n');
}

/**
 * @param {Iterable<string>} moduleIds
 * @returns {string} the text of licences.txt
 */
export function licencesOf(moduleIds) {
  const folders = [...new Set([...moduleIds].map(packageFolder))].filter((folder) => folder !== undefined);
  const entries = [...new Set(folders.sort().map(entryOf))];
  const intro = 'Code of these packages is part of this build.';
  return [intro, ...entries].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

/** @returns {import('vite').Plugin} */
export function licences() {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const source = licencesOf(chunks.flatMap(({ moduleIds }) => moduleIds));
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}
