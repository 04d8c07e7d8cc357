import { transformAsync } from '@babel/core';
import { makeConfig } from '@lingui/conf';
import settings from '../lingui.config.mjs';

const linguiConfig = makeConfig(settings, { skipValidation: true });

/**
 * Lingui's macros (`t`, `<Trans>`, `<Plural>`) turned into calls with a generated identifier. Babel does this and
 * nothing else: types and JSX stay for the bundler. The ready-made plugin needs Node 22.
 */
export function messageMacros() {
  return {
    name: 'pacta-message-macros',
    enforce: 'pre',
    async transform(code, file) {
      if (!/\.tsx?$/.test(file) || !code.includes('@lingui/')) return null;
      const result = await transformAsync(code, {
        filename: file,
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: ['typescript', 'jsx'] },
        plugins: [['@lingui/babel-plugin-lingui-macro', { linguiConfig }]],
      });
      return { code: result.code, map: result.map };
    },
  };
}
