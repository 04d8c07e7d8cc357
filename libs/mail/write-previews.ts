import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleDigest } from './digest-example.js';
import { exampleMail, exampleMatter } from './examples.js';
import { MATTERS } from './reminder-mail.js';
import { renderDigest } from './render-digest.js';
import { renderReminder } from './render-reminder.js';

/** Writes example mails in every language to a folder, HTML and text, to be looked at. Returns the files' paths. */
export async function writePreviews(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = (['en', 'ru', 'be'] as const).flatMap((language) =>
    [
      { of: 'digest', mail: renderDigest(exampleDigest(language)) },
      { of: 'reminder-no-account', mail: renderReminder({ ...exampleMail(language), hasAccount: false }) },
      ...[1, 4].map((count) => ({ of: `reminder-${count}`, mail: renderReminder(exampleMail(language, count)) })),
      ...MATTERS.map((kind) => ({ of: `reminder-${kind}`, mail: renderReminder(exampleMatter(language, kind)) })),
    ].flatMap(({ of, mail: { html, text, subject } }) => {
      const name = join(folder, `${of}-${language}`);
      return [
        { path: `${name}.html`, content: html },
        { path: `${name}.txt`, content: `${subject}\n\n${text}` },
      ];
    }),
  );
  await Promise.all(files.map(({ path, content }) => writeFile(path, content)));
  return files.map(({ path }) => path);
}
