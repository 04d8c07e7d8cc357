import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Sizes and times of what the screens are made of: cheap to take, different after any edit. Without the client, which
 * the build itself writes.
 */
export function stampOf(root) {
  const hash = createHash('sha256');
  const sources = readdirSync(join(root, 'apps/web'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.spec\.tsx?$|\.generated\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const source of sources.sort()) {
    const { size, mtimeMs } = statSync(source);
    hash.update(`${source.slice(root.length)} ${size} ${mtimeMs}\n`);
  }
  for (const file of ['docs/openapi.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
