/**
 * Vitest environment: plain Node, but modules are compiled as for the browser, so that Svelte's runes react.
 * @type {import('vitest/environments').Environment}
 */
export default { name: 'runes', viteEnvironment: 'client', setup: () => ({ teardown() {} }) };
