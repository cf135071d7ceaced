// Lint: type-aware TypeScript and Svelte, the style's measurable limits, and the room rules (config/room-rules.mjs).
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { noDefaultExport, roomRules } from './config/room-rules.mjs';

const typed = ['src/**/*.ts', 'tests/**/*.ts', '*.config.ts'];

const core = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-var': 'error',
  'prefer-const': 'error',
  'object-shorthand': 'error',
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-fallthrough': 'error',
  'no-loss-of-precision': 'error',
  'no-constant-condition': 'error',
  'no-unreachable': 'error',
  'no-useless-escape': 'error',
  'no-control-regex': 'error',
  'no-empty': 'error',
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      'dist-node/',
      'test-results/',
      'playwright-report/',
      'public/',
      'coverage/',
      '.cache/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { rules: core },
  {
    files: typed,
    extends: [...ts.configs.strictTypeChecked, ...ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // There are no enums, and these two and the next cost a third of the whole run.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      // A key of a policy document reads as one: `statement['NotAction']`.
      '@typescript-eslint/dot-notation': 'off',
      // `'*' | string` names the value that matters.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // `interface` for shapes, but a mapped or indexed type may stay as it is written.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true, boolean: true } },
      ],
    },
  },
  // Components without types, which svelte-check looks at: the type service would start anew for each of them.
  { files: ['**/*.svelte'], extends: [...ts.configs.strict, ...ts.configs.stylistic] },
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parser: ts.parser },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/no-unused-props': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // `let` is how Svelte spells props and state.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // This page has no router of SvelteKit's: every link is `#/…`.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-console': 'error',
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noDefaultExport] },
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts'],
    rules: {
      // A test states what it knows; the run proves it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: globals.node },
    rules: { 'no-undef': 'error', 'no-unused-vars': ['error', { varsIgnorePattern: '^_' }] },
  },
  {
    files: ['tests/e2e/probe/*.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    // The probe tries what the content security policy must refuse.
    rules: { 'no-new-func': 'off' },
  },
  ...roomRules,
);
