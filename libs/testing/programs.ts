import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of a program of this machine under one of its names, or the one that a variable gives; null without. */
export function findProgram(names: readonly string[], variable: string): string | null {
  const given = process.env[variable];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = given ? [given] : names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
