import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { FileContext } from './read-meeting-file.js';

/**
 * Reads the texts that a meeting file points to. Only from the file's own folder and below it, links followed: a file
 * that came by mail must not be able to pull the machine's other files into the register.
 */
export function besideFile(path: string): FileContext['readBeside'] {
  const folder = realpathSync(dirname(resolve(path)));
  return (name) => {
    const outside = { refusal: `"${name}" is not in the folder of this file or below it` };
    const target = resolve(folder, name);
    if (!isWithin(folder, target)) return outside;
    try {
      const real = realpathSync(target);
      if (!isWithin(folder, real)) return outside;
      const bytes = readFileSync(real);
      if (!isUtf8(bytes)) return { refusal: `"${name}" is not UTF-8 text` };
      return bytes.length === 0 ? { refusal: `"${name}" is empty` } : { text: bytes.toString() };
    } catch {
      return { refusal: `"${name}" cannot be read` };
    }
  };
}

function isWithin(folder: string, target: string): boolean {
  const way = relative(folder, target);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === target;
}
