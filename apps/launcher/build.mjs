import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PARTS = ['apps', 'libs', 'test'];
/** Bundled for browsers, by build-web.mjs. */
const SCREENS = 'apps/web';

/** Compiles our sources to `dist` when they, or the compiler, changed since the last time. */
export async function build(root) {
  const sources = PARTS.flatMap((part) => sourcesUnder(root, part));
  const stamp = stampOf(root, sources);
  const stampFile = join(root, 'dist', '.built');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const began = Date.now();
  const fresh = join(root, 'dist', `.new-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  await compile(root, sources, fresh);
  rmSync(stampFile, { force: true });
  for (const part of PARTS) {
    rmSync(join(root, 'dist', part), { recursive: true, force: true });
    mkdirSync(join(fresh, part), { recursive: true });
    renameSync(join(fresh, part), join(root, 'dist', part));
  }
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(stampFile, stamp);
  process.stderr.write(`Built ${sources.length} files in ${((Date.now() - began) / 1000).toFixed(1)} s.\n`);
}

async function compile(root, sources, target) {
  const { transformFile } = await import('@swc/core');
  await Promise.all(
    sources.map(async (source) => {
      const out = join(target, source.replace(/\.tsx?$/, '.js'));
      const name = out.slice(out.lastIndexOf('/') + 1);
      const { code, map } = await transformFile(join(root, source), { cwd: root, configFile: join(root, '.swcrc') });
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, `${code}\n//# sourceMappingURL=${name}.map\n`);
      writeFileSync(`${out}.map`, map ?? '{}');
    }),
  );
}

function sourcesUnder(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'fixture' || path === SCREENS ? [] : sourcesUnder(root, path);
    return /\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$|\.d\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** Sizes and times of the sources, the compiler's settings and version: cheap to take, different after any edit. */
function stampOf(root, sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    const { size, mtimeMs } = statSync(join(root, source));
    hash.update(`${source} ${size} ${mtimeMs}\n`);
  }
  for (const file of ['.swcrc', 'node_modules/@swc/core/package.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
