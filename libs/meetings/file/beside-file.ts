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
      const text = decode(readFileSync(real));
      return text === '' ? { refusal: `"${name}" is empty` } : { text };
    } catch (error) {
      return { refusal: error instanceof TypeError ? `"${name}" is not UTF-8 text` : `"${name}" cannot be read` };
    }
  };
}

/** @throws TypeError when the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function isWithin(folder: string, target: string): boolean {
  const way = relative(folder, target);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === target;
}
