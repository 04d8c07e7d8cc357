import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogueParts } from './build/catalogue-parts.mjs';
import { messageMacros } from './build/message-macros.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  // Lingui's own plugin is here for what it says of a macro that was left in a source.
  plugins: [messageMacros(), react(), lingui({ configPath: `${here}lingui.config.mjs` }), catalogueParts()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Browsers that the register is for know these by themselves; fonts and icons stay files, as the policy asks.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    // What every screen begins with is one file: thirty small ones cost a header each. But not the beginning itself, which
    // waits for the first screen while that waits for this.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'first', tags: ['$initial'], test: (id) => !/\/web\/(main\.tsx|index\.html)/.test(id) }],
        },
      },
    },
  },
  // `npm run web` beside a running Pacta: its API answers under the same address.
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
});
