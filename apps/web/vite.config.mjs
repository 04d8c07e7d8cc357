import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogueParts } from './build/catalogue-parts.mjs';
import { messageMacros } from './build/message-macros.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Where people arrive: what else they begin with. */
const ARRIVALS = ['features/sign-in/sign-in-page.tsx', 'features/today/today-page.tsx'].map((file) => `${here}${file}`);

/** Names the file of what these screens import, at however many removes; nothing for the rest, and for the screens. */
function withArrivals() {
  let reached = null;
  return (id, bundle) => {
    if (reached === null) {
      reached = new Set(ARRIVALS);
      for (const one of reached)
        for (const imported of bundle.getModuleInfo(one)?.importedIds ?? []) reached.add(imported);
    }
    return reached.has(id) && !ARRIVALS.includes(id) ? 'second' : null;
  };
}

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
    // Files are few: each costs a header and its turn, and a screen of sixty of them stood late. What every screen begins
    // with is one, but not the beginning itself, which waits for the first screen while that waits for this. What is
    // needed beside it where people arrive is the next, and what several of the other screens share the third.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'first',
              tags: ['$initial'],
              priority: 3,
              test: (id) => !/\/web\/(main\.tsx|index\.html)/.test(id),
            },
            { name: withArrivals(), debugName: 'second', priority: 2 },
            { name: 'more', minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  // `npm run web` beside a running Pacta: its API answers under the same address.
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
});
