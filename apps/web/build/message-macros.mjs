import { fileURLToPath } from 'node:url';
import { firstViewFiles, withoutMacros } from './first-view.mjs';

const MORE_WORDS = fileURLToPath(new URL('../language/more-words.ts', import.meta.url));

/**
 * Lingui's macros turned into calls with a generated identifier. Babel does this and nothing else: types and JSX stay for
 * the bundler. The ready-made plugin needs Node 22. A source that is not of the first view waits for the words that the
 * first view does without.
 */
export function messageMacros() {
  let first = new Set();
  return {
    name: 'pacta-message-macros',
    enforce: 'pre',
    buildStart() {
      first = firstViewFiles();
    },
    transform: {
      filter: { id: /\.tsx?$/, code: '@lingui/' },
      async handler(code, file) {
        const result = await withoutMacros(code, file);
        const isLater = /@lingui\/(react|core)\/macro/.test(code) && !first.has(file);
        return { code: isLater ? `${result.code}\nimport '${MORE_WORDS}';` : result.code, map: result.map };
      },
    },
  };
}
