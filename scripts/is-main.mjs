import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether a script is the one that was started, not imported by another. */
export function isMain(/** @type {string} */ url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(url));
}
