import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleMail, exampleMatter } from './examples.js';
import { MATTERS } from './reminder-mail.js';
import { renderReminder } from './render-reminder.js';

/** Writes example mails in every language to a folder, HTML and text, to be looked at. Returns the files' paths. */
export async function writePreviews(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = (['en', 'ru', 'be'] as const).flatMap((language) =>
    [
      ...[1, 4].map((count) => ({ of: String(count), mail: exampleMail(language, count) })),
      ...MATTERS.map((kind) => ({ of: kind, mail: exampleMatter(language, kind) })),
    ].flatMap(({ of, mail }) => {
      const { html, text, subject } = renderReminder(mail);
      const name = join(folder, `reminder-${language}-${of}`);
      return [
        { path: `${name}.html`, content: html },
        { path: `${name}.txt`, content: `${subject}\n\n${text}` },
      ];
    }),
  );
  await Promise.all(files.map(({ path, content }) => writeFile(path, content)));
  return files.map(({ path }) => path);
}
