import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** English stands in the source; a text that a catalogue lacks fails the check and the build. */
export default defineConfig({
  rootDir: import.meta.dirname,
  sourceLocale: 'en',
  locales: ['en', 'ru', 'be'],
  catalogs: [{ path: '<rootDir>/language/catalogues/{locale}', include: ['<rootDir>'], exclude: ['**/*.spec.*'] }],
  format: formatter({ origins: false }),
  orderBy: 'message',
});
