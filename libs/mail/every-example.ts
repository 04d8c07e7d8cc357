import { exampleDigest } from './digest-example.js';
import { exampleMail, exampleMatter } from './examples.js';
import type { OutgoingMail } from './outgoing-mail.js';
import { MATTERS } from './reminder-mail.js';
import { renderDigest } from './render-digest.js';
import { renderReminder } from './render-reminder.js';

/** One mail of each kind that is sent, in each language: what all mail has to keep to is checked on these. */
export function everyExample(): { name: string; mail: OutgoingMail }[] {
  return (['en', 'ru', 'be'] as const).flatMap((language) =>
    [
      { of: 'digest', mail: renderDigest(exampleDigest(language)) },
      { of: 'digest-no-account', mail: renderDigest(exampleDigest(language, { hasAccount: false })) },
      { of: 'reminder-no-account', mail: renderReminder({ ...exampleMail(language), hasAccount: false }) },
      ...[1, 4].map((count) => ({ of: `reminder-${count}`, mail: renderReminder(exampleMail(language, count)) })),
      ...MATTERS.map((kind) => ({ of: `reminder-${kind}`, mail: renderReminder(exampleMatter(language, kind)) })),
    ].map(({ of, mail }) => ({ name: `${of}-${language}`, mail })),
  );
}
