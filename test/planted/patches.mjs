import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const FOLDER = dirname(fileURLToPath(import.meta.url));
export const ROOT = join(FOLDER, '..', '..');

/**
 * The planted defects. Above the diff of each stand a line that says what goes wrong, `Specs:` with the files to run, and
 * `Tests:` with a pattern of the tests in them that ought to notice.
 */
export function readPatches() {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.patch'));
  return files.sort().map((file) => {
    const path = join(FOLDER, file);
    const [head] = readFileSync(path, 'utf8').split(/^diff --git /m);
    const field = (name) => new RegExp(`^${name}: (.+)$`, 'm').exec(head)?.[1]?.trim() ?? null;
    return {
      name: file.slice(0, -'.patch'.length),
      path,
      what: head.split('\n')[0],
      specs: field('Specs')?.split(/\s+/) ?? [],
      tests: field('Tests'),
    };
  });
}
