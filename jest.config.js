import { readFileSync, readdirSync } from 'node:fs';

/*
 * Jest in CommonJS mode: our TypeScript and every ESM package are compiled by SWC. In ESM mode Jest on Node 20 cannot
 * load CommonJS packages that require() ESM ones (nestjs-cls requiring @nestjs/common 12).
 */
const root = new URL('./node_modules/', import.meta.url);
const isEsm = (name) => {
  try {
    return JSON.parse(readFileSync(new URL(`${name}/package.json`, root), 'utf8')).type === 'module';
  } catch {
    return false;
  }
};
const esmPackages = readdirSync(root)
  .flatMap((dir) => (dir.startsWith('@') ? readdirSync(new URL(`${dir}/`, root)).map((sub) => `${dir}/${sub}`) : [dir]))
  .filter((name) => !name.startsWith('.') && isEsm(name));

const compile = (tsx) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', tsx, decorators: true, dynamicImport: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: true,
        react: { runtime: 'automatic', importSource: 'preact' },
      },
    },
  },
];

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  globalSetup: '<rootDir>/libs/testing/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/global-teardown.ts',
  testTimeout: 30_000,
  maxWorkers: 2,
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  resolver: '<rootDir>/jest.resolver.cjs',
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  transformIgnorePatterns: [`/node_modules/(?!(?:.+/node_modules/)?(?:${esmPackages.join('|')})/)`],
  transform: { '\\.[jt]sx$': compile(true), '\\.[mc]?[jt]s$': compile(false) },
};
