import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { generateClient } from './generate.mjs';
import { stampOf } from './stamp.mjs';

const FOLDER = 'apps/web';
const COMPRESSED = new Set(['.js', '.css', '.svg']);

/** Bundles the screens to `dist/web` when they, or what the API says of itself, changed since the last time. */
export async function buildWeb(root) {
  const stamp = stampOf(root);
  const stampFile = join(root, 'dist', '.built-web');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const began = Date.now();
  rmSync(stampFile, { force: true });
  await generateClient(root);
  const { build } = await import('vite');
  await build({ configFile: join(root, FOLDER, 'vite.config.mjs'), logLevel: 'warn' });
  await compress(join(root, 'dist', 'web'));
  writeFileSync(stampFile, stamp);
  process.stderr.write(`Built the screens in ${((Date.now() - began) / 1000).toFixed(1)} s.\n`);
}

/** Beside each text its Brotli and gzip forms: the API sends them as they are. */
async function compress(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && COMPRESSED.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async (file) => {
      const text = readFileSync(file);
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(text, { params }));
      writeFileSync(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
    }),
  );
}
