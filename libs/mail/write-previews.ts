import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { everyExample } from './every-example.js';

/** Writes example mails in every language to a folder, HTML and text, to be looked at. Returns the files' paths. */
export async function writePreviews(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = everyExample().flatMap(({ name, mail: { html, text, subject } }) => [
    { path: join(folder, `${name}.html`), content: html },
    { path: join(folder, `${name}.txt`), content: `${subject}\n\n${text}` },
  ]);
  await Promise.all(files.map(({ path, content }) => writeFile(path, content)));
  return files.map(({ path }) => path);
}
