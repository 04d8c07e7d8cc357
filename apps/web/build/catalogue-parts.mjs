import { createCompiledCatalog, getCatalogForFile, getCatalogs } from '@lingui/cli/api';
import { makeConfig } from '@lingui/conf';
import { relative } from 'node:path';
import settings from '../lingui.config.mjs';
import { firstViewFiles, textsIn } from './first-view.mjs';

const linguiConfig = makeConfig(settings, { skipValidation: true });
const PART = /^(.+\.po)\?part=(first|more)$/;

/**
 * A catalogue in two parts: `en.po?part=first` is what the first view says, `?part=more` all the rest, which comes with the
 * first screen that says it. While screens are written the first part has everything.
 */
export function catalogueParts() {
  let isServed = false;
  let first = null;
  return {
    name: 'pacta-catalogue-parts',
    configResolved({ command }) {
      isServed = command === 'serve';
    },
    buildStart() {
      first = null;
    },
    load: {
      filter: { id: PART },
      async handler(id) {
        const [, file, part] = PART.exec(id) ?? [];
        this.addWatchFile(file);
        first ??= textsIn(firstViewFiles());
        const texts = await first;
        const isHere = (text) => (isServed || texts.has(text)) === (part === 'first');
        const { locale, messages } = await read(file);
        const chosen = Object.fromEntries(Object.entries(messages).filter(([text]) => isHere(text)));
        const { source, errors } = createCompiledCatalog(locale, chosen, { namespace: 'es' });
        if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ error }) => error.message).join(', ')}`);
        return { code: source, map: null, moduleType: 'js' };
      },
    },
  };
}

/** @throws Error when a text has no translation. */
async function read(file) {
  const catalogues = await getCatalogs(linguiConfig);
  const { locale, catalog } = getCatalogForFile(relative(linguiConfig.rootDir, file), catalogues);
  const { messages, missing } = await catalog.getTranslations(locale, { sourceLocale: linguiConfig.sourceLocale });
  if (missing.length > 0) throw new Error(`${file} lacks ${missing.map(({ source }) => source).join(', ')}`);
  return { locale, messages };
}
