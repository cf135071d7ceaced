// @ts-check
/**
 * Writes JSON so that a new version reads as a diff: entries on lines of their own, large objects cut into files.
 */

/** @typedef {readonly [key: string, json: string]} Entry */

/**
 * JSON with each entry of the outermost `levels` levels of objects on a line of its own.
 * @param {unknown} value
 * @param {number} levels
 * @returns {string}
 */
export function layOut(value, levels) {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (levels === 0 || !isObject) return JSON.stringify(value);
  return joinObject(Object.entries(value).map(([key, entry]) => [key, layOut(entry, levels - 1)]));
}

/** @param {readonly Entry[]} entries */
export function joinObject(entries) {
  return `{\n${entries.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',\n')}\n}`;
}

/**
 * Cuts a list into as few parts as keep near to `size` characters, all of about the same length.
 * @param {readonly Entry[]} entries
 * @param {number} size
 */
export function grouped(entries, size) {
  const total = entries.reduce((sum, [, json]) => sum + json.length, 0);
  const length = total / Math.ceil(total / size);
  /** @type {Entry[][]} */
  const groups = [];
  let before = 0;
  for (const entry of entries) {
    (groups[Math.floor(before / length)] ??= []).push(entry);
    before += entry[1].length;
  }
  return groups.filter((group) => group.length > 0);
}
