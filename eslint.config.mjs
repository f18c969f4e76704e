// @ts-check
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The arrows of docs/architecture.md, kept by lint: a room may import only what stands to its right.
 * @param {string} room
 * @param {string[]} forbidden  path patterns that this room must not import
 * @param {string} why
 * @returns {import('eslint/config').Config}
 */
const room = (room, forbidden, why) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message: why }] }],
  },
});

/** @param {...string} names */
const rooms = (...names) => names.flatMap((name) => [`**/${name}`, `**/${name}/**`]);

const core = 'Core rooms know neither VS Code nor the rooms to their left.';
const outer = [
  'journal',
  'teardown',
  'guides',
  'bulk',
  'workbench',
  'accounts',
  'explorer',
  'actions',
  'panels',
  'activity',
  'webview',
  'compose',
  'loadSandbox',
];

export default defineConfig(
  { ignores: ['dist/', 'out/', 'coverage/', '.vscode-test/', 'test/ui/.screenshots/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: [] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    },
  },
  room('catalog', ['vscode', ...rooms('api', 'estate', 'sandbox', 'manifest', 'protocol', ...outer)], core),
  room('api', ['vscode', ...rooms('estate', 'sandbox', 'manifest', 'protocol', ...outer)], core),
  room('estate', ['vscode', ...rooms('exports', 'sandbox', 'manifest', 'protocol', ...outer)], core),
  room(
    'journal',
    ['vscode', ...rooms('sandbox', 'manifest', 'protocol', ...outer.filter((name) => name !== 'journal'))],
    core,
  ),
  room(
    'teardown',
    [
      'vscode',
      ...rooms('sandbox', 'manifest', 'protocol', ...outer.filter((name) => !['journal', 'teardown'].includes(name))),
    ],
    core,
  ),
  room('exports', ['vscode', ...rooms('api', 'sandbox', 'manifest', 'protocol', ...outer)], core),
  room('guides', ['vscode', ...rooms('api', 'sandbox', 'manifest', 'protocol', ...outer)], core),
  room('bulk', ['vscode', ...rooms('sandbox', 'manifest', 'protocol', ...outer)], core),
  room('manifest', ['vscode', ...rooms('api', 'estate', 'sandbox', 'protocol', ...outer)], core),
  room('protocol', ['vscode', ...rooms('api', 'estate', 'sandbox', 'manifest', ...outer)], core),
  room(
    'workbench',
    rooms('sandbox', 'loadSandbox', 'accounts', 'explorer', 'actions', 'panels', 'activity', 'webview', 'compose'),
    'What every feature needs knows no feature.',
  ),
  room(
    'sandbox',
    ['vscode', ...rooms('api', 'estate', ...outer)],
    'The sandbox takes names and types from the catalogue only.',
  ),
  room(
    'accounts',
    rooms('sandbox', 'loadSandbox', 'explorer', 'actions', 'panels', 'activity', 'webview'),
    'Only loadSandbox.ts names the sandbox; features do not import each other.',
  ),
  room(
    'explorer',
    rooms('sandbox', 'loadSandbox', 'actions', 'panels', 'activity', 'webview'),
    'Features do not import each other; compose connects them.',
  ),
  room(
    'actions',
    rooms('sandbox', 'loadSandbox', 'explorer', 'panels', 'activity', 'webview'),
    'Features do not import each other; compose connects them.',
  ),
  room(
    'panels',
    rooms('sandbox', 'loadSandbox', 'explorer', 'activity', 'webview'),
    'Features do not import each other; compose connects them.',
  ),
  room(
    'activity',
    rooms('sandbox', 'loadSandbox', 'explorer', 'panels', 'webview'),
    'Features do not import each other; compose connects them.',
  ),
  room(
    'webview',
    [
      'vscode',
      ...rooms(
        'api',
        'estate',
        'sandbox',
        'manifest',
        'guides',
        'bulk',
        'workbench',
        'accounts',
        'explorer',
        'actions',
        'panels',
        'activity',
        'compose',
      ),
    ],
    'The browser side knows the protocol only.',
  ),
  {
    files: ['scripts/**', 'esbuild.js', 'test/**', 'bench/**', 'campaign/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    // Loaded into other programs as they are, so they stay CommonJS and outside the type check.
    files: ['**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', process: 'readonly', module: 'readonly', exports: 'readonly' },
    },
  },
  {
    files: ['esbuild.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
    languageOptions: {
      globals: { require: 'readonly', process: 'readonly', module: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    files: ['scripts/**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        encodeURIComponent: 'readonly',
      },
    },
  },
);
