import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { FileFault } from '#meetings';
import { Refusal } from './explain.js';

/** The text of a file that was named on the command line. @throws Refusal */
export function readText(path: string): string {
  const bytes = readBytes(path);
  if (!isUtf8(bytes)) throw new Refusal([`The file ${path} is not UTF-8 text.`]);
  return bytes.toString();
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new Refusal([`The file ${path} cannot be read: see that it is there and that you may read it.`]);
  }
}

/** Faults as editors and terminals know them: `meeting.yaml:33:11 commitments[0].lead: there is no post …`. */
export function inLines(path: string, faults: readonly FileFault[]): string[] {
  return faults.map(
    ({ line, column, path: at, message }) => `${path}:${line}:${column} ${at ? `${at}: ` : ''}${message}`,
  );
}
