import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleMail } from './examples.js';
import { renderReminder } from './render-reminder.js';

/** Writes example mails in every language to a folder, HTML and text, to be looked at. Returns the files' paths. */
export async function writePreviews(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = (['en', 'ru', 'be'] as const).flatMap((language) =>
    [1, 4].flatMap((count) => {
      const { html, text, subject } = renderReminder(exampleMail(language, count));
      const name = join(folder, `reminder-${language}-${count}`);
      return [
        { path: `${name}.html`, content: html },
        { path: `${name}.txt`, content: `${subject}\n\n${text}` },
      ];
    }),
  );
  await Promise.all(files.map(({ path, content }) => writeFile(path, content)));
  return files.map(({ path }) => path);
}
