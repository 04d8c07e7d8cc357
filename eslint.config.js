import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lingui from 'eslint-plugin-lingui';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const parameters = (most, constructorMost) => [
  {
    selector: `:matches(FunctionDeclaration, ArrowFunctionExpression, MethodDefinition[kind!="constructor"] > FunctionExpression, TSEmptyBodyFunctionExpression, TSDeclareFunction)[params.length>${most}]`,
    message: `At most ${most} positional arguments: pass an object with names.`,
  },
  {
    selector: `MethodDefinition[kind="constructor"] > FunctionExpression[params.length>${constructorMost}]`,
    message: `At most ${constructorMost} dependencies: the class does more than one thing.`,
  },
];

const everywhere = [
  {
    selector: 'TSAsExpression > TSAsExpression',
    message: 'A double assertion switches the type check off: narrow the value instead.',
  },
  {
    selector: 'TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/]',
    message: 'No I prefix: the interface is named after what it is.',
  },
];

const time = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Ask the injected Clock.' },
  {
    selector: 'MemberExpression[object.object.name="Temporal"][object.property.name="Now"]',
    message: 'Ask the injected Clock.',
  },
];

const environment = [
  { object: 'process', property: 'env', message: 'Variables are read once, by readEnvironment in #platform.' },
  { object: 'Date', property: 'now', message: 'Ask the injected Clock.' },
];

const unfinishedTests = [
  {
    selector:
      'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/], CallExpression[callee.name=/^(fit|fdescribe|xit|xdescribe|xtest)$/]',
    message: 'Every test runs, every time.',
  },
];

/** One word without a capital, or a place: a name of the code, not of a language. */
const WORDLESS = '^([a-z0-9_.:/#$?=&%*@-]*|[^\\p{L}]*)$';

/** Attributes and calls of a screen whose strings nobody reads: names of styles, places, events and parts of the kit. */
const UNSPOKEN_NAMES = [{ regex: { pattern: '^(className|style|styles|data-.*|href|to|from|lang)$' } }];
const UNSPOKEN_CALLS = ['*.getInputProps', '*.closest', '*.querySelector', 'useMediaQuery', 'Error'];

export default defineConfig(
  globalIgnores([
    'apps/web/client/api.generated.ts',
    'dist/',
    'node_modules/',
    '.pacta/',
    'coverage/',
    'test/boundaries/fixture/',
  ]),
  eslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: globals.node },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'max-lines': ['error', { max: 400 }],
      complexity: ['error', { max: 12 }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      // Silent in files with decorators: there a type-only import would take the class away from dependency injection.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/require-await': 'off', // ports are asynchronous, whatever an implementation needs
      '@typescript-eslint/no-extraneous-class': 'off', // Nest modules
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', ...environment],
      'no-restricted-syntax': ['error', ...everywhere, ...time, ...parameters(3, 6)],
    },
  },
  {
    files: ['**/*.rules.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '#platform',
              allowImportNames: [
                'conflict',
                'DomainError',
                'ErrorKind',
                'Fault',
                'FAULT_RULES',
                'FaultRule',
                'Faults',
                'forbidden',
                'invalid',
                'notFound',
                'Says',
                'Wrong',
              ],
              message: 'A rule takes nothing from platform but the errors of the domain.',
            },
          ],
        },
      ],
    },
  },
  {
    // Arguments of a route handler are named by their decorators.
    files: ['**/*.controller.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...time, ...parameters(6, 6)] },
  },
  {
    files: ['apps/api/**/*.ts'],
    ignores: ['apps/api/http/values.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...environment,
        {
          object: 'z',
          property: 'uuid',
          message: 'Ids are read by Id in http/values: it knows them in capital letters.',
        },
      ],
    },
  },
  {
    files: [
      'libs/platform/**',
      'libs/testing/**',
      'apps/launcher/**',
      'test/**',
      '**/*.spec.ts',
      '**/*.spec.tsx',
      '**/*.mjs',
    ],
    rules: {
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', ...everywhere, ...unfinishedTests, ...parameters(3, 6)],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx'],
    languageOptions: { globals: globals.jest },
    rules: {
      'max-lines': ['error', { max: 600 }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off', // expect.any() and expect.objectContaining() are typed any
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off', // a test fails loudly when the thing is not there
    },
  },
  {
    // A migration is one statement of SQL after the other; it is read from top to bottom.
    files: ['libs/platform/database/migrations/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Their output is what they are for.
    files: ['apps/cli/**', 'apps/launcher/**', 'apps/web/build/**', 'test/**', 'docs/*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    // A screen's function is mostly what it shows; its words come from the catalogues.
    files: ['apps/web/**/*.ts', 'apps/web/**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
    plugins: { lingui },
    languageOptions: { globals: globals.browser },
    rules: {
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'Ask useToday.' }],
    },
  },
  {
    files: ['apps/web/**/*.tsx'],
    rules: {
      'lingui/no-unlocalized-strings': [
        'error',
        {
          // Names in camel case and paths of the API are for programs.
          ignore: [WORDLESS, '^(EN|РУС|БЕЛ|Pacta)$', '^[A-Z]\\w*Page$', '^[a-z]+([A-Z][a-z]+)+$', '^/api/v1/'],
          ignoreNames: UNSPOKEN_NAMES,
          ignoreFunctions: UNSPOKEN_CALLS,
        },
      ],
      'lingui/t-call-in-function': 'error',
      'lingui/no-single-variables-to-translate': 'error',
    },
  },
  // The one place where a screen asks what time it is.
  { files: ['apps/web/session/today.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
