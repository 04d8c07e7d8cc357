import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/*
 * Lets Node run our TypeScript as it stands (`node --conditions=source --import ./libs/testing/typescript.mjs x.ts`):
 * './x.js' is read from './x.ts', compiled by SWC as .swcrc says. For what runs beside Jest and outside of its
 * transforms; production runs `dist`.
 */
if (isMainThread) register(import.meta.url);

export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js')) {
    for (const extension of ['.ts', '.tsx']) {
      try {
        return await next(specifier.slice(0, -3) + extension, context);
      } catch {
        // a real .js file, or the other extension
      }
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!/\.tsx?$/.test(url) || url.includes('/node_modules/')) return next(url, context);
  const { transform } = await import('@swc/core');
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { filename, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
