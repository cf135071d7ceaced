/** Words for the names in a machine's definition, by rule: `outOfStep` is "out of step", `clock.moved` is "clock moved". */

/** What XState itself calls its events, and what a person calls them. */
const ownEvents: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^xstate\.done\.actor\.(?:\d+\.)?(.+)$/, (name) => `${wordsOf(lastPart(name))} done`],
  [/^xstate\.error\.actor\.(?:\d+\.)?(.+)$/, (name) => `${wordsOf(lastPart(name))} failed`],
  [/^xstate\.done\.state\.(.+)$/, (name) => `${wordsOf(lastPart(name))} done`],
  [/^xstate\.after\.([^.]+)\..*$/, (name) => `after ${/^\d+$/.test(name) ? `${name} ms` : wordsOf(name)}`],
  [/^()$/, () => 'at once'],
  [/^\*()$/, () => 'anything else'],
];

/** The name of a state, a guard or a machine. Runs of capitals stay: `isMFAGiven` is "is MFA given". */
export function wordsOf(name: string): string {
  return name
    .replace(/[._-]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^\W*[A-Z][a-z]*\W*$/.test(word) ? word.toLowerCase() : word))
    .join(' ')
    .trim();
}

/** A guard after "if": `isExpired` is "expired", `hasKey and not isBroken` is "has key and not broken". */
export function conditionWords(guard: string): string {
  return wordsOf(guard).replace(/(?<![\w])(?:is|are) /g, '');
}

export function eventWords(type: string): string {
  for (const [pattern, words] of ownEvents) {
    const name = pattern.exec(type)?.[1];
    if (name !== undefined) return words(name);
  }
  return wordsOf(type);
}

/** The last part of a path: an invoked actor without an id of its own is called by its state's. */
function lastPart(path: string): string {
  return path.split('.').at(-1) ?? path;
}
