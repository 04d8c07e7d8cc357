import { transformAsync } from '@babel/core';
import { makeConfig } from '@lingui/conf';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import settings from '../lingui.config.mjs';

const WEB = fileURLToPath(new URL('..', import.meta.url));

/** What a browser loads to show the first screen: where somebody signs in, and where they arrive. */
const FIRST = [
  'main.tsx',
  'features/sign-in/sign-in-page.tsx',
  'features/today/today-page.tsx',
  'features/today/first-steps.tsx',
];

const linguiConfig = makeConfig(settings, { skipValidation: true });

/** A source whose macros (`t`, `<Trans>`, `<Plural>`) have become calls with a generated identifier. */
export function withoutMacros(code, file) {
  return transformAsync(code, {
    filename: file,
    babelrc: false,
    configFile: false,
    sourceMaps: true,
    parserOpts: { plugins: ['typescript', 'jsx'] },
    plugins: [['@lingui/babel-plugin-lingui-macro', { linguiConfig }]],
  });
}

/** The sources of the first view: what they import at once, and what that imports; not what they ask for later. */
export function firstViewFiles() {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file) || !existsSync(file)) return;
    found.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/^(?:import|export|\}).*?from '(\.[^']+)\.js';$/gm)) {
      for (const ending of ['.ts', '.tsx']) visit(join(dirname(file), path + ending));
    }
  };
  for (const file of FIRST) visit(join(WEB, file));
  return found;
}

/** The identifiers of all that is said in some sources. */
export async function textsIn(files) {
  const texts = new Set();
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    if (!source.includes('@lingui/')) continue;
    const { code } = await withoutMacros(source, file);
    for (const [, id] of code.matchAll(/\bid: "([^"]+)"/g)) texts.add(id);
  }
  return texts;
}
