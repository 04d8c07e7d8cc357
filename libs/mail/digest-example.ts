import { Temporal } from 'temporal-polyfill';
import type { DigestLine, DigestMail } from './digest-mail.js';
import { exampleMail } from './examples.js';
import type { MailLanguage } from './reminder-mail.js';

const BODIES: Record<MailLanguage, string> = {
  en: 'Ministry of Industry',
  ru: 'Министерство промышленности',
  be: 'Міністэрства прамысловасці',
};
const ABSENT: Record<MailLanguage, string> = { en: 'Volha Novik', ru: 'Ольга Новик', be: 'Вольга Новік' };

/** A head's digest in a language, with every section and every classification. */
export function exampleDigest(language: MailLanguage, changes: Partial<DigestMail> = {}): DigestMail {
  const { recipient, today, sentAt, publicUrl, from, items } = exampleMail(language);
  const line: Line = (at, more) => {
    const { commitmentId = '', reference = '', title = null, classification = 'public', lead = '' } = items[at] ?? {};
    const none = { deadline: null, original: null, nearness: null, decision: null, changedOn: null };
    return {
      commitmentId,
      reference,
      title,
      classification,
      status: 'active',
      lead,
      body: BODIES[language],
      ...none,
      ...more,
    };
  };
  return {
    ...{ language, recipient, today, sentAt, publicUrl, from },
    copyFor: ABSENT[language],
    hasAccount: true,
    rhythm: 'weekly',
    sections: sectionsOf(line, today),
    unsubscribeUrl: 'https://pacta.example.org/api/v1/unsubscribe/0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c99',
    messageId: `digest-${language}@pacta.test`,
    ...changes,
  };
}

type Line = (at: number, more: Partial<DigestLine>) => DigestLine;

function sectionsOf(line: Line, today: Temporal.PlainDate): DigestMail['sections'] {
  const deadline = Temporal.PlainDate.from('2026-11-20');
  const original = Temporal.PlainDate.from('2026-10-30');
  const since = Temporal.PlainDate.from('2026-11-19');
  return [
    { kind: 'waiting', total: 1, lines: [line(2, { status: 'reported', decision: { of: 'report', since } })] },
    {
      kind: 'overdue',
      total: 12,
      lines: [
        line(1, { deadline, original, nearness: { late: 3 } }),
        line(3, { deadline, original: deadline, nearness: { late: 3 } }),
      ],
    },
    { kind: 'due_soon', total: 1, lines: [line(0, { deadline: today.add({ days: 7 }), nearness: { ahead: 7 } })] },
    { kind: 'changed', total: 1, lines: [line(0, { status: 'closed', deadline, changedOn: since })] },
  ];
}
