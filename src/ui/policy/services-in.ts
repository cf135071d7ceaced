/** Which services a policy text speaks of, also while it is not whole: those whose facts its checks need. */

/** More are not asked for at once; no real policy of AWS's size names so many. */
const most = 40;

/** Prefixes of actions and condition keys, lower case, each once. */
export function servicesIn(text: string): readonly string[] {
  const prefixes = Array.from(text.matchAll(/"([\w-]+):[\w*?/-]+"/g), ([, prefix = '']) =>
    prefix.toLowerCase(),
  );
  return [...new Set(prefixes)].filter((prefix) => prefix !== 'arn' && prefix !== 'aws').slice(0, most);
}
